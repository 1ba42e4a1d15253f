import { inPortal } from '@poryadok/prisma/scope'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { SessionTokens } from '../session/session-token.ts'
import { proveViewer } from '../session/prove-viewer.ts'
import type { Viewer } from '../session/viewer.ts'
import { denied } from '../permissions/denied.ts'
import type { BatchItem, Command } from '../client/portal-client.ts'
import type { Boot, Session, View } from '../contract.ts'
import type { Tenant } from '../tenant.ts'
import { installPortal, type InstallDeps } from './install-portal.ts'
import { callOf } from './opened-call.ts'
import { cardId, type OpeningForm } from './opening.ts'

type ClientRef = NonNullable<Boot['client']>
type Tab = Pick<Boot, 'list' | 'page'>

/** First page of a tab, prepared so that its commands ride in the request that proves the viewer. */
export interface FirstPage {
  commands: Record<string, Command>
  read(items: Record<string, BatchItem>, viewer: Viewer): Promise<Tab>
}

export interface OpenDeps extends InstallDeps {
  sessions: SessionTokens
  prepareFirstPage(tenant: Tenant, client: ClientRef): Promise<FirstPage>
  /** Throws `slice.off` or `slice.blocked` for the page of a slice that is not at work. */
  requireView(portalId: string, view: View): Promise<void>
}

export interface OpenedPage extends Tab {
  tenant: Tenant
  session: Session | null
  client: ClientRef | null
  requestId: number | null
  taskId: number | null
  companyId?: number
  record?: NonNullable<Boot['record']>
  call?: NonNullable<Boot['call']>
}

const clientKinds: Partial<Record<View, ClientRef['kind']>> = {
  'contact-requests': 'contact',
  'company-requests': 'company',
}
const noTab: Tab = { list: null, page: null }
/** Pages that the server opens for administrators alone. */
const adminViews: ReadonlySet<View> = new Set(['gallery'])

/**
 * Who opened the page and what it shows first. One request to the portal, two when a list must be read before. An administrator
 * who opens any page of a portal without a working key renews it by that.
 */
export async function openPage(deps: OpenDeps, view: View, form: OpeningForm, domain?: string): Promise<OpenedPage> {
  const tenant = form.member_id ? await deps.tenants.byMember(form.member_id) : null
  if (view === 'install' || (view === 'main' && (!tenant || tenant.state === 'uninstalled'))) return install(deps, form)
  if (!tenant) throw new AppError('portal.unknown')
  if (view !== 'main' && tenant.state !== 'active') throw new AppError('portal.not-installed')
  return inPortal(tenant.id, async () => {
    await deps.requireView(tenant.id, view)
    try {
      return await openFor(deps, tenant, view, form)
    } catch (error) {
      const moved = await findMoved(deps, tenant, form, domain, error)
      if (!moved) throw error
      return openFor(deps, moved.tenant, view, { ...form, AUTH_ID: moved.accessToken })
    }
  })
}

async function install(deps: OpenDeps, form: OpeningForm): Promise<OpenedPage> {
  const installed = await installPortal(deps, form)
  return {
    ...installed,
    session: await sessionOf(deps, installed.viewer),
    client: null,
    requestId: null,
    taskId: null,
    ...noTab,
  }
}

async function openFor(deps: OpenDeps, tenant: Tenant, view: View, form: OpeningForm): Promise<OpenedPage> {
  const client = clientOf(view, form)
  if (!form.AUTH_ID && adminViews.has(view)) throw new AppError('session.missing')
  const requestId = view === 'conversation' || view === 'request-tasks' ? cardOf(form) : null
  const taskId = view === 'external-task' ? taskOf(form) : null
  const company = view === 'company-status' ? { companyId: cardOf(form) } : {}
  const record = view === 'center-history' ? { record: { kind: kindOf(form), id: cardOf(form) } } : {}
  const call = view === 'call-card' ? { call: callOf(form.PLACEMENT_OPTIONS) } : {}
  const place = { client, requestId, taskId, ...company, ...record, ...call }
  if (!form.AUTH_ID) return { tenant, session: null, ...place, ...noTab }
  const first = client ? await deps.prepareFirstPage(tenant, client) : null
  const { viewer, items } = await proveViewer(deps, tenant, form.AUTH_ID, first?.commands ?? {})
  if (adminViews.has(view) && !viewer.isAdmin) throw denied('app.administer', [])
  const tab = first ? await first.read(items, viewer) : noTab
  if (viewer.isAdmin && form.REFRESH_ID && !(await deps.tenants.hasToken(tenant.id))) {
    const repaired = await installPortal(deps, form)
    return { tenant: repaired.tenant, session: await sessionOf(deps, repaired.viewer), ...place, ...tab }
  }
  // The proof may have followed the portal to a new address: the frame that asks stands there.
  return {
    tenant: (await deps.tenants.byId(tenant.id)) ?? tenant,
    session: await sessionOf(deps, viewer),
    ...place,
    ...tab,
  }
}

/**
 * A page opened from another host than the stored one, which does not answer: the authorisation server is asked where the portal
 * lives now. The host of the page itself is never believed.
 */
async function findMoved(
  deps: OpenDeps,
  tenant: Tenant,
  form: OpeningForm,
  domain: string | undefined,
  error: unknown,
): Promise<{ tenant: Tenant; accessToken: string } | null> {
  const elsewhere = domain !== undefined && domain !== new URL(tenant.origin).host
  if (!elsewhere || !form.REFRESH_ID || !isAppError(error, 'portal.unavailable')) return null
  const grant = await deps.oauth.refresh(tenant.serverEndpoint, form.REFRESH_ID)
  if (grant.memberId !== tenant.memberId || grant.clientEndpoint === tenant.clientEndpoint) return null
  const moved = await deps.tenants.moved(tenant.id, grant.clientEndpoint, deps.clock.now())
  return { tenant: moved, accessToken: grant.accessToken }
}

function clientOf(view: View, form: OpeningForm): ClientRef | null {
  const kind = clientKinds[view]
  return kind ? { kind, id: cardOf(form) } : null
}

/** Which card a tab stands in, by its placement. Bitrix24 docs: api-reference/widgets/crm/detail-tab */
function kindOf({ PLACEMENT: placement = '' }: OpeningForm): NonNullable<Boot['record']>['kind'] {
  const kinds = {
    CRM_DEAL_DETAIL_TAB: 'deal',
    CRM_CONTACT_DETAIL_TAB: 'contact',
    CRM_COMPANY_DETAIL_TAB: 'company',
  } as const
  const kind = kinds[placement as keyof typeof kinds]
  if (kind === undefined) throw new AppError('input.invalid', { params: { detail: 'PLACEMENT' } })
  return kind
}

/** The placements of a task name it otherwise. Bitrix24 docs: api-reference/widgets/task/view-tab */
function taskOf(form: OpeningForm): number {
  const id = cardId(form.PLACEMENT_OPTIONS, 'taskId')
  if (id === null) throw new AppError('input.invalid', { params: { detail: 'PLACEMENT_OPTIONS.taskId' } })
  return id
}

function cardOf(form: OpeningForm): number {
  const id = cardId(form.PLACEMENT_OPTIONS)
  if (id === null) throw new AppError('input.invalid', { params: { detail: 'PLACEMENT_OPTIONS.ID' } })
  return id
}

/** A session for a proven viewer, as the screens take it. */
export async function sessionOf({ sessions }: { sessions: SessionTokens }, viewer: Viewer): Promise<Session> {
  const { token, expiresAt } = await sessions.issue(viewer)
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    user: { id: viewer.userId, name: viewer.name, isAdmin: viewer.isAdmin },
  }
}
