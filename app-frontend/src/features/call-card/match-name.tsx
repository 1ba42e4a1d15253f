import type { CallMatch } from '@poryadok/app-backend/call-card/contract'
import { CardLink } from '../../ui/card-link.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { Tone } from '../../ui/tone.ts'

const tones: readonly Tone[] = ['blue', 'green', 'amber', 'red', 'violet', 'grey']

/** A found record with its status; a link where the viewer may follow it. */
export function MatchName({ match: { id, title, path, status } }: { match: CallMatch }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {path === null ? (
        <span className="font-semibold">{title}</span>
      ) : (
        <CardLink id={id} path={path} className="font-semibold">
          {title}
        </CardLink>
      )}
      {status && (
        <Chip square tone={tones.find((one) => one === status.tone) ?? 'grey'}>
          {status.name}
        </Chip>
      )}
    </span>
  )
}
