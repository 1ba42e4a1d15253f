import { Trans, useLingui } from '@lingui/react/macro'
import type { ScenarioBody } from '@poryadok/app-backend/scenarios/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
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
  /** Was added a moment ago: what nobody has typed yet is no fault of anybody. */
  fresh: boolean
  fields: { all: readonly ScenarioField[]; own: readonly ScenarioField[] }
  /** Fault of a part by its path within the scenario, in words. */
  faultOf: (path: string) => string | undefined
  onChange: (scenario: Scenario) => void
  onDone: () => void
}

/** One scenario, edited in its place: when, and what then. */
export function ScenarioForm({ scenario, fresh, fields, faultOf, onChange, onDone }: ScenarioFormProps) {
  const { t } = useLingui()
  const blank = useBlankParts(fresh ? ['name'] : [])
  const shownFault = (path: string): string | undefined => (blank.has(path) ? undefined : faultOf(path))
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
      <div onBlur={() => blank.leave('name')}>
        <TextField
          autoFocus
          label={t`Название сценария`}
          placeholder={t`Закрытие с решением`}
          value={name}
          maxLength={120}
          onChange={(text) => set({ name: text })}
          fault={shownFault('name')}
        />
      </div>
      <h3 className="text-13 font-medium">{when.length === 0 ? t`Когда: всегда` : t`Когда выполнены все условия`}</h3>
      {when.map((condition, at) => (
        <ConditionRow
          key={at}
          number={at + 1}
          condition={condition}
          fields={fields.all}
          fault={shownFault(valuesOf(at))}
          onChange={(next) => set({ when: when.map((one, index) => (index === at ? next : one)) })}
          onRemove={() => {
            blank.leave(valuesOf(when.length - 1))
            set({ when: when.filter((_, index) => index !== at) })
          }}
          onLeave={() => blank.leave(valuesOf(at))}
        />
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus size={15} aria-hidden="true" />}
          onPress={() => {
            blank.add(valuesOf(when.length))
            set({ when: [...when, { field: 'STAGE', is: 'one-of', values: [] }] })
          }}
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

const valuesOf = (at: number): string => `when.${at}.values`

/** Parts of the form that were never left: a person may still be about to fill them. */
function useBlankParts(first: readonly string[]) {
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set(first))
  return {
    has: (path: string): boolean => parts.has(path),
    add: (path: string): void => setParts((known) => new Set([...known, path])),
    leave: (path: string): void => setParts((known) => new Set([...known].filter((one) => one !== path))),
  }
}
