import { useLingui } from '@lingui/react/macro'
import type { CellValue, ListField, NewValue } from '@poryadok/app-backend/request-list/contract'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CellPopover } from './cell-popover.tsx'
import { draftOf, valueOfDraft } from './cell-draft.ts'
import { ValueInput } from './value-input.tsx'

interface FilledCellProps {
  field: ListField
  label: string
  shown: ReactNode
  value: CellValue
  onWrite: (value: NewValue) => void
}

/** A value of several parts, in its cell: a day, a moment, several options or texts, clients. It is written when the person says so. */
export function FilledCell({ field, label, shown, value, onWrite }: FilledCellProps) {
  return (
    <CellPopover label={label} shown={shown}>
      {(close) => (
        <Form
          {...{ field, label, value }}
          onSave={(next) => {
            onWrite(next)
            close()
          }}
        />
      )}
    </CellPopover>
  )
}

interface FormProps {
  field: ListField
  label: string
  value: CellValue
  onSave: (value: NewValue) => void
}

function Form({ field, label, value, onSave }: FormProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState(() => draftOf(value, field))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave(valueOfDraft(draft, field))
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <ValueInput {...{ field, label, draft }} onChange={setDraft} />
      <div className="flex justify-end gap-2">
        {draft.length > 0 && field.kind !== 'contact' && (
          <Button size="sm" onPress={() => setDraft([])}>{t`Очистить`}</Button>
        )}
        <Button size="sm" look="main" type="submit">{t`Записать`}</Button>
      </div>
    </form>
  )
}
