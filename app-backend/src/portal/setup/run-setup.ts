import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { SetupState } from '../contract.ts'
import type { Directory } from '../directory/directory.ts'
import type { TenantStore } from '../store.ts'
import type { Actor, Tenant } from '../tenant.ts'
import { bindAll } from './bind-all.ts'
import { createFields } from './create-fields.ts'
import { ensureFolder } from './ensure-folder.ts'
import { lookAtPortal, setupView, type LookDeps } from './look-at-portal.ts'
import { isReady } from './rules/setup-plan.ts'

export interface SetupDeps extends LookDeps {
  tenants: TenantStore
  directory: Directory
  clock: Clock
  /** The portal is set up, or its request type changed: its records may be read. */
  ready(portalId: string): Promise<void>
}

const actorOf = (tenant: Tenant): Actor => ({ kind: 'portal', portalId: tenant.id })

/** What is there and what is missing; one request for each 50 questions, nothing is changed in the portal. */
export async function readSetup(deps: SetupDeps, tenant: Tenant, lang: Lang): Promise<SetupState> {
  const look = await lookAtPortal(deps, actorOf(tenant), tenant.entityTypeId, lang)
  await deps.tenants.saveAbilities(tenant.id, look.abilities, look.facts.scopes, deps.clock.now())
  return setupView(look, tenant.entityTypeId, lang)
}

/**
 * Creates what is missing and takes away what is left over: fields one call each (a field on a large table is slow), then all
 * hooks in one request. Running it again changes nothing. Throws `portal.refused` with the portal's words at the first refusal.
 */
export async function runSetup(deps: SetupDeps, tenant: Tenant, entityTypeId: number, lang: Lang): Promise<SetupState> {
  const actor = actorOf(tenant)
  const look = await lookAtPortal(deps, actor, entityTypeId, lang)
  await deps.tenants.saveAbilities(tenant.id, look.abilities, look.facts.scopes, deps.clock.now())
  if (look.steps.some((step) => step.state === 'problem')) return setupView(look, entityTypeId, lang)
  // Whoever installs the app chooses the language of what it writes; a later administrator does not change it.
  const language = tenant.state === 'installing' ? lang : tenant.language
  await createFields(deps, actor, look, entityTypeId, language)
  await bindAll(deps, actor, look.bindings)
  const folderId =
    tenant.folderId ?? (look.facts.scopes.includes('disk') ? await ensureFolder(deps.portal, actor) : null)
  const after = await lookAtPortal(deps, actor, entityTypeId, lang)
  const state = isReady(after.steps) ? 'active' : tenant.state
  const setup = { entityTypeId, fieldNames: look.names, folderId, state, language }
  const saved = await deps.tenants.saveSetup(tenant.id, setup, deps.clock.now())
  await deps.directory.refresh(saved)
  if (saved.state === 'active') await deps.ready(saved.id)
  return setupView(after, entityTypeId, lang)
}
