import { useLingui } from '@lingui/react/macro'
import type { AllSettings, SettingField } from '@poryadok/app-backend/settings/contract'
import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PersonPicker } from '../../ui/person-picker.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useValueWords } from './use-value-words.ts'

interface SettingInputProps {
  field: SettingField
  value: unknown
  people: AllSettings['people']
  fault?: string | undefined
  onChange: (value: unknown) => void
}

/** A setting with its help; what differs from the default says so and leads back to it. */
export function SettingInput(props: SettingInputProps) {
  const { field, value, people, onChange } = props
  const { t } = useLingui()
  const words = useValueWords(people)
  const own = JSON.stringify(value) !== JSON.stringify(field.default)
  const usual = words(field, field.default)
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <Input {...props} />
        <p className={`mt-1 text-12 text-ink-3 ${field.kind === 'flag' ? 'pl-12' : ''}`}>
          {own ? t`По умолчанию: ${usual}` : t`Стоит значение по умолчанию`}
        </p>
      </div>
      {own && (
        <IconButton label={t`Вернуть по умолчанию: ${field.title}`} onPress={() => onChange(field.default)}>
          <RotateCcw size={15} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}

function Input({ field, value, people, fault, onChange }: SettingInputProps): ReactNode {
  const texts = { label: field.title, help: field.help, fault }
  switch (field.kind) {
    case 'flag':
      return <SwitchField label={field.title} help={field.help} value={value === true} onChange={onChange} />
    case 'number':
      return (
        <NumberField
          {...texts}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? field.default)}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          {...(field.unit ? { unit: field.unit } : {})}
        />
      )
    case 'person':
      return (
        <PersonPicker
          {...texts}
          people={people}
          value={typeof value === 'number' && value > 0 ? value : null}
          onChange={(id) => onChange(id ?? 0)}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...texts}
          options={field.options.map((one) => ({ id: one.value, label: one.title }))}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      )
    default:
      return <WrittenInput {...{ field, value, fault, onChange }} />
  }
}

/** A text, or a list with one entry a line. */
function WrittenInput({ field, value, fault, onChange }: Omit<SettingInputProps, 'people'>) {
  const { t } = useLingui()
  const list = field.kind === 'list'
  return (
    <TextField
      label={field.title}
      help={list ? `${field.help} ${t`По одному на строке.`}` : field.help}
      fault={fault}
      {...(list ? { rows: 4 } : {})}
      value={Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''}
      onChange={(text) => onChange(list ? text.split('\n') : text)}
    />
  )
}
