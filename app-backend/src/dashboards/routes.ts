import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { actorOf, type Guards } from '../portal/index.ts'
import { fullness, fullnessQuery, gapQuery, gaps, overview, overviewQuery } from './contract.ts'
import { readFullness, readGaps, type DashboardDeps } from './read-fullness.ts'
import { readOverview, type OverviewDeps } from './read-overview.ts'

const tags = ['dashboards']

/** Pictures of what a person may see, counted by the portal within their own rights. */
export function dashboardRoutes(server: HttpServer, deps: DashboardDeps & OverviewDeps & Guards) {
  const preHandler = deps.requirePermission('app.open')
  server.get(
    '/api/dashboards/overview',
    { schema: { tags, querystring: overviewQuery, response: { 200: overview, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => readOverview(deps, { portalId: viewer.portalId, actor: actorOf(viewer) }, query),
  )
  server.get(
    '/api/dashboards/fullness',
    { schema: { tags, querystring: fullnessQuery, response: { 200: fullness, ...faultAnswers } }, preHandler },
    (request) => readFullness(deps, request.viewer, request.query, langOf(request)),
  )
  server.get(
    '/api/dashboards/gaps',
    { schema: { tags, querystring: gapQuery, response: { 200: gaps, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => readGaps(deps, viewer, query),
  )
}
