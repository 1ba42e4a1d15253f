import { Trans, useLingui } from '@lingui/react/macro'
import type { FieldDefinitionView, FieldSetView } from '@poryadok/app-backend/request-fields/contract'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { OptionList } from './option-list.tsx'
import { useFieldWords } from './use-field-words.ts'

type Field = FieldDefinitionView

interface FieldDialogProps {
  set: FieldSetView
  /** null: a new one. */
  field: Field | null
  /** The portal has it: kind and several values stay as they are there. */
  onPortal: boolean
  onTake: (field: Field) => void
  onClose: () => void
}

const blank = (section: string): Field => ({
  code: 'PRD_',
  type: 'string',
  label: { ru: '', en: '' },
  section,
  multiple: false,
  hidden: false,
  options: [],
  target: null,
})
const goodCode = /^[A-Z][A-Z0-9_]{1,35}$/

/** A field of the set: name in both languages, kind, section, options. */
export function FieldDialog({ set, field, onPortal, onTake, onClose }: FieldDialogProps) {
  const { t, i18n } = useLingui()
  const { types, targets } = useFieldWords()
  const [edited, setEdited] = useState<Field>(field ?? blank(set.sections[0]?.id ?? ''))
  const change = (changes: Partial<Field>): void => setEdited({ ...edited, ...changes })
  const { code, type, label, section, multiple, hidden, options, target } = edited
  const isTaken = !field && set.fields.some((one) => one.code === code)
  const lacks = type === 'enumeration' && options.every((option) => option.label.ru.trim() === '')
  const ready = goodCode.test(code) && !isTaken && label.ru.trim() !== '' && label.en.trim() !== '' && !lacks
  const lang = i18n.locale === 'en' ? 'en' : 'ru'
  return (
    <Dialog
      size="md"
      title={field ? field.label[lang] : t`Новое поле`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <Button
          look="main"
          isDisabled={!ready}
          onPress={() => onTake({ ...edited, options: options.filter((option) => option.label.ru.trim() !== '') })}
        >
          <Trans>Готово</Trans>
        </Button>
      }
    >
      <FormGrid>
        <TextField
          label={t`Название по-русски`}
          value={label.ru}
          maxLength={100}
          onChange={(ru) => change({ label: { ...label, ru } })}
        />
        <TextField
          label={t`Название по-английски`}
          value={label.en}
          maxLength={100}
          onChange={(en) => change({ label: { ...label, en } })}
        />
        <TextField
          label={t`Код`}
          help={t`Латиница, цифры и подчёркивания; по нему поле находят на портале.`}
          fault={isTaken ? t`Такой код в наборе уже есть.` : undefined}
          value={code}
          isDisabled={field !== null}
          maxLength={36}
          onChange={(text) => change({ code: text.toUpperCase() })}
        />
        <SelectField<Field['type']>
          label={t`Тип`}
          help={onPortal ? t`Поле уже есть на портале: тип там не меняется.` : undefined}
          options={Object.entries(types).map(([id, name]) => ({ id: id as Field['type'], label: name }))}
          value={type}
          disabled={onPortal}
          onChange={(next) => change({ type: next, target: next === 'crm' ? (target ?? 'request') : null })}
        />
        <SelectField
          label={t`Раздел карточки`}
          options={set.sections.map(({ id, title }) => ({ id, label: title[lang] }))}
          value={section}
          onChange={(next) => change({ section: next })}
        />
        {type === 'crm' && (
          <SelectField<NonNullable<Field['target']>>
            label={t`На что указывает`}
            options={Object.entries(targets).map(([id, name]) => ({ id: id as keyof typeof targets, label: name }))}
            value={target}
            disabled={onPortal}
            onChange={(next) => change({ target: next })}
          />
        )}
        <div className="flex flex-col gap-1">
          <CheckboxField
            label={t`Несколько значений`}
            value={multiple}
            disabled={onPortal}
            onChange={(on) => change({ multiple: on })}
          />
          <CheckboxField
            label={t`Скрыть с карточки и из фильтра`}
            value={hidden}
            onChange={(on) => change({ hidden: on })}
          />
        </div>
      </FormGrid>
      {type === 'enumeration' && (
        <OptionList code={code} options={options} onChange={(next) => change({ options: next })} />
      )}
    </Dialog>
  )
}
