import type { FoundLetter } from '@poryadok/app-backend/letter-search/contract'

/** A text with what was looked for marked. */
export const MarkedText = ({ pieces }: { pieces: FoundLetter['snippet'] }) =>
  pieces.map(({ text, mark }, at) =>
    mark ? (
      <mark key={at} className="rounded-xs bg-amber-soft px-px text-ink">
        {text}
      </mark>
    ) : (
      text
    ),
  )
