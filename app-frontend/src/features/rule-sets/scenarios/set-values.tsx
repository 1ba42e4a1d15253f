import { Trans, useLingui } from '@lingui/react/macro'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { ComboField } from '../../../ui/combo-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Scenario } from './scenario-form.tsx'
import type { ScenarioField } from './use-scenario-fields.ts'

interface SetValuesProps {
  fields: readonly ScenarioField[]
  value: Scenario['set']
  onChange: (value: Scenario['set']) => void
}

/** Values that a scenario gives to empty fields. */
export function SetValues({ fields, value, onChange }: SetValuesProps) {
  const { t } = useLingui()
  const put = (at: number, one: Scenario['set'][number]): void =>
    onChange(value.map((old, index) => (index === at ? one : old)))
  return (
    <div className="flex flex-col gap-2">
      {value.map(({ field, value: text }, at) => {
        const number = at + 1
        const options = fields.find(({ code }) => code === field)?.options ?? []
        return (
          <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_34px] items-end gap-2">
            <ComboField
              label={t`Поле значения ${number}`}
              options={fields.map(({ code, label }) => ({ id: code, label }))}
              value={field}
              onChange={(code) => code !== null && put(at, { field: code, value: '' })}
            />
            {options.length > 0 ? (
              <SelectField
                label={t`Значение, если пусто`}
                options={options}
                value={text === '' ? null : text}
                onChange={(id) => put(at, { field, value: id })}
              />
            ) : (
              <TextField
                label={t`Значение, если пусто`}
                value={text}
                maxLength={1_000}
                onChange={(next) => put(at, { field, value: next })}
              />
            )}
            <IconButton
              size="md"
              label={t`Убрать значение ${number}`}
              onPress={() => onChange(value.filter((_, index) => index !== at))}
            >
              <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          </div>
        )
      })}
      <div>
        <Button
          size="sm"
          icon={<Plus size={15} aria-hidden="true" />}
          isDisabled={fields.length === 0}
          onPress={() => onChange([...value, { field: fields[0]?.code ?? '', value: '' }])}
        >
          <Trans>Подставить значение</Trans>
        </Button>
      </div>
    </div>
  )
}
