import { type DeadlineRow, type DeadlineWords, useDeadlineWords } from './use-deadline-words.ts'

const fills: Record<DeadlineWords['tone'], string> = { plain: 'bg-accent', quiet: '', amber: 'bg-amber', red: 'bg-red' }

/** Ink of the first line. */
const deadlineInk: Record<DeadlineWords['tone'], string> = {
  plain: '',
  quiet: 'text-ink-2',
  amber: 'text-amber-ink',
  red: 'text-red-ink',
}

/** Time left above, the date below, and how much of the time has passed as a bar. */
export function DeadlineCell({ row, now }: { row: DeadlineRow; now: Date }) {
  const { head, below, tone, share } = useDeadlineWords()(row, now)
  // Three lines are no higher than a row of the virtual list is taken to be.
  return (
    <div className="min-w-0 leading-tight">
      <div className={`truncate font-medium ${deadlineInk[tone]}`}>{head}</div>
      {below && <div className="truncate text-12 leading-tight text-ink-3">{below}</div>}
      {share !== null && (
        <span aria-hidden="true" className="mt-1 block h-1 w-[104px] overflow-hidden rounded-full bg-line-strong">
          <i className={`block h-full rounded-full ${fills[tone]}`} style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
    </div>
  )
}
