import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { SetupState } from '../contract.ts'
import type { PortalClient } from '../client/portal-client.ts'
import { faultError } from '../client/fault-error.ts'
import type { Directory } from '../directory/directory.ts'
import { fieldNames } from '../rules/field-names.ts'
import type { TenantStore } from '../store.ts'
import { leadEntityTypeId, type Actor, type Tenant } from '../tenant.ts'
import { ensureFolder } from './ensure-folder.ts'
import { leadFieldParams, neededFields, processFieldParams } from './needed-fields.ts'
import { neededEvents, neededPlacements, neededScopes, placementParams } from './needed-placements.ts'
import { readPortalFacts, type PortalFacts } from './portal-facts.ts'
import { isReady, setupPlan, type PlanStep } from './rules/setup-plan.ts'

export interface SetupDeps {
  portal: PortalClient
  tenants: TenantStore
  directory: Directory
  clock: Clock
  publicUrl: string
  /** First active intake address of the portal, null when it has none. */
  mailboxOf(portalId: string): Promise<string | null>
}

/** The portal's own word for its leads, which no method tells. */
const leadTitle: Record<Lang, string> = { ru: 'Лид', en: 'Lead' }

const handlerOf = (publicUrl: string) => `${publicUrl}/events`

async function look(deps: SetupDeps, actor: Actor, entityTypeId: number, lang: Lang) {
  const facts = await readPortalFacts(deps.portal, actor, entityTypeId)
  const isLead = entityTypeId === leadEntityTypeId
  const process = facts.processes.find((one) => one.entityTypeId === entityTypeId)
  const names = fieldNames(isLead ? null : (process?.typeId ?? 0))
  const fields = neededFields(names)
  const key = (event: string, handler: string) => `${event.toUpperCase()} ${handler}`
  const steps = setupPlan({
    isLead,
    scopes: { needed: neededScopes(entityTypeId), granted: facts.scopes.map(broadScope) },
    crmMode: facts.crmMode,
    entityTitle: isLead ? leadTitle[lang] : (process?.title ?? null),
    fields: { needed: fields.map((field) => field.name), present: isLead ? facts.leadFields : facts.processFields },
    placements: {
      needed: neededPlacements(deps.publicUrl).map((one) => key(one.placement, one.handler)),
      present: facts.placements.map((one) => key(one.placement, one.handler)),
    },
    events: {
      needed: neededEvents(entityTypeId).map((event) => key(event, handlerOf(deps.publicUrl))),
      present: facts.events.map((one) => key(one.event, one.handler)),
    },
    mailbox: await deps.mailboxOf(actor.portalId),
  })
  return { facts, fields, names, process, steps }
}

/** `user` and `user_basic` hold all that `user_brief` does. Bitrix24 docs: api-reference/user/user-scope */
const broadScope = (scope: string) => (scope === 'user' || scope === 'user_basic' ? 'user_brief' : scope)

const view = (facts: PortalFacts, steps: PlanStep[], entityTypeId: number, lang: Lang): SetupState => ({
  steps,
  ready: isReady(steps),
  entityTypeId,
  entities: [
    { entityTypeId: leadEntityTypeId, title: leadTitle[lang], kind: 'lead' },
    ...facts.processes.map((one) => ({
      entityTypeId: one.entityTypeId,
      title: one.title,
      kind: 'smart-process' as const,
    })),
  ],
})

/** What is there and what is missing; one request, nothing is changed. */
export async function readSetup(deps: SetupDeps, actor: Actor, tenant: Tenant, lang: Lang): Promise<SetupState> {
  const { facts, steps } = await look(deps, actor, tenant.entityTypeId, lang)
  return view(facts, steps, tenant.entityTypeId, lang)
}

/**
 * Creates what is missing: fields one call each (a field on a large table is slow), then tabs and event handlers in one
 * request. Running it again changes nothing. Throws `portal.refused` with the portal's words at the first refusal.
 */
export async function runSetup(
  deps: SetupDeps,
  actor: Actor,
  tenant: Tenant,
  entityTypeId: number,
  lang: Lang,
): Promise<SetupState> {
  const { facts, fields, names, process, steps } = await look(deps, actor, entityTypeId, lang)
  if (steps.some((step) => step.state === 'problem')) return view(facts, steps, entityTypeId, lang)
  const isLead = entityTypeId === leadEntityTypeId
  const present = isLead ? facts.leadFields : facts.processFields
  for (const field of fields.filter((one) => !present.includes(one.name))) {
    const [method, params] = isLead
      ? (['crm.lead.userfield.add', leadFieldParams(field)] as const)
      : (['userfieldconfig.add', processFieldParams(field, process?.typeId ?? 0)] as const)
    await deps.portal.call(actor, method, params, { kind: 'write' })
  }
  await bindAll(deps, actor, facts, entityTypeId)
  const folderId = tenant.folderId ?? (await ensureFolder(deps.portal, actor))
  const after = await look(deps, actor, entityTypeId, lang)
  const state = isReady(after.steps) ? 'active' : tenant.state
  const saved = await deps.tenants.saveSetup(
    tenant.id,
    { entityTypeId, fieldNames: names, folderId, state },
    deps.clock.now(),
  )
  await deps.directory.refresh(saved)
  return view(after.facts, after.steps, entityTypeId, lang)
}

async function bindAll(deps: SetupDeps, actor: Actor, facts: PortalFacts, entityTypeId: number) {
  const handler = handlerOf(deps.publicUrl)
  const placements = neededPlacements(deps.publicUrl)
    .filter(
      (one) => !facts.placements.some((bound) => bound.placement === one.placement && bound.handler === one.handler),
    )
    .map((one) => [one.placement, { method: 'placement.bind', params: placementParams(one) }] as const)
  const events = neededEvents(entityTypeId)
    .filter((event) => !facts.events.some((bound) => bound.event.toUpperCase() === event && bound.handler === handler))
    .map((event) => [event, { method: 'event.bind', params: { event, handler } }] as const)
  const commands = Object.fromEntries([...placements, ...events])
  if (Object.keys(commands).length === 0) return
  const items = await deps.portal.batch(actor, commands, { kind: 'write' })
  for (const item of Object.values(items)) {
    if (!item.ok && !/already binded/i.test(item.fault.detail)) throw faultError(item.fault, { kind: 'write' })
  }
}
