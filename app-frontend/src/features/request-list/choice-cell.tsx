import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboField } from '../../ui/combo-field.tsx'
import { Popover } from '../../ui/popover.tsx'

interface ChoiceCellProps {
  label: string
  shown: ReactNode
  options: readonly { id: string; label: string }[]
  chosen: string | null
  onChoose: (id: string) => void
}

/** A value that is chosen out of a list, in its cell: Enter opens it, typing narrows it, Escape leaves what was. */
export function ChoiceCell({ label, shown, options, chosen, onChoose }: ChoiceCellProps) {
  const { t } = useLingui()
  return (
    <Popover
      label={label}
      width={260}
      trigger={
        <Button
          data-cell-action
          excludeFromTabOrder
          className="group/edit relative -mx-1.5 inline-flex min-h-7 max-w-full items-center rounded-sm px-1.5 text-left"
        >
          <span className="sr-only">{t`Изменить: ${label}, сейчас`} </span>
          <span className="min-w-0">{shown}</span>
          <span
            aria-hidden="true"
            className="absolute inset-y-0.5 right-0 hidden place-items-center rounded-sm bg-white px-1 text-ink-2 shadow-card group-hover/edit:grid group-focus/edit:grid"
          >
            <Pencil size={13} strokeWidth={2} />
          </span>
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
