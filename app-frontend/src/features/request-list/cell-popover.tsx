import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Popover } from '../../ui/popover.tsx'

interface CellPopoverProps {
  /** Name of the field. */
  label: string
  shown: ReactNode
  children: (close: () => void) => ReactNode
}

/** A value that is changed in an area of its own beside the cell: Enter opens it, Escape leaves what was. */
export function CellPopover({ label, shown, children }: CellPopoverProps) {
  const { t } = useLingui()
  return (
    <Popover
      label={label}
      width={280}
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
      {children}
    </Popover>
  )
}
