import { useLingui } from '@lingui/react/macro'
import type { CellValue, ListField, NewValue } from '@poryadok/app-backend/request-list/contract'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { CellPopover } from './cell-popover.tsx'
import { draftOf, valueOfDraft, withDay, withTime } from './cell-draft.ts'
import { ClientValue, clientTypes } from './client-value.tsx'

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
      <Input {...{ field, label, draft }} onChange={setDraft} />
      <div className="flex justify-end gap-2">
        {draft.length > 0 && field.kind !== 'contact' && (
          <Button size="sm" onPress={() => setDraft([])}>{t`Очистить`}</Button>
        )}
        <Button size="sm" look="main" type="submit">{t`Записать`}</Button>
      </div>
    </form>
  )
}

interface InputProps {
  field: ListField
  label: string
  draft: string[]
  onChange: (draft: string[]) => void
}

function Input({ field, label, draft, onChange }: InputProps) {
  const { t } = useLingui()
  const [first = ''] = draft
  switch (field.kind) {
    case 'contact':
      return <ClientValue entityTypeId={clientTypes.contact} values={draft} onChange={onChange} />
    case 'company':
      return (
        <ClientValue entityTypeId={clientTypes.company} values={draft} onChange={(ids) => onChange(ids.slice(-1))} />
      )
    case 'option':
      return (
        <MultiSelect
          label={label}
          placeholder={t`не выбрано`}
          options={field.options.map(({ id, name }) => ({ id, label: name }))}
          value={draft}
          onChange={onChange}
        />
      )
    case 'date':
      return <DateField label={label} value={first || null} onChange={(day) => onChange(day === null ? [] : [day])} />
    case 'datetime':
      return (
        <div className="grid grid-cols-[1fr_90px] gap-2">
          <DateField
            label={label}
            value={first.slice(0, 10) || null}
            onChange={(day) => onChange(withDay(draft, day))}
          />
          <TimeField
            label={t`Время`}
            value={first.slice(11) || null}
            onChange={(time) => onChange(withTime(draft, time))}
          />
        </div>
      )
    default:
      return (
        <TextField
          label={label}
          help={t`Несколько значений: каждое с новой строки.`}
          rows={3}
          value={draft.join('\n')}
          onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
        />
      )
  }
}
