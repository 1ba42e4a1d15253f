import { useLingui } from '@lingui/react/macro'
import type { ListField, RequestList } from '@poryadok/app-backend/request-list/contract'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { type BulkDraft, isEmptiable } from './bulk-value.ts'
import { isChosen, writableChoices } from './choices.ts'
import { ValueInput } from './value-input.tsx'

interface BulkValueFieldProps {
  list: RequestList
  field: ListField
  draft: BulkDraft
  onChange: (draft: BulkDraft) => void
}

/** What many requests are given: chosen, typed, or nothing at all. */
export function BulkValueField({ list, field, draft, onChange }: BulkValueFieldProps) {
  const { t } = useLingui()
  const label = t`На что`
  if (isChosen(field))
    return (
      <ComboField
        label={label}
        value={draft.texts[0] ?? null}
        onChange={(id) => onChange({ texts: id === null ? [] : [id], emptied: false })}
        options={writableChoices(field, list, { yes: t`да`, no: t`нет`, none: t`не выбрано` })}
      />
    )
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {!draft.emptied && (
        <ValueInput
          {...{ field, label }}
          draft={draft.texts}
          onChange={(texts) => onChange({ texts, emptied: false })}
        />
      )}
      {isEmptiable(field) && (
        <CheckboxField
          label={t`Очистить поле`}
          value={draft.emptied}
          onChange={(emptied) => onChange({ texts: [], emptied })}
        />
      )}
    </div>
  )
}
