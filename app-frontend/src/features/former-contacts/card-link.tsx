import type { MouseEvent } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'

interface CardLinkProps {
  id: number
  path: string
  title: string
}

/** A record of the CRM: in the portal’s slider, with the middle button in a tab of its own. */
export function CardLink({ id, path, title }: CardLinkProps) {
  const openCard = useOpenCard()
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(id, path)
  }
  return (
    <a href={cardHref(path)} onClick={open} className="rounded-xs text-action hover:underline">
      {title}
    </a>
  )
}
