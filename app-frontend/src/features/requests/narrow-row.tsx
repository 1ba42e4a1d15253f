import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import type { ReactNode } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { DeadlineCell } from './deadline-cell.tsx'
import { StageChip } from './stage-chip.tsx'

/** A request on a narrow screen: the title's two lines at the left, stage and deadline at the right. */
export const NarrowRow = ({ row, now, title }: { row: RequestRow; now: Date; title: ReactNode }) => (
  <div className="flex items-center gap-3">
    <div className="min-w-0 flex-1">
      {title}
      <div className="mt-1 flex items-center gap-1.5">
        <StageChip stage={row.stage} />
        <span title={row.responsible.name}>
          <Avatar name={row.responsible.name} size="sm" />
          <span className="sr-only">{row.responsible.name}</span>
        </span>
      </div>
    </div>
    <div className="w-[132px] shrink-0">
      <DeadlineCell row={row} now={now} />
    </div>
  </div>
)
