import type { MouseEvent, ReactNode } from 'react'
import { cardHref, useOpenCard } from '../lib/use-open-card.ts'

interface CardLinkProps {
  id: number
  path: string
  children: ReactNode
  /** What a pointer that rests on it is told. */
  hint?: string
  className?: string
}

/** A record of the CRM: in the portal’s slider, with Ctrl or the middle button in a tab of its own. */
export function CardLink({ id, path, children, hint, className = '' }: CardLinkProps) {
  const openCard = useOpenCard()
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(id, path)
  }
  return (
    <a
      href={cardHref(path)}
      target="_blank"
      rel="noopener"
      title={hint}
      onClick={open}
      className={`no-underline hover:underline ${className}`}
    >
      {children}
    </a>
  )
}
