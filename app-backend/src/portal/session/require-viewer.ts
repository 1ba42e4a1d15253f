import { enterPortal } from '@poryadok/prisma'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors/app-error.ts'
import type { TenantStore } from '../store.ts'
import type { SessionTokens } from './session-token.ts'

/** A pre-handler; what comes after it sees the rows of the viewer's portal only. */
export type Guard = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void

export interface Guards {
  /** Any person of a portal in which the app is installed. */
  requireViewer: Guard
  /** A portal administrator. */
  requireAdmin: Guard
}

/** Pre-handlers of the API: they set `request.viewer` or refuse. */
export function createGuards(sessions: SessionTokens, tenants: TenantStore): Guards {
  async function admit(request: FastifyRequest, adminOnly: boolean): Promise<string> {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (!token) throw new AppError('session.missing')
    const viewer = await sessions.read(token)
    const tenant = await tenants.byId(viewer.portalId)
    if (!tenant || tenant.state === 'uninstalled') throw new AppError('portal.unknown')
    if (adminOnly && !viewer.isAdmin) throw new AppError('portal.admin-only')
    request.viewer = viewer
    return viewer.portalId
  }
  const guard =
    (adminOnly: boolean): Guard =>
    (request, _reply, done) => {
      admit(request, adminOnly).then((portalId) => enterPortal(portalId, done), done)
    }
  return { requireViewer: guard(false), requireAdmin: guard(true) }
}
