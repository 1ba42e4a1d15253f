import { inPortal } from '@poryadok/prisma'
import { AppError } from '../../platform/errors/app-error.ts'
import type { SessionTokens } from '../session/session-token.ts'
import { proveViewer } from '../session/prove-viewer.ts'
import type { Viewer } from '../session/viewer.ts'
import type { BatchItem, Command } from '../client/portal-client.ts'
import type { Boot, Session, View } from '../contract.ts'
import type { Tenant } from '../tenant.ts'
import { installPortal, type InstallDeps } from './install-portal.ts'
import { cardId, type OpeningForm } from './opening.ts'

type ClientRef = NonNullable<Boot['client']>
type RequestPage = NonNullable<Boot['page']>

/** First page of a tab, prepared so that its commands ride in the request that proves the viewer. */
export interface FirstPage {
  commands: Record<string, Command>
  read(items: Record<string, BatchItem>, viewer: Viewer): Promise<RequestPage>
}

export interface OpenDeps extends InstallDeps {
  sessions: SessionTokens
  prepareFirstPage(tenant: Tenant, client: ClientRef): Promise<FirstPage>
}

export interface OpenedPage {
  tenant: Tenant
  session: Session | null
  client: ClientRef | null
  page: RequestPage | null
}

const clientKinds: Partial<Record<View, ClientRef['kind']>> = {
  'contact-requests': 'contact',
  'company-requests': 'company',
}

/** Who opened the page and what it shows first. One request to the portal, two when a list must be read before. */
export async function openPage(deps: OpenDeps, view: View, form: OpeningForm): Promise<OpenedPage> {
  const tenant = form.member_id ? await deps.tenants.byMember(form.member_id) : null
  const mayInstall = view === 'install' || view === 'main'
  if (mayInstall && (!tenant || view === 'install' || !(await deps.tenants.hasToken(tenant.id)))) {
    const installed = await installPortal(deps, form)
    return { ...installed, session: await sessionOf(deps, installed.viewer), client: null, page: null }
  }
  if (!tenant) throw new AppError('portal.unknown')
  if (!mayInstall && tenant.state !== 'active') throw new AppError('portal.not-installed')
  return inPortal(tenant.id, () => openFor(deps, tenant, view, form))
}

async function openFor(deps: OpenDeps, tenant: Tenant, view: View, form: OpeningForm): Promise<OpenedPage> {
  const client = clientOf(view, form)
  if (!form.AUTH_ID) return { tenant, session: null, client, page: null }
  const first = client ? await deps.prepareFirstPage(tenant, client) : null
  const { viewer, items } = await proveViewer(deps, tenant, form.AUTH_ID, first?.commands ?? {})
  const page = first ? await first.read(items, viewer) : null
  return { tenant, session: await sessionOf(deps, viewer), client, page }
}

function clientOf(view: View, form: OpeningForm): ClientRef | null {
  const kind = clientKinds[view]
  if (!kind) return null
  const id = cardId(form.PLACEMENT_OPTIONS)
  if (id === null) throw new AppError('input.invalid', { params: { detail: 'PLACEMENT_OPTIONS.ID' } })
  return { kind, id }
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
