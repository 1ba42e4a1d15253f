import { Trans, useLingui } from '@lingui/react/macro'
import type { ScenarioBody } from '@poryadok/app-backend/scenarios/contract'
import { Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { FormGrid, WideField } from '../../../ui/form-grid.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ConditionRow } from './condition-row.tsx'
import { SetValues } from './set-values.tsx'
import type { ScenarioField } from './use-scenario-fields.ts'

export type Scenario = ScenarioBody['scenarios'][number]

interface ScenarioFormProps {
  scenario: Scenario
  fields: { all: readonly ScenarioField[]; own: readonly ScenarioField[] }
  /** Fault of a part by its path within the scenario, in words. */
  faultOf: (path: string) => string | undefined
  onChange: (scenario: Scenario) => void
  onDone: () => void
}

/** One scenario, edited in its place: when, and what then. */
export function ScenarioForm({ scenario, fields, faultOf, onChange, onDone }: ScenarioFormProps) {
  const { t } = useLingui()
  const set = (changes: Partial<Scenario>): void => onChange({ ...scenario, ...changes })
  const { name, when } = scenario
  const own = fields.own.map(({ code, label }) => ({ id: code, label }))
  return (
    <form
      aria-label={t`Сценарий`}
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
      className="@container flex flex-col gap-3 bg-peeked px-4 py-3"
    >
      <TextField
        autoFocus
        label={t`Название сценария`}
        placeholder={t`Закрытие с решением`}
        value={name}
        maxLength={120}
        onChange={(text) => set({ name: text })}
        fault={faultOf('name')}
      />
      <h3 className="text-13 font-medium">{when.length === 0 ? t`Когда: всегда` : t`Когда выполнены все условия`}</h3>
      {when.map((condition, at) => (
        <ConditionRow
          key={at}
          number={at + 1}
          condition={condition}
          fields={fields.all}
          fault={faultOf(`when.${at}.values`)}
          onChange={(next) => set({ when: when.map((one, index) => (index === at ? next : one)) })}
          onRemove={() => set({ when: when.filter((_, index) => index !== at) })}
        />
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus size={15} aria-hidden="true" />}
          onPress={() => set({ when: [...when, { field: 'STAGE', is: 'one-of', values: [] }] })}
        >
          <Trans>Добавить условие</Trans>
        </Button>
      </div>
      <h3 className="text-13 font-medium">{t`Что делать`}</h3>
      <FormGrid>
        <MultiSelect
          label={t`Потребовать`}
          placeholder={t`ничего`}
          help={t`В карточке портала без них вернём прежнюю стадию.`}
          options={own}
          value={scenario.require}
          onChange={(require) => set({ require })}
        />
        <MultiSelect
          label={t`Показать`}
          placeholder={t`ничего`}
          help={t`В остальных случаях эти поля в форме «Порядка» скрыты.`}
          options={own}
          value={scenario.show}
          onChange={(show) => set({ show })}
        />
        <WideField>
          <SetValues fields={fields.own} value={scenario.set} onChange={(values) => set({ set: values })} />
        </WideField>
      </FormGrid>
      <div>
        <Button size="sm" type="submit">
          <Trans>Готово</Trans>
        </Button>
      </div>
    </form>
  )
}
