import { ownFieldName, type Actor, type BatchItem, type Command, type Tenant } from '../portal/index.ts'
import { readFormFields, recordValues } from './read-form.ts'
import { obeyScenarios } from './rules/obey-scenarios.ts'
import { categoryFact, stageFact, type Scenario } from './rules/scenario.ts'
import { scenariosAtWork } from './save-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

/** A stage that requests are about to be moved to, looked at as the guard will. */
export interface StageCheck {
  /** Fields of a request that scenarios look at, by the portal's names. */
  select: string[]
  /**
   * What the fields are, in one request to the portal with up to 40 commands `beside`. `lacking` tells what a record misses in the
   * stage, in the portal's language: empty where it may come. Throws `portal.*`.
   */
  read(
    actor: Actor,
    beside: Record<string, Command>,
  ): Promise<{ answers: Record<string, BatchItem>; lacking(record: Record<string, unknown>): string[] }>
}

/** null: whatever comes to the stage stays there. Asks the portal nothing. */
export async function checkStage(
  deps: Pick<ScenarioDeps, 'db' | 'portal' | 'ruleSets' | 'kind' | 'guards'>,
  tenant: Tenant,
  stageId: string,
): Promise<StageCheck | null> {
  if (!(await deps.guards(tenant.id))) return null
  const { scenarios } = await scenariosAtWork(deps, tenant.id)
  if (!scenarios.some(({ on, require }) => on && require.length > 0)) return null
  return {
    select: namedFields(scenarios).map((code) => ownFieldName(tenant.fieldNames, code)),
    async read(actor, beside) {
      const { set, fields, answers } = await readFormFields(deps, actor, tenant, beside)
      const labels = Object.fromEntries(set.fields.map(({ code, label }) => [code, label[tenant.language]]))
      const there = new Set(fields.map(({ ours }) => ours.code))
      // A field that the portal has and the record does not tell was not asked for: the guard looks at it afterwards.
      const unread = (code: string, record: Record<string, unknown>): boolean =>
        there.has(code) && !(ownFieldName(tenant.fieldNames, code) in record)
      const lacking = (record: Record<string, unknown>): string[] => {
        const values = { ...recordValues(tenant, fields, record), [stageFact]: [stageId] }
        const { missing } = obeyScenarios(scenarios, { values, labels })
        return missing.filter((code) => !unread(code, record)).map((code) => labels[code] ?? code)
      }
      return { answers, lacking }
    },
  }
}

function namedFields(scenarios: readonly Scenario[]): string[] {
  const named = scenarios.flatMap(({ when, require }) => [...when.map(({ field }) => field), ...require])
  return [...new Set([...named, categoryFact])].filter((code) => code !== stageFact)
}
