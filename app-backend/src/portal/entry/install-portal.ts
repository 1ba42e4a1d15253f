import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { OAuth } from '../client/oauth.ts'
import { denied } from '../permissions/denied.ts'
import { proveViewer, type ProofDeps } from '../session/prove-viewer.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import type { OpeningForm } from './opening.ts'
import type { Viewer } from '../session/viewer.ts'

export interface InstallDeps extends ProofDeps {
  oauth: OAuth
  tenants: TenantStore
  clock: Clock
  /** Asked when the form names no authorisation server. */
  defaultOAuthServer: string
  /** Deletes what an interrupted uninstallation left. */
  finishWipe(tenant: Tenant): Promise<void>
  /** The portal has a fresh key: look at it and put its hooks right. */
  keyRenewed(portalId: string): Promise<void>
}

/**
 * First opening by an administrator, or one whose portal lost its background token: the posted pair is exchanged at a listed
 * authorisation server, and only what *that* says (member_id, address, user) is stored.
 * Throws `session.refused`, `portal.foreign-server`, `portal.admin-only`.
 * Bitrix24 docs: settings/cloud-and-on-premise/security-recommendations
 */
export async function installPortal(deps: InstallDeps, form: OpeningForm): Promise<{ tenant: Tenant; viewer: Viewer }> {
  if (!form.REFRESH_ID) throw new AppError('session.refused')
  const grant = await deps.oauth.refresh(form.SERVER_ENDPOINT ?? `${deps.defaultOAuthServer}/rest/`, form.REFRESH_ID)
  if (grant.memberId !== form.member_id) throw new AppError('session.refused')
  const known = await deps.tenants.byMember(grant.memberId)
  const at = { id: known?.id ?? randomUUID(), endpoint: grant.clientEndpoint }
  const { viewer } = await proveViewer(deps, at, grant.accessToken, {})
  if (!viewer.isAdmin) throw denied('app.administer', [])
  if (known?.state === 'uninstalled') await deps.finishWipe(known)
  const tenant = await deps.tenants.install(grant, form.APPLICATION_TOKEN ?? null, deps.clock.now())
  if (known?.state === 'active') await deps.keyRenewed(tenant.id)
  return { tenant, viewer: { ...viewer, portalId: tenant.id } }
}
