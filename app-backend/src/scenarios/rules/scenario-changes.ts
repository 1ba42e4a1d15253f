import type { Words } from '../../kernel/words.ts'
import type { Scenario } from './scenario.ts'

interface ScenarioChange {
  what: Words
  before: string | null
  after: string | null
}

/** A scenario in short, in the signs of both languages: `STAGE = DONE → ! PRD_SOLUTION`. ! asks for, + shows, := sets. */
function inShort({ on, when, show, require, set }: Scenario): string {
  const conditions = when.map(({ field, is, values }) => {
    if (is === 'filled') return `${field} ≠ ∅`
    if (is === 'empty') return `${field} = ∅`
    return `${field} ${is === 'one-of' ? '=' : '≠'} ${values.join('|')}`
  })
  const does = [
    ...show.map((field) => `+ ${field}`),
    ...require.map((field) => `! ${field}`),
    ...set.map(({ field, value }) => `${field} := ${value}`),
  ]
  return `${on ? '' : '○ '}${conditions.join(' & ') || '*'} → ${does.join(', ')}`
}

/** What differs between two lists of scenarios. */
export function scenarioChanges(before: readonly Scenario[], after: readonly Scenario[]): ScenarioChange[] {
  const [old, now] = [byId(before), byId(after)]
  const gone = before.filter(({ id }) => !now.has(id)).map((one) => change(one, inShort(one), null))
  const others = after.flatMap((one) => {
    const was = old.get(one.id)
    const [left, right] = [was ? inShort(was) : null, inShort(one)]
    return left === right && was?.name === one.name ? [] : [change(one, left, right)]
  })
  return [...gone, ...others]
}

const byId = (scenarios: readonly Scenario[]) => new Map(scenarios.map((one) => [one.id, one]))

const change = ({ name }: Scenario, before: string | null, after: string | null): ScenarioChange => ({
  what: { ru: `Сценарий «${name}»`, en: `Scenario “${name}”` },
  before,
  after,
})
