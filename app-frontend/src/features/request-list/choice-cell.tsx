import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboField } from '../../ui/combo-field.tsx'
import { Popover } from '../../ui/popover.tsx'

interface ChoiceCellProps {
  label: string
  /** The value in words, for a screen reader. */
  value: string
  shown: ReactNode
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** A value that is chosen out of a list, in its cell: Enter opens it, typing narrows it, Escape leaves what was. */
export function ChoiceCell({ label, value, shown, options, chosen, onChoose }: ChoiceCellProps) {
  const { t } = useLingui()
  return (
    <Popover
      label={label}
      width={260}
      trigger={
        <Button
          data-cell-action
          excludeFromTabOrder
          aria-label={t`Изменить: ${label}, сейчас ${value}`}
          className="group/edit -mx-1.5 inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-sm px-1.5 text-left data-hovered:bg-white"
        >
          <span className="min-w-0 truncate">{shown}</span>
          <Pencil
            size={13}
            strokeWidth={2}
            aria-hidden="true"
            className="shrink-0 text-ink-3 opacity-0 group-hover:opacity-100 group-focus/edit:opacity-100"
          />
        </Button>
      }
    >
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
    </Popover>
  )
}
