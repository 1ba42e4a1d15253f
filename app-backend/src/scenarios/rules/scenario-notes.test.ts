import { expect, it } from 'vitest'
import { aScenario } from '../testing.ts'
import { scenarioChanges } from './scenario-changes.ts'
import { scenarioNotes } from './scenario-notes.ts'

const known = new Set(['STAGE', 'SITE'])

it('a scenario that does nothing is remarked on, one about a field that is gone is held back', () => {
  const gone = aScenario({ id: '2', require: ['OLD'] })
  expect(scenarioNotes([aScenario(), gone, aScenario({ id: '3', show: ['SITE'] })], known)).toEqual([
    { path: 'scenarios.0.name', because: { code: 'scenarios.does-nothing', params: {} }, blocks: false },
    { path: 'scenarios.1.name', because: { code: 'scenarios.gone', params: { field: 'OLD' } }, blocks: true },
  ])
})

it('a difference is told scenario by scenario, in signs of both languages', () => {
  const when = [{ field: 'STAGE', is: 'one-of' as const, values: ['DONE'] }]
  const before = aScenario({ name: 'Закрытие', when, require: ['SITE'] })
  const after = { ...before, on: false, set: [{ field: 'SITE', value: 'Склад' }] }
  const changes = scenarioChanges([before, aScenario({ id: '2' })], [after])
  expect(changes.map(({ what, ...sides }) => [what.ru, sides.before, sides.after])).toEqual([
    ['Сценарий «Сценарий»', '* → ', null],
    ['Сценарий «Закрытие»', 'STAGE = DONE → ! SITE', '○ STAGE = DONE → ! SITE, SITE := Склад'],
  ])
})
