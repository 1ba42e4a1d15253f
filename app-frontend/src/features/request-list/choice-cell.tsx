import { lazy, type ReactNode } from 'react'
import { CellPopover } from './cell-popover.tsx'

const ChoiceArea = lazy(() => import('./choice-area.tsx'))

interface ChoiceCellProps {
  label: string
  shown: ReactNode
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** A value that is chosen out of a list, in its cell. */
export const ChoiceCell = ({ label, shown, ...choice }: ChoiceCellProps) => (
  <CellPopover label={label} shown={shown}>
    {(area) => <ChoiceArea {...area} {...choice} />}
  </CellPopover>
)
