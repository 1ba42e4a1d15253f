import { auditRoutes } from './audit/index.ts'
import { categorizationRoutes } from './categorization/index.ts'
import { callCardRoutes } from './call-card/index.ts'
import { companyStatusRoutes } from './company-status/index.ts'
import { centerCardRoutes, contactCenterApi, contactCenterRoutes, hookRoutes } from './contact-center/index.ts'
import { correspondenceRoutes } from './correspondence/index.ts'
import { formerContactRoutes, proposalRoutes } from './former-contacts/index.ts'
import { dashboardRoutes } from './dashboards/index.ts'
import { externalTaskRoutes } from './external-tasks/index.ts'
import { intakeRoutes, journalRoutes, mailboxRoutes } from './intake/index.ts'
import { letterMoveRoutes } from './letter-moves/index.ts'
import { letterSearchRoutes } from './letter-search/index.ts'
import { deadlineRoutes } from './deadlines/index.ts'
import { fileRoutes } from './platform/files/routes.ts'
import { createLogger } from './platform/log/logger.ts'
import { longWorkRoutes } from './platform/long-work/routes.ts'
import type { ListedRoute } from './platform/http/route-list.ts'
import { createHttpServer, type HttpServer } from './platform/http/server.ts'
import { macroRoutes } from './macros/index.ts'
import { messageRoutes } from './messages/index.ts'
import { operationsRoutes, probeRoutes } from './operations/index.ts'
import { peopleRoutes, permissionRoutes } from './people/index.ts'
import { entryRoutes, lifeRoutes, portalRoutes, type Action } from './portal/index.ts'
import { missedCallRoutes } from './missed-calls/index.ts'
import { phoneConflictRoutes } from './phone-conflicts/index.ts'
import { productRoutes } from './products/index.ts'
import { requestFieldRoutes } from './request-fields/index.ts'
import { requestListRoutes } from './request-list/index.ts'
import { failureRoutes, importRoutes, mappingRoutes } from './record-import/index.ts'
import { requestRoutes } from './requests/index.ts'
import { robotRoutes } from './robots/index.ts'
import { ruleSetRoutes } from './rule-sets/index.ts'
import { cardRoutes } from './vcard-import/index.ts'
import { scenarioRoutes } from './scenarios/index.ts'
import { recordFileRoutes, sheetRoutes } from './sheet-export/index.ts'
import { settingsRoutes } from './settings/index.ts'
import { stageTimeRoutes } from './stage-time/index.ts'
import { stuckRoutes } from './stuck-activities/index.ts'
import { timelineRoutes } from './timeline-sync/index.ts'
import { routingRoutes } from './routing/index.ts'
import { triageRoutes } from './triage/index.ts'

/** OpenAPI 3.1 of all routes, made from the same schemas that check them. Nothing is started: no route is called. */
export async function createApiDescription(): Promise<object> {
  const server = await createHttpServer(createLogger('silent'))
  registerRoutes(server)
  await server.ready()
  const description = server.swagger()
  await server.close()
  return description
}

/** All routes of the product with what their guards ask for. */
export async function listAllRoutes(): Promise<ListedRoute[]> {
  const server = await createHttpServer(createLogger('silent'))
  registerRoutes(server)
  await server.ready()
  const list = server.routeList
  await server.close()
  return list
}

/** Routes take their dependencies when they are called; a description never calls them. */
function registerRoutes(server: HttpServer) {
  const requirePermission = (permission: Action) => Object.assign(() => Promise.resolve(), { permission })
  const requireViewer = requirePermission('app.open')
  const requireAdmin = requirePermission('app.administer')
  const uncalled = { requireViewer, requireAdmin, requirePermission } as never
  entryRoutes(server, uncalled)
  portalRoutes(server, uncalled)
  requestRoutes(server, uncalled)
  requestListRoutes(server, uncalled)
  requestFieldRoutes(server, uncalled)
  scenarioRoutes(server, uncalled)
  macroRoutes(server, uncalled)
  externalTaskRoutes(server, uncalled)
  intakeRoutes(server, uncalled)
  journalRoutes(server, uncalled)
  mailboxRoutes(server, uncalled)
  letterMoveRoutes(server, uncalled)
  letterSearchRoutes(server, uncalled)
  correspondenceRoutes(server, uncalled)
  lifeRoutes(server, uncalled)
  settingsRoutes(server, uncalled)
  auditRoutes(server, uncalled)
  peopleRoutes(server, uncalled)
  permissionRoutes(server, uncalled)
  messageRoutes(server, uncalled)
  fileRoutes(server, uncalled)
  longWorkRoutes(server, uncalled)
  operationsRoutes(server, uncalled)
  routingRoutes(server, uncalled)
  deadlineRoutes(server, uncalled)
  triageRoutes(server, uncalled)
  stageTimeRoutes(server, uncalled)
  timelineRoutes(server, uncalled)
  categorizationRoutes(server, uncalled)
  probeRoutes(server, uncalled)
  robotRoutes(server, uncalled)
  productRoutes(server, uncalled)
  missedCallRoutes(server, uncalled)
  companyStatusRoutes(server, uncalled)
  formerContactRoutes(server, uncalled)
  proposalRoutes(server, uncalled)
  callCardRoutes(server, uncalled)
  phoneConflictRoutes(server, uncalled)
  stuckRoutes(server, uncalled)
  importRoutes(server, uncalled)
  sheetRoutes(server, uncalled)
  recordFileRoutes(server, uncalled)
  dashboardRoutes(server, uncalled)
  failureRoutes(server, uncalled)
  mappingRoutes(server, uncalled)
  ruleSetRoutes(server, uncalled)
  cardRoutes(server, uncalled)
  contactCenterRoutes(server, uncalled)
  centerCardRoutes(server, uncalled)
  hookRoutes(server, uncalled)
  contactCenterApi(server, uncalled)
}
