import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'

export interface CellArea {
  /** Name of the field. */
  label: string
  /** The value in its cell: the area stands there, and the focus goes back. */
  beside: RefObject<HTMLElement | null>
  onClose: () => void
}

interface CellPopoverProps extends Pick<CellArea, 'label'> {
  shown: ReactNode
  /** The area, loaded when the first one opens. */
  children: (area: CellArea) => ReactNode
}

/**
 * A value that is changed in an area of its own beside the cell: Enter opens it, Escape leaves what was. A plain button, for
 * there is one in nearly every cell.
 */
export function CellPopover({ label, shown, children }: CellPopoverProps) {
  const { t } = useLingui()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        data-cell-action
        tabIndex={-1}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={(event) => {
          // The row under the value opens the preview.
          event.stopPropagation()
          setOpen(true)
        }}
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
      </button>
      {open && (
        <Suspense fallback={null}>{children({ label, beside: button, onClose: () => setOpen(false) })}</Suspense>
      )}
    </>
  )
}
