import { useLingui } from '@lingui/react/macro'
import { Pencil } from 'lucide-react'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { GridEdit } from './grid-types.ts'

interface EditCellProps<Row> {
  row: Row
  edit: GridEdit<Row>
  /** The value as it is shown. */
  shown: React.ReactNode
  onEdit: (text: string) => void
}

/** A value that turns into a field: Enter and Tab keep what was typed, Escape leaves what was. */
export function EditCell<Row>({ row, edit, shown, onEdit }: EditCellProps<Row>) {
  const { t } = useLingui()
  const [text, setText] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const back = useRef(false)
  const faultId = useId()
  const fault = text === null ? null : (edit.fault?.(text.trim(), row) ?? null)
  const value = edit.value(row)
  const label = edit.label
  const close = (returnFocus: boolean): void => {
    back.current = returnFocus
    setText(null)
  }
  const keep = (returnFocus: boolean): boolean => {
    if (text === null || fault !== null) return false
    if (text.trim() !== value) onEdit(text.trim())
    close(returnFocus)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') close(true)
    else if (event.key === 'Enter') {
      // The button that comes back would take the same press for its own.
      event.preventDefault()
      keep(true)
    } else if (event.key === 'Tab' && fault !== null) event.preventDefault()
  }
  if (text === null) {
    return (
      <button
        ref={(element) => {
          button.current = element
          if (element && back.current) {
            back.current = false
            element.focus()
          }
        }}
        type="button"
        data-cell-action
        aria-label={t`Изменить: ${label}, сейчас ${value}`}
        onClick={(event) => {
          event.stopPropagation()
          setText(value)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.stopPropagation()}
        className="group/edit -mx-1.5 inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-sm px-1.5 hover:bg-white"
      >
        <span className="truncate">{shown}</span>
        <Pencil
          size={13}
          strokeWidth={2}
          aria-hidden="true"
          className="shrink-0 text-ink-3 opacity-0 group-hover:opacity-100 group-focus/edit:opacity-100"
        />
      </button>
    )
  }
  return (
    <div>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for this field
        autoFocus
        aria-label={label}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : faultId}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onClick={(event) => event.stopPropagation()}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        onBlur={() => keep(false) || close(false)}
        className={`h-7 w-full rounded-sm border px-1.5 text-13h outline-none ring-1 ${fault === null ? 'border-accent ring-accent' : 'border-red ring-red'}`}
      />
      {fault !== null && (
        <p id={faultId} role="alert" className="mt-0.5 text-12 text-red-ink">
          {fault}
        </p>
      )}
    </div>
  )
}
