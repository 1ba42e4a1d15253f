import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { actorOf, mayReadRecord, type Guards, type PortalClient, type Viewer, type Writes } from '../portal/index.ts'
import {
  auditFilter,
  auditPage,
  auditQuery,
  runDetails,
  runPage,
  runsQuery,
  undoAnswer,
  undoBody,
  undoPreview,
  whyAnswer,
} from './contract.ts'
import { recordAudit } from './audit-store.ts'
import { auditCsv, listAudit } from './read-audit.ts'
import { listRuns, readRunDetails, undoPreviewView, type People } from './read-runs.ts'
import { readWhy, type WhyDeps } from './read-why.ts'

export interface AuditRouteDeps extends Guards, Omit<WhyDeps, 'prisma'> {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Pick<Writes, 'undo' | 'previewUndo'>
  /** Names of the portal's people. */
  peopleOf(portalId: string): Promise<People>
  /** May this person take back what rules wrote? */
  mayUndo(viewer: Viewer): Promise<boolean>
}

/** Why it was decided so, the trail of what was done, and taking it back. */
export function auditRoutes(server: HttpServer, deps: AuditRouteDeps) {
  whyRoute(server, deps)
  trailRoutes(server, deps)
  runRoutes(server, deps)
  undoRoutes(server, deps)
}

const whole = z.coerce.number().int().positive()

function whyRoute(server: HttpServer, deps: AuditRouteDeps) {
  const params = z.object({ entityTypeId: whole, id: whole })
  server.get(
    '/api/why/:entityTypeId/:id',
    {
      schema: { tags: ['audit'], params, response: { 200: whyAnswer, ...faultAnswers } },
      preHandler: deps.requirePermission('decisions.view'),
    },
    async ({ viewer, params: record }) => {
      if (!(await mayReadRecord(deps.portal, actorOf(viewer), record))) throw new AppError('record.not-found')
      const place = { entityTypeId: record.entityTypeId, entityId: record.id }
      const why = await readWhy({ ...deps, prisma: deps.db.prisma }, viewer.portalId, place)
      return { ...why, mayUndo: await deps.mayUndo(viewer) }
    },
  )
}

function trailRoutes(server: HttpServer, deps: AuditRouteDeps) {
  server.get(
    '/api/audit',
    {
      schema: { tags: ['audit'], querystring: auditQuery, response: { 200: auditPage, ...faultAnswers } },
      preHandler: deps.requirePermission('audit.view'),
    },
    async ({ viewer, query }) =>
      listAudit(deps.db.prisma, viewer.portalId, query, await deps.peopleOf(viewer.portalId)),
  )

  const file = z.instanceof(Readable).describe('the trail as CSV, UTF-8')
  server.get(
    '/api/audit/export',
    {
      schema: { tags: ['audit'], querystring: auditFilter, response: { 200: file, ...faultAnswers } },
      preHandler: deps.requirePermission('audit.export'),
    },
    async ({ viewer, query }, reply) => {
      const { portalId, userId } = viewer
      const actor = { kind: 'person', id: String(userId) } as const
      await recordAudit(deps.db.prisma, {
        portalId,
        at: deps.clock.now(),
        actor,
        action: 'audit.exported',
        after: query,
      })
      const lines = Readable.from(auditCsv(deps.db.prisma, portalId, query, await deps.peopleOf(portalId)))
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(lines)
    },
  )
}

const runParams = z.object({ id: z.uuid() })

function runRoutes(server: HttpServer, deps: AuditRouteDeps) {
  const preHandler = deps.requirePermission('audit.view')
  server.get(
    '/api/audit/runs',
    { schema: { tags: ['audit'], querystring: runsQuery, response: { 200: runPage, ...faultAnswers } }, preHandler },
    async ({ viewer, query }) => listRuns(deps.db.prisma, viewer.portalId, query, await deps.peopleOf(viewer.portalId)),
  )

  const querystring = z.object({ after: z.coerce.number().int().min(0).default(0) })
  server.get(
    '/api/audit/runs/:id',
    {
      schema: { tags: ['audit'], params: runParams, querystring, response: { 200: runDetails, ...faultAnswers } },
      preHandler,
    },
    async ({ viewer, params, query }) =>
      readRunDetails(deps.db.prisma, viewer.portalId, { ...params, ...query }, await deps.peopleOf(viewer.portalId)),
  )
}

function undoRoutes(server: HttpServer, deps: AuditRouteDeps) {
  const preHandler = deps.requirePermission('runs.undo')
  const schema = { tags: ['audit'], params: runParams, body: undoBody }
  const request = (viewer: Viewer, runId: string, entryIds?: number[]) => ({
    portalId: viewer.portalId,
    runId,
    ...(entryIds ? { entryIds } : {}),
  })

  server.post(
    '/api/audit/runs/:id/undo-preview',
    { schema: { ...schema, response: { 200: undoPreview, ...faultAnswers } }, preHandler },
    async ({ viewer, params, body }) => {
      const preview = await deps.writes.previewUndo(request(viewer, params.id, body.entryIds))
      return undoPreviewView(preview, await deps.peopleOf(viewer.portalId))
    },
  )

  server.post(
    '/api/audit/runs/:id/undo',
    { schema: { ...schema, response: { 200: undoAnswer, ...faultAnswers } }, preHandler },
    async ({ viewer, params, body }) => {
      const { portalId, userId } = viewer
      const actor = { kind: 'person', id: String(userId) } as const
      const runId = await deps.writes.undo(request(viewer, params.id, body.entryIds), userId, (tx, undoId) => {
        const line = { portalId, at: deps.clock.now(), actor, action: 'run.undone', causeId: params.id }
        return recordAudit(tx, { ...line, after: { undo: undoId, ...body } })
      })
      return { runId }
    },
  )
}
