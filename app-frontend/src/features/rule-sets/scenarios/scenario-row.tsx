import { useLingui } from '@lingui/react/macro'
import { Pencil, Trash2, TriangleAlert } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
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
  const conditions = when.map(({ field, is, values }) =>
    [labelOf(field), tests[is], values.map((value) => valueOf(field, value)).join(', ')].filter(Boolean).join(' '),
  )
  const [shown, asked] = [show.map(labelOf).join(', '), require.map(labelOf).join(', ')]
  const given = set.map(({ field, value }) => `${labelOf(field)}: ${valueOf(field, value)}`).join(', ')
  const does = [asked && t`потребовать ${asked}`, shown && t`показать ${shown}`, given && t`подставить ${given}`]
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2">
      <div className={`min-w-[180px] flex-1 ${on ? '' : 'text-ink-3'}`}>
        <p className="text-14 wrap-anywhere">{name || t`новый сценарий`}</p>
        <p className="text-12 wrap-anywhere text-ink-3">
          {[conditions.join('; ') || t`всегда`, does.filter(Boolean).join('; ')].filter(Boolean).join(' → ')}
        </p>
        {remarks.map((remark) => (
          <p key={remark} className="flex items-center gap-1.5 text-12 text-amber-ink">
            <TriangleAlert size={13} aria-hidden="true" className="shrink-0" />
            {remark}
          </p>
        ))}
      </div>
      <SwitchField
        label={<span className="sr-only">{t`Включено: ${name}`}</span>}
        value={on}
        disabled={readOnly}
        onChange={(next) => onChange({ ...scenario, on: next })}
      />
      {!readOnly && (
        <span className="flex">
          <IconButton label={t`Изменить: ${name}`} onPress={onEdit}>
            <Pencil size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t`Убрать: ${name}`} onPress={onRemove}>
            <Trash2 size={15} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  )
}
