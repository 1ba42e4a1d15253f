import { actorOf, type Tenant, type Viewer } from '../portal/index.ts'
import type { FormValues } from './contract.ts'
import { portalValues } from './form-values.ts'
import { readForm } from './read-form.ts'
import { stageFact } from './rules/scenario.ts'
import { scenariosAtWork } from './save-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

/**
 * Own fields of a request that a person is about to make, by the portal's names: what was filled in, and what scenarios set. One REST
 * request, none where nothing is filled in and no scenario is at work. Throws `scenarios.lacking`, `portal.*`.
 */
export async function newRequestFields(
  deps: ScenarioDeps,
  tenant: Tenant,
  viewer: Viewer,
  given: FormValues,
): Promise<Record<string, unknown>> {
  const body = await scenariosAtWork(deps, tenant.id)
  if (Object.keys(given).length === 0 && body.scenarios.length === 0) return {}
  const form = await readForm(deps, actorOf(viewer), tenant, null)
  const stage = await deps.firstStage(tenant)
  const values = { ...form.values, [stageFact]: stage === null ? [] : [stage] }
  return portalValues(tenant, { ...form, values }, given, body)
}
