import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards, Viewer } from '../portal/index.ts'
import {
  callDetails,
  callPage,
  deadJobDetails,
  deadJobPage,
  deadJobsAnswer,
  deadJobsBody,
  health,
  listCallsQuery,
  listDeadJobsQuery,
  retentionView,
} from './contract.ts'
import { actOnDeadJobs, type DeadJobDeps } from './journal/dead-job-acts-store.ts'
import { readCall, readCalls } from './journal/call-store.ts'
import { nameCalls } from './journal/name-calls.ts'
import { readDeadJob, readDeadJobs } from './journal/dead-job-store.ts'
import { readHealth, type HealthDeps } from './health/read-health.ts'
import { personRoutes, type PersonRouteDeps } from './person/routes.ts'
import { readRetention, type RetentionDeps } from './retention/retention-store.ts'

export interface OperationsRouteDeps
  extends HealthDeps, DeadJobDeps, PersonRouteDeps, Pick<Guards, 'requirePermission'> {
  daysOf: RetentionDeps['daysOf']
}

const idParams = z.object({ id: z.coerce.number().int().positive() })
const tags = ['operations']

/** Health, journal of requests, given-up work, retention and a person's data. Who may is said by the matrix of rights. */
export function operationsRoutes(server: HttpServer, deps: OperationsRouteDeps) {
  const admin = { preHandler: deps.requirePermission('operations.view') }
  server.get(
    '/api/operations/health',
    { schema: { tags, response: { 200: health, ...faultAnswers } }, ...admin },
    (request) => readHealth(deps, request.viewer.portalId, langOf(request)),
  )
  server.get(
    '/api/operations/retention',
    { schema: { tags, response: { 200: retentionView, ...faultAnswers } }, ...admin },
    (request) => readRetention(deps, request.viewer.portalId, langOf(request)),
  )
  callRoutes(server, deps)
  deadJobRoutes(server, deps)
  personRoutes(server, deps)
}

function callRoutes(server: HttpServer, { prisma, nameOf, requirePermission }: OperationsRouteDeps) {
  const named = ({ portalId }: Viewer) => nameCalls((userId) => nameOf(portalId, userId))
  const admin = { preHandler: requirePermission('operations.view') }
  server.get(
    '/api/operations/calls',
    { schema: { tags, querystring: listCallsQuery, response: { 200: callPage, ...faultAnswers } }, ...admin },
    async ({ viewer, query }) => {
      const { rows, next } = await readCalls(prisma, viewer.portalId, query)
      return { rows: await Promise.all(rows.map(named(viewer))), next }
    },
  )
  server.get(
    '/api/operations/calls/:id',
    { schema: { tags, params: idParams, response: { 200: callDetails, ...faultAnswers } }, ...admin },
    async ({ viewer, params }) => named(viewer)(await readCall(prisma, viewer.portalId, params.id)),
  )
}

function deadJobRoutes(server: HttpServer, deps: OperationsRouteDeps) {
  const admin = { preHandler: deps.requirePermission('operations.view') }
  const runs = { preHandler: deps.requirePermission('operations.run') }
  server.get(
    '/api/operations/dead-jobs',
    { schema: { tags, querystring: listDeadJobsQuery, response: { 200: deadJobPage, ...faultAnswers } }, ...admin },
    ({ viewer, query }) => readDeadJobs(deps.prisma, viewer.portalId, query),
  )
  server.get(
    '/api/operations/dead-jobs/:id',
    { schema: { tags, params: idParams, response: { 200: deadJobDetails, ...faultAnswers } }, ...admin },
    ({ viewer, params }) => readDeadJob(deps.prisma, viewer.portalId, params.id),
  )
  const schema = { tags, body: deadJobsBody, response: { 200: deadJobsAnswer, ...faultAnswers } }
  for (const act of ['run', 'discard'] as const)
    server.post(`/api/operations/dead-jobs/${act}`, { schema, ...runs }, async ({ viewer, body }) => ({
      count: await actOnDeadJobs(deps, viewer, act, body.ids),
    }))
}
