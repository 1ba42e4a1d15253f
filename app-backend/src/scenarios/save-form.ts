import { z } from 'zod'
import { actorOf, type Tenant, type Viewer } from '../portal/index.ts'
import type { FormSaved, FormValues, saveFormBody, ScenarioBody } from './contract.ts'
import { portalValues } from './form-values.ts'
import { readForm, type FormNow } from './read-form.ts'
import { refuseOverwriting } from './refuse-overwriting.ts'
import { stageFact } from './rules/scenario.ts'
import type { ScenarioDeps } from './scenario-deps.ts'

const found = z.object({ item: z.looseObject({}) })
const patienceMs = 10_000

export const scenariosAtWork = async ({ ruleSets, kind }: Pick<ScenarioDeps, 'ruleSets' | 'kind'>, portalId: string) =>
  (await ruleSets.atWork(kind, portalId)) ?? ({ scenarios: [] } satisfies ScenarioBody)

/**
 * Writes what a person filled in and where they move the request, by their own right, in one write and once a press: two REST requests
 * for leads. Only what differs is sent. Resolves to what stood there before. Throws `request.changed-meanwhile`,
 * `scenarios.lacking`, `record.not-found`, `portal.*`.
 */
export async function saveForm(
  deps: ScenarioDeps,
  viewer: Viewer,
  entityId: number,
  body: z.output<typeof saveFormBody>,
): Promise<FormSaved> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const { entityTypeId } = tenant
  const actor = actorOf(viewer)
  const form = await readForm(deps, actor, tenant, entityId)
  const changed = changedValues(form, body)
  await refuseOverwriting(deps, tenant, { id: entityId, form }, { ...body, values: changed })
  const { fields, before } = await changesOf(deps, tenant, form, { ...body, values: changed })
  const names = Object.keys(fields)
  if (names.length === 0) return { written: 0, before }
  const name = `form:${viewer.userId}:${body.key}`
  const params = { entityTypeId, id: entityId, useOriginalUfNames: 'Y', fields }
  const method = 'crm.item.update'
  const cause = { kind: 'person', id: String(viewer.userId) } as const
  const entry = {
    key: name,
    action: 'update',
    entityTypeId,
    entityId,
    method,
    params,
    before: {},
    because: [],
  } as const
  await deps.writeOnce({
    run: { portalId: tenant.id, name, rule: 'person', userId: viewer.userId, mode: 'live', cause },
    entries: [{ ...entry, after: fields }],
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
  return { written: names.length, before }
}

/** What differs from what the request holds. */
const changedValues = (form: FormNow, { values }: z.output<typeof saveFormBody>): FormValues =>
  Object.fromEntries(
    Object.entries(values).filter(([code, list]) => list.join('\n') !== (form.values[code] ?? []).join('\n')),
  )

/** Fields by the portal's names, and what they hold now. Scenarios are asked about the stage that the request comes to. */
async function changesOf(
  deps: ScenarioDeps,
  tenant: Tenant,
  form: FormNow,
  { values, stageId, responsibleId }: z.output<typeof saveFormBody>,
): Promise<{ fields: Record<string, unknown>; before: FormSaved['before'] }> {
  const moved = stageId !== undefined && stageId !== form.stageId
  const given = responsibleId !== undefined && responsibleId !== form.responsibleId
  const asked = moved ? { ...form, values: { ...form.values, [stageFact]: [stageId] } } : form
  const own = portalValues(tenant, asked, values, await scenariosAtWork(deps, tenant.id))
  const held = Object.fromEntries(Object.keys(values).map((code) => [code, form.values[code] ?? []]))
  return {
    fields: { ...own, ...(moved ? { stageId } : {}), ...(given ? { assignedById: responsibleId } : {}) },
    before: {
      values: held,
      ...(moved && form.stageId !== null ? { stageId: form.stageId } : {}),
      ...(given && form.responsibleId !== null ? { responsibleId: form.responsibleId } : {}),
    },
  }
}
