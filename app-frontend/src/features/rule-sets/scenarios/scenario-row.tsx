import { useLingui } from '@lingui/react/macro'
import { RuleLine } from '../rule-line.tsx'
import type { Scenario } from './scenario-form.tsx'
import type { ScenarioField } from './use-scenario-fields.ts'
import { useTestWords } from './use-test-words.ts'

interface ScenarioRowProps {
  scenario: Scenario
  fields: readonly ScenarioField[]
  /** What is remarked on it, in words. */
  remarks: readonly string[]
  readOnly: boolean
  onEdit: () => void
  onChange: (scenario: Scenario) => void
  onRemove: () => void
}

/** One scenario as it is read. */
export function ScenarioRow({ scenario, fields, remarks, readOnly, onEdit, onChange, onRemove }: ScenarioRowProps) {
  const { t } = useLingui()
  const tests = useTestWords()
  const { name, on, when, show, require, set } = scenario
  const labelOf = (code: string): string => fields.find((field) => field.code === code)?.label ?? code
  const valueOf = (code: string, value: string): string =>
    fields.find((field) => field.code === code)?.options.find(({ id }) => id === value)?.label ?? value
  const conditions = when.map(({ field, is, values }) => {
    const named = values.map((value) => valueOf(field, value)).join(', ')
    const test = is === 'one-of' && values.length === 1 ? '' : ` ${tests[is]}`
    return `${labelOf(field)}${test}${named && `: ${named}`}`
  })
  const [shown, asked] = [show.map(labelOf).join(', '), require.map(labelOf).join(', ')]
  const given = set.map(({ field, value }) => `${labelOf(field)}: ${valueOf(field, value)}`).join(', ')
  const does = [asked && t`потребовать ${asked}`, shown && t`показать ${shown}`, given && t`подставить ${given}`]
  return (
    <RuleLine
      {...{ name, on, remarks, readOnly, onEdit, onRemove }}
      title={name || t`новый сценарий`}
      detail={[conditions.join('; ') || t`всегда`, does.filter(Boolean).join('; ')].filter(Boolean).join(' → ')}
      onSwitch={(next) => onChange({ ...scenario, on: next })}
    />
  )
}
