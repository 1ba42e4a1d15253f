import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { registerDoors } from './doors/register.ts'
import { registerAuthorize } from './oauth/authorize.ts'
import { registerPages } from './pages/register.ts'
import type { PortalState } from './store/state.ts'
import { refuseConnection } from './faults/refuse-connection.ts'
import { registerBodies } from './wire/bodies.ts'
import { registerFileDownloads } from './wire/files.ts'
import { registerRest } from './wire/rest.ts'

const LARGEST_BODY = 256 * 1024 * 1024

/** The portal's own host: REST, the authorisation page, doors of the world, and the pages a person sees. */
export async function createPortalServer(state: PortalState): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: true,
    // A large world on a busy machine may take longer to come up than the ten seconds that are usual.
    pluginTimeout: 0,
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true, maxParamLength: 500 },
  })
  app.addHook('onRequest', async (request, reply) => {
    if (state.faults.down && !request.url.startsWith('/_portal/')) refuseConnection(request, reply)
  })
  await app.register(async (scope) => {
    registerBodies(scope, state)
    registerRest(scope, state)
    registerFileDownloads(scope, state)
  })
  registerAuthorize(app, state)
  await registerDoors(app, state)
  await registerPages(app, state)
  return app
}
