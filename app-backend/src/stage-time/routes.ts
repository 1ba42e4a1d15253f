import { Readable } from 'node:stream'
import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import { actorOf, mayReadRecord, type Guards, type PortalClient } from '../portal/index.ts'
import {
  drillPage,
  drillQuery,
  rebuildBody,
  rebuildStarted,
  report,
  reportFileQuery,
  reportQuery,
  requestStages,
} from './contract.ts'
import { readDrill, readReport, type ReportDeps } from './read-report.ts'
import { readRequestStages, type RequestStagesDeps } from './read-request-stages.ts'
import { rebuildKind } from './rebuild.ts'
import { reportTable } from './report-table.ts'

export interface StageTimeRouteDeps extends Guards, ReportDeps, RequestStagesDeps {
  portal: PortalClient
  longWork: LongWork
}

const tags = ['reports']

/** Reports of times and deadlines, the times of one request, and counting everything anew. */
export function stageTimeRoutes(server: HttpServer, deps: StageTimeRouteDeps) {
  reportRoutes(server, deps)
  fileRoute(server, deps)
  requestRoute(server, deps)
  rebuildRoute(server, deps)
}

function reportRoutes(server: HttpServer, deps: StageTimeRouteDeps) {
  const preHandler = deps.requirePermission('requests.read')
  server.get(
    '/api/reports/stage-time',
    { schema: { tags, querystring: reportQuery, response: { 200: report, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => readReport(deps, viewer, query),
  )
  server.get(
    '/api/reports/stage-time/requests',
    { schema: { tags, querystring: drillQuery, response: { 200: drillPage, ...faultAnswers } }, preHandler },
    ({ viewer, query }) => readDrill(deps, viewer, query),
  )
}

function fileRoute(server: HttpServer, deps: StageTimeRouteDeps) {
  const file = z.instanceof(Readable).describe('the report as XLSX or CSV, a row for each category, group or person')
  server.get(
    '/api/reports/stage-time/export',
    {
      schema: { tags, querystring: reportFileQuery, response: { 200: file, ...faultAnswers } },
      preHandler: deps.requirePermission('export.run'),
    },
    async (request, reply) => {
      const { viewer } = request
      const { format, ...query } = request.query
      const { zone } = await deps.tenantOf(viewer.portalId)
      const table = reportTable(await readReport(deps, viewer, query), query.by, langOf(request), zone)
      await recordAudit(deps.db.prisma, { ...lineOf(deps, viewer), action: 'report.exported', after: query })
      return reply
        .header('content-type', tableTypes[format])
        .header('content-disposition', `attachment; filename="report.${format}"`)
        .send(Readable.from(writeTable(format, table)))
    },
  )
}

const lineOf = ({ clock }: StageTimeRouteDeps, { portalId, userId }: { portalId: string; userId: number }) => ({
  portalId,
  at: clock.now(),
  actor: { kind: 'person', id: String(userId) } as const,
})

function requestRoute(server: HttpServer, deps: StageTimeRouteDeps) {
  const params = z.object({ id: z.coerce.number().int().positive() })
  server.get(
    '/api/requests/:id/stages',
    {
      schema: { tags, params, response: { 200: requestStages, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    async ({ viewer, params: { id } }) => {
      const tenant = await deps.tenantOf(viewer.portalId)
      const record = { entityTypeId: tenant.entityTypeId, id }
      if (!(await mayReadRecord(deps.portal, actorOf(viewer), record))) throw new AppError('record.not-found')
      return readRequestStages(deps, tenant, id)
    },
  )
}

function rebuildRoute(server: HttpServer, deps: StageTimeRouteDeps) {
  server.post(
    '/api/reports/stage-time/rebuild',
    {
      schema: { tags, body: rebuildBody, response: { 200: rebuildStarted, ...faultAnswers } },
      preHandler: deps.requireAdmin,
    },
    async (request) => {
      const { viewer, body } = request
      const { portalId, userId } = viewer
      const title = langOf(request) === 'ru' ? 'Пересчёт времени в стадиях' : 'Counting the times in stages anew'
      const payload = { ...body, userId }
      return deps.db.prisma.$transaction(async (tx) => {
        const { id: taskId } = await deps.longWork.start(
          { portalId, kind: rebuildKind, title, payload, startedBy: userId },
          tx,
        )
        await recordAudit(tx, { ...lineOf(deps, viewer), action: 'stage-time.rebuilt', after: body })
        return { taskId }
      })
    },
  )
}
