import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import type { ReactNode } from 'react'
import { deadlineInk } from './deadline-cell.tsx'
import { StageChip } from './stage-chip.tsx'
import { useDeadlineWords } from './use-deadline-words.ts'

/** A request on a narrow screen in two lines: the title's at the left, time left and stage at the right. */
export function NarrowRow({ row, now, title }: { row: RequestRow; now: Date; title: ReactNode }) {
  const { head, below, tone } = useDeadlineWords()(row, now)
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">{title}</div>
      <div className="flex max-w-[42%] shrink-0 flex-col items-end gap-0.5">
        <span title={below} className={`font-medium whitespace-nowrap ${deadlineInk[tone]}`}>
          {head}
        </span>
        <StageChip stage={row.stage} />
      </div>
    </div>
  )
}
