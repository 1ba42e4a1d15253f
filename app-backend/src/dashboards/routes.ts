import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { fullness, fullnessQuery, gapQuery, gaps } from './contract.ts'
import { readFullness, readGaps, type DashboardDeps } from './read-fullness.ts'

const tags = ['dashboards']

/** Pictures of what a person may see, counted by the portal within their own rights. */
export function dashboardRoutes(server: HttpServer, deps: DashboardDeps & Guards) {
  const preHandler = deps.requirePermission('app.open')
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
