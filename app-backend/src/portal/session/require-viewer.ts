import { enterPortal, inPortal } from '@poryadok/prisma/scope'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Permissions } from '../permissions/permissions.ts'
import type { Action } from '../rules/actions.ts'
import type { TenantStore } from '../store.ts'
import type { SessionTokens } from './session-token.ts'

/** A pre-handler; what comes after it sees the rows of the viewer's portal only. */
export interface Guard {
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void
  /** What it asks for: a test finds a route without one. */
  permission?: Action
}

export interface Guards {
  /** A person of the portal who holds the action by its matrix of rights. */
  requirePermission(action: Action): Guard
  /** Any person of a portal in which the app is installed. */
  requireViewer: Guard
  /** A portal administrator. */
  requireAdmin: Guard
}

/** Pre-handlers of the API: they set `request.viewer` or refuse. */
export function createGuards(
  sessions: SessionTokens,
  tenants: TenantStore,
  permissions: Pick<Permissions, 'check'>,
): Guards {
  async function admit(request: FastifyRequest, action: Action): Promise<string> {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (!token) throw new AppError('session.missing')
    const viewer = await sessions.read(token)
    const tenant = await tenants.byId(viewer.portalId)
    if (!tenant || tenant.state === 'uninstalled') throw new AppError('portal.unknown')
    await inPortal(tenant.id, () => permissions.check(tenant, viewer, action))
    request.viewer = viewer
    return viewer.portalId
  }
  const requirePermission = (action: Action): Guard => {
    const guard: Guard = (request, _reply, done) => {
      admit(request, action).then((portalId) => enterPortal(portalId, done), done)
    }
    return Object.assign(guard, { permission: action })
  }
  return {
    requirePermission,
    requireViewer: requirePermission('app.open'),
    requireAdmin: requirePermission('app.administer'),
  }
}
