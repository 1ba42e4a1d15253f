import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ScenarioBody } from '@poryadok/app-backend/scenarios/contract'
import { ListChecks, Plus } from 'lucide-react'
import { useState } from 'react'
import { randomKey } from '../../../lib/random-key.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { EditorProps } from '../kind-slot.ts'
import { noteWords, notesUnder } from '../note-words.ts'
import { ScenarioForm, type Scenario } from './scenario-form.tsx'
import { scenarioNoteSentences } from './scenario-notes.ts'
import { ScenarioRow } from './scenario-row.tsx'
import { useScenarioFields } from './use-scenario-fields.ts'

const scenariosOf = (body: unknown): Scenario[] => (body as Partial<ScenarioBody> | null)?.scenarios ?? []
const blank = (): Scenario => ({
  id: randomKey().slice(0, 8),
  name: '',
  on: true,
  when: [],
  show: [],
  require: [],
  set: [],
})

/** Scenarios of the form in their order: the first that sets a value wins. */
export default function ScenariosEditor({ body, onChange, readOnly, notes }: EditorProps) {
  const { t, i18n } = useLingui()
  const [editing, setEditing] = useState<string | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const fields = useScenarioFields()
  const scenarios = scenariosOf(body)
  const write = (next: Scenario[]): void => onChange({ scenarios: next })
  const put = (scenario: Scenario): void => write(scenarios.map((one) => (one.id === scenario.id ? scenario : one)))
  const add = (): void => {
    const scenario = blank()
    write([...scenarios, scenario])
    setEditing(scenario.id)
    setAdded(scenario.id)
  }
  const total = plural(scenarios.length, {
    one: '# сценарий',
    few: '# сценария',
    many: '# сценариев',
    other: '# сценария',
  })
  return (
    <div>
      <div className="flex items-center gap-2.5 px-4 pb-3">
        {scenarios.length > 0 && <span className="text-13 text-ink-2">{total}</span>}
        <span className="flex-1" />
        {!readOnly && (
          <Button icon={<Plus size={15} aria-hidden="true" />} onPress={add}>
            <Trans>Добавить сценарий</Trans>
          </Button>
        )}
      </div>
      {scenarios.length === 0 && (
        <EmptyState title={t`Сценариев нет`} icon={<ListChecks size={22} strokeWidth={1.75} />}>
          <Trans>
            Сценарий показывает, требует и заполняет поля запроса: «в стадии „Решён“ потребовать „Что сделано“». Без
            сценариев форма показывает все поля, и стадии никто не проверяет.
          </Trans>
        </EmptyState>
      )}
      <ul>
        {scenarios.map((scenario, at) => {
          const remarks = notesUnder(notes, `scenarios.${at}`)
          return (
            <li key={scenario.id} className="border-t border-line">
              {editing === scenario.id && !readOnly ? (
                <ScenarioForm
                  scenario={scenario}
                  fields={fields}
                  onChange={put}
                  fresh={added === scenario.id}
                  onDone={() => {
                    setEditing(null)
                    setAdded(null)
                  }}
                  faultOf={(path) => {
                    const note = remarks.find((one) => one.blocks && one.path === `scenarios.${at}.${path}`)
                    return note && noteWords(i18n, scenarioNoteSentences, note)
                  }}
                />
              ) : (
                <ScenarioRow
                  scenario={scenario}
                  fields={fields.all}
                  remarks={remarks.map((note) => noteWords(i18n, scenarioNoteSentences, note))}
                  readOnly={readOnly}
                  onEdit={() => setEditing(scenario.id)}
                  onChange={put}
                  onRemove={() => write(scenarios.filter(({ id }) => id !== scenario.id))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
