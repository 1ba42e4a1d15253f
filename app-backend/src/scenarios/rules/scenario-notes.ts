import { reason, type Reason } from '../../kernel/reason.ts'
import type { Scenario } from './scenario.ts'

interface ScenarioNote {
  path: string
  because: Reason
  blocks: boolean
}

/** Scenarios that do nothing, and fields that the set of the portal has no more. */
export function scenarioNotes(scenarios: readonly Scenario[], known: ReadonlySet<string>): ScenarioNote[] {
  return scenarios.flatMap(({ when, show, require, set }, at) => {
    const path = `scenarios.${at}`
    const idle = show.length + require.length + set.length === 0
    const named = new Set([...when, ...set].map(({ field }) => field).concat(show, require))
    const gone = [...named].filter((field) => !known.has(field))
    return [
      ...(idle ? [{ path: `${path}.name`, because: reason('scenarios.does-nothing'), blocks: false }] : []),
      ...gone.map((field) => ({ path: `${path}.name`, because: reason('scenarios.gone', { field }), blocks: true })),
    ]
  })
}
