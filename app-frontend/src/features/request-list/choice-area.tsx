import { ComboField } from '../../ui/combo-field.tsx'
import { PopoverBeside } from '../../ui/popover.tsx'
import type { CellArea } from './cell-popover.tsx'

interface ChoiceAreaProps extends CellArea {
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** The list to choose from: typing narrows it. */
export default function ChoiceArea({ options, chosen, onChoose, ...area }: ChoiceAreaProps) {
  return (
    <PopoverBeside {...area}>
      {(close) => (
        <ComboField
          label={area.label}
          options={options}
          value={chosen}
          onChange={(id) => {
            if (id !== null && id !== chosen) onChoose(id)
            if (id !== null) close()
          }}
        />
      )}
    </PopoverBeside>
  )
}
