import { z } from 'zod'
import { actorOf, type Viewer } from '../portal/index.ts'
import type { FormValues, ScenarioBody } from './contract.ts'
import { portalValues } from './form-values.ts'
import { readForm } from './read-form.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

const found = z.object({ item: z.looseObject({}) })
const patienceMs = 10_000

export const scenariosAtWork = async ({ ruleSets, kind }: Pick<ScenarioDeps, 'ruleSets' | 'kind'>, portalId: string) =>
  (await ruleSets.atWork(kind, portalId)) ?? ({ scenarios: [] } satisfies ScenarioBody)

/**
 * Writes what a person filled in, by their own right and once a press: two REST requests for leads. Only what differs is sent. Resolves
 * to the portal's names of the fields that were written. Throws `scenarios.lacking`, `record.not-found`, `portal.*`.
 */
export async function saveForm(
  deps: ScenarioDeps,
  viewer: Viewer,
  entityId: number,
  { values, key }: { values: FormValues; key: string },
): Promise<string[]> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const { entityTypeId } = tenant
  const actor = actorOf(viewer)
  const form = await readForm(deps, actor, tenant, entityId)
  const changed = Object.fromEntries(
    Object.entries(values).filter(([code, list]) => list.join('\n') !== (form.values[code] ?? []).join('\n')),
  )
  const fields = portalValues(tenant, form, changed, await scenariosAtWork(deps, tenant.id))
  const names = Object.keys(fields)
  if (names.length === 0) return []
  const name = `form:${viewer.userId}:${key}`
  const params = { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields }
  const method = 'crm.item.update'
  await deps.writeOnce({
    run: {
      portalId: tenant.id,
      name,
      rule: 'person',
      userId: viewer.userId,
      mode: 'live',
      cause: { kind: 'person', id: String(viewer.userId) },
    },
    entries: [
      { key: name, action: 'update', entityTypeId, entityId, method, params, before: {}, after: fields, because: [] },
    ],
    made: () => ({}),
    async lookUp() {
      const read = { entityTypeId, id: entityId, useOriginalUfNames: 'Y' }
      const { result } = await deps.portal.call(actor, 'crm.item.get', read, { kind: 'read', patienceMs })
      const { item } = found.parse(result)
      return names.every((field) => String(item[field]) === String(fields[field])) ? {} : null
    },
    async write() {
      await deps.portal.call(actor, method, params, { kind: 'write', patienceMs })
      return {}
    },
  })
  return names
}
