import type { Scenario } from './rules/scenario.ts'

export const aScenario = (changes: Partial<Scenario> = {}): Scenario => ({
  id: '1',
  name: 'Сценарий',
  on: true,
  when: [],
  show: [],
  require: [],
  set: [],
  ...changes,
})
