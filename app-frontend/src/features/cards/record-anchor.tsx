import type { MouseEvent, ReactNode } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'

/** A contact or a company; opens in the portal's slider, in a new tab with Ctrl or the middle button. */
export function RecordAnchor({ record, children }: { record: { id: number; path: string }; children: ReactNode }) {
  const openCard = useOpenCard()
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(record.id, record.path)
  }
  return (
    <a
      href={cardHref(record.path)}
      target="_blank"
      rel="noopener"
      onClick={open}
      className="no-underline hover:underline"
    >
      {children}
    </a>
  )
}
