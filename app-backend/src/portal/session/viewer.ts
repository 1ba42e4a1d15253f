import type { Lang } from '../../platform/errors/error-sentence.ts'
import type { Actor } from '../tenant.ts'

/** The person who looks at a screen, as their portal proved it. */
export interface Viewer {
  portalId: string
  userId: number
  name: string
  isAdmin: boolean
  /** The viewer's own portal token: every screen reads with its owner's rights. */
  accessToken: string
}

export const actorOf = (viewer: Viewer): Actor => ({
  kind: 'viewer',
  portalId: viewer.portalId,
  userId: viewer.userId,
  accessToken: viewer.accessToken,
})

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `requireViewer` and `requireAdmin`. */
    viewer: Viewer
    lang: Lang
  }
}
