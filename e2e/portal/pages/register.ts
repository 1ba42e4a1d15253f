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
import { registerAppDetail } from './app-detail.ts'
import { registerCalendar } from './calendar-page.ts'
import { registerCardFieldEdit } from './card-field-edit.ts'
import { registerCompany } from './company-page.ts'
import { registerJournal } from './journal-page.ts'
import { registerLabTelephony } from './lab-telephony.ts'
import { registerLabEvents } from './lab-events.ts'
import { registerLabFaults } from './lab-faults.ts'
import { registerLabRights } from './lab-rights.ts'
import { registerLabRobots } from './lab-robots.ts'
import { registerLabWorld } from './lab-world.ts'
import { registerNewItem } from './new-item.ts'
import { registerNotifications } from './notifications-page.ts'
import { registerSearch } from './search-page.ts'
import { registerStructure } from './structure-page.ts'
import { registerTaskActions } from './task-actions.ts'
import { registerTaskCard } from './task-card.ts'
import { registerTasksList } from './tasks-list.ts'
import { registerTimelineActions } from './timeline-actions.ts'
import { registerWebhooks } from './webhooks-page.ts'
import { serveStaticFiles } from './static-files.ts'

/** The pages that a person sees in a browser, and the frame host inside them. */
export async function registerPages(app: FastifyInstance, state: PortalState): Promise<void> {
  await app.register(async (scope) => {
    registerBodies(scope, state)
    serveStaticFiles(scope)
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
    registerAppDetail(scope, state)
    registerCalendar(scope, state)
    registerCardFieldEdit(scope, state)
    registerCompany(scope, state)
    registerJournal(scope, state)
    registerLabEvents(scope, state)
    registerLabTelephony(scope, state)
    registerLabFaults(scope, state)
    registerLabRights(scope, state)
    registerLabRobots(scope, state)
    registerLabWorld(scope, state)
    registerNewItem(scope, state)
    registerNotifications(scope, state)
    registerSearch(scope, state)
    registerStructure(scope, state)
    registerTaskActions(scope, state)
    registerTaskCard(scope, state)
    registerTasksList(scope, state)
    registerTimelineActions(scope, state)
    registerWebhooks(scope, state)
    registerPickRoutes(scope, state)
    registerFrameRoutes(scope, state)
    registerAbsentPages(scope, state)
  })
}
