import { intakeRoutes } from './intake/index.ts'
import { createLogger } from './platform/log/logger.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { entryRoutes, portalRoutes } from './portal/index.ts'
import { requestRoutes } from './requests/index.ts'

/** OpenAPI 3.1 of all routes, made from the same schemas that check them. Nothing is started: no route is called. */
export async function createApiDescription(): Promise<object> {
  const server = await createHttpServer(createLogger('silent'))
  registerRoutes(server)
  await server.ready()
  const description = server.swagger()
  await server.close()
  return description
}

/** Routes take their dependencies when they are called; a description never calls them. */
function registerRoutes(server: HttpServer) {
  const guard = () => Promise.resolve()
  const uncalled = { requireViewer: guard, requireAdmin: guard } as never
  entryRoutes(server, uncalled)
  portalRoutes(server, uncalled)
  requestRoutes(server, uncalled)
  intakeRoutes(server, uncalled)
}
