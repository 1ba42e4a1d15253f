import { useLingui } from '@lingui/react/macro'
import type { CellValue, ListField, NewValue } from '@poryadok/app-backend/request-list/contract'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { PopoverBeside } from '../../ui/popover.tsx'
import { draftOf, valueOfDraft } from './cell-draft.ts'
import type { CellArea } from './cell-popover.tsx'
import { ValueInput } from './value-input.tsx'

interface FilledAreaProps extends CellArea {
  field: ListField
  value: CellValue
  onWrite: (value: NewValue) => void
}

/** The form of a value of several parts: it is written when the person says so. */
export default function FilledArea({ field, value, onWrite, ...area }: FilledAreaProps) {
  return (
    <PopoverBeside {...area}>
      {(close) => (
        <Form
          {...{ field, value }}
          label={area.label}
          onSave={(next) => {
            onWrite(next)
            close()
          }}
        />
      )}
    </PopoverBeside>
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
