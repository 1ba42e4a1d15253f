import type { CellValue, ListField, NewValue } from '@poryadok/app-backend/request-list/contract'
import { lazy, type ReactNode } from 'react'
import { CellPopover } from './cell-popover.tsx'

const FilledArea = lazy(() => import('./filled-area.tsx'))

interface FilledCellProps {
  field: ListField
  label: string
  shown: ReactNode
  value: CellValue
  onWrite: (value: NewValue) => void
}

/** A value of several parts, in its cell: a day, a moment, several options or texts, clients. */
export const FilledCell = ({ label, shown, ...filled }: FilledCellProps) => (
  <CellPopover label={label} shown={shown}>
    {(area) => <FilledArea {...area} {...filled} />}
  </CellPopover>
)
