import type { ReactNode } from 'react'
import { ComboField } from '../../ui/combo-field.tsx'
import { CellPopover } from './cell-popover.tsx'

interface ChoiceCellProps {
  label: string
  shown: ReactNode
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** A value that is chosen out of a list, in its cell: typing narrows the list. */
export const ChoiceCell = ({ label, shown, options, chosen, onChoose }: ChoiceCellProps) => (
  <CellPopover label={label} shown={shown}>
    {(close) => (
      <ComboField
        label={label}
        options={options}
        value={chosen}
        onChange={(id) => {
          if (id !== null && id !== chosen) onChoose(id)
          if (id !== null) close()
        }}
      />
    )}
  </CellPopover>
)
