import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import { conversationRoutes } from './conversation/routes.ts'
import type { CorrespondenceDeps } from './correspondence-deps.ts'
import { draftRoutes } from './reply/draft-routes.ts'
import { fileRoutes } from './reply/file-routes.ts'
import { templateRoutes } from './templates/routes.ts'

export interface CorrespondenceRouteDeps extends CorrespondenceDeps, Guards {
  /** May the viewer answer at all, by the matrix of rights? */
  mayReply(viewer: Viewer): Promise<boolean>
}

/** The conversation of a request, answers to it, their files, templates and signatures. */
export function correspondenceRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  conversationRoutes(server, deps)
  draftRoutes(server, deps)
  fileRoutes(server, deps)
  templateRoutes(server, deps)
}
