import { describe, expect, it } from 'vitest'
import { aScenario } from '../testing.ts'
import { obeyScenarios } from './obey-scenarios.ts'
import type { ConditionTest, ScenarioFacts } from './scenario.ts'

const facts = (values: ScenarioFacts['values'] = {}): ScenarioFacts => ({ values, labels: { SOLUTION: 'Что сделано' } })
const closed = { field: 'STAGE', is: 'one-of' as const, values: ['DONE'] }

describe('scenarios', () => {
  it('ask for a field in the stage they name, and nowhere else', () => {
    const scenario = aScenario({ name: 'Закрытие', when: [closed], require: ['SOLUTION'] })
    const at = (stage: string, solution: string) =>
      obeyScenarios([scenario], facts({ STAGE: [stage], SOLUTION: [solution] }))
    expect(at('DONE', ' ').missing).toEqual(['SOLUTION'])
    expect(at('DONE', ' ').because).toEqual([
      { code: 'scenarios.lacks', params: { field: 'Что сделано', scenario: 'Закрытие' } },
    ])
    expect(at('DONE', 'Заменён блок').missing).toEqual([])
    expect(at('NEW', '').required).toEqual([])
  })

  it('hide what some scenario shows until one of them applies, and never ask for what is hidden', () => {
    const warranty = { field: 'WARRANTY', is: 'filled' as const, values: [] }
    const shows = aScenario({ when: [warranty], show: ['UNTIL'] })
    const asks = aScenario({ id: '2', require: ['UNTIL'] })
    expect(obeyScenarios([shows, asks], facts())).toMatchObject({ hidden: ['UNTIL'], required: [], missing: [] })
    const seen = obeyScenarios([shows, asks], facts({ WARRANTY: ['Y'] }))
    expect(seen).toMatchObject({ hidden: [], required: ['UNTIL'], missing: ['UNTIL'] })
  })

  it('set a value only where there is none, by the first that says so; what is set is not missing', () => {
    const first = aScenario({ set: [{ field: 'REGION', value: 'south' }], require: ['REGION'] })
    const second = aScenario({ id: '2', set: [{ field: 'REGION', value: 'north' }] })
    expect(obeyScenarios([first, second], facts())).toMatchObject({ set: { REGION: 'south' }, missing: [] })
    expect(obeyScenarios([first, second], facts({ REGION: ['urals'] })).set).toEqual({})
  })

  it.each<[ConditionTest, string[], boolean]>([
    ['one-of', ['a', 'b'], true],
    ['one-of', ['b'], false],
    ['none-of', ['b'], true],
    ['none-of', ['a'], false],
    ['filled', [], true],
    ['empty', [], false],
  ])('a field with the value a is %s %j: %s', (is, values, applies) => {
    const scenario = aScenario({ when: [{ field: 'F', is, values }], require: ['X'] })
    expect(obeyScenarios([scenario], facts({ F: ['a'] })).required).toEqual(applies ? ['X'] : [])
  })

  it('that are off say nothing', () => {
    const off = aScenario({ on: false, show: ['A'], require: ['B'] })
    expect(obeyScenarios([off], facts())).toMatchObject({ hidden: [], required: [] })
  })
})
