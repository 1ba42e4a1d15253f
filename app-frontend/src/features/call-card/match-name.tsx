import type { CallMatch } from '@poryadok/app-backend/call-card/contract'
import type { MouseEvent } from 'react'
import { cardHref, useOpenCard } from '../../lib/use-open-card.ts'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'

const tones: readonly Tone[] = ['blue', 'green', 'amber', 'red', 'violet', 'grey']

/** A found record with its status; a link where the viewer may follow it. */
export function MatchName({ match: { id, title, path, status } }: { match: CallMatch }) {
  const openCard = useOpenCard()
  const open = (event: MouseEvent): void => {
    if (path === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    openCard(id, path)
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {path === null ? (
        <span className="font-semibold">{title}</span>
      ) : (
        <a
          href={cardHref(path)}
          target="_blank"
          rel="noopener"
          onClick={open}
          className="font-semibold no-underline hover:underline"
        >
          {title}
        </a>
      )}
      {status && (
        <Chip square tone={tones.find((one) => one === status.tone) ?? 'grey'}>
          {status.name}
        </Chip>
      )}
    </span>
  )
}
