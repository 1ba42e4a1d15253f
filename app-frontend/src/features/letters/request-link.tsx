import type { MouseEvent } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'
import { useWording } from '../../lib/use-wording.ts'

/** Opens the request of a letter in the portal's slider. */
export function RequestLink({ id, path }: { id: number; path: string }) {
  const words = useWording()
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
      onClick={open}
      className="text-13 whitespace-nowrap no-underline hover:underline"
    >
      {words.requestNumber(id)}
    </a>
  )
}
