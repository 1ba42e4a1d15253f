import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { conversationRoutes } from './conversation/routes.ts'
import type { ConversationRights } from './conversation/read-conversation.ts'
import type { CorrespondenceDeps } from './correspondence-deps.ts'
import { draftRoutes } from './reply/draft-routes.ts'
import { fileRoutes } from './reply/file-routes.ts'
import { templateRoutes } from './templates/routes.ts'

export interface CorrespondenceRouteDeps extends CorrespondenceDeps, Guards {
  /** What the viewer may do with letters at all, by the matrix of rights. */
  rightsOf(viewer: Viewer): Promise<ConversationRights>
}

/** The conversation of a request, answers to it, their files, templates and signatures. */
export function correspondenceRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  conversationRoutes(server, deps)
  draftRoutes(server, deps)
  fileRoutes(server, deps)
  templateRoutes(server, deps)
}
