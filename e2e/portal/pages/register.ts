import type { FastifyInstance } from 'fastify'
import { registerFrameRoutes } from '../frame/routes.ts'
import type { PortalState } from '../store/state.ts'
import { registerBodies } from '../wire/bodies.ts'
import { registerAbsentPages } from './absent-page.ts'
import { registerCardEdit } from './card-edit.ts'
import { registerCrmCards } from './crm-card.ts'
import { registerCrmLists } from './crm-list.ts'
import { registerDevops } from './devops.ts'
import { registerFiles } from './file-links.ts'
import { registerLab } from './lab.ts'
import { registerMarket } from './market-app.ts'
import { registerPersonPage } from './person-page.ts'
import { registerPickRoutes } from './pick-routes.ts'
import { registerPlainParts } from './plain-part.ts'
import { registerSignIn } from './sign-in.ts'
import { serveFolder } from './static-files.ts'

/** The pages that a person sees in a browser, and the frame host inside them. */
export async function registerPages(app: FastifyInstance, state: PortalState): Promise<void> {
  await app.register(async (scope) => {
    registerBodies(scope)
    serveFolder(scope, '/_static/pages/assets', new URL('assets/', import.meta.url))
    serveFolder(scope, '/_static/frame/client', new URL('../frame/client/', import.meta.url))
    registerSignIn(scope, state)
    registerPlainParts(scope, state)
    registerCrmLists(scope, state)
    registerCrmCards(scope, state)
    registerCardEdit(scope, state)
    registerFiles(scope, state)
    registerPersonPage(scope, state)
    registerMarket(scope, state)
    registerDevops(scope, state)
    registerLab(scope, state)
    registerPickRoutes(scope, state)
    registerFrameRoutes(scope, state)
    registerAbsentPages(scope, state)
  })
}
