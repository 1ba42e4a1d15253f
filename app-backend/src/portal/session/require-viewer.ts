import type { FastifyRequest } from 'fastify'
import { AppError } from '../../platform/errors/app-error.ts'
import type { TenantStore } from '../store.ts'
import type { SessionTokens } from './session-token.ts'

export interface Guards {
  /** Any person of a portal in which the app is installed. */
  requireViewer(request: FastifyRequest): Promise<void>
  /** A portal administrator. */
  requireAdmin(request: FastifyRequest): Promise<void>
}

/** Pre-handlers of the API: they set `request.viewer` or refuse. */
export function createGuards(sessions: SessionTokens, tenants: TenantStore): Guards {
  async function requireViewer(request: FastifyRequest) {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    if (!token) throw new AppError('session.missing')
    const viewer = await sessions.read(token)
    const tenant = await tenants.byId(viewer.portalId)
    if (!tenant || tenant.state === 'uninstalled') throw new AppError('portal.unknown')
    request.viewer = viewer
  }
  return {
    requireViewer,
    async requireAdmin(request) {
      await requireViewer(request)
      if (!request.viewer.isAdmin) throw new AppError('portal.admin-only')
    },
  }
}
