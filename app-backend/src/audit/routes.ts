import type { FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import { isZone } from '../platform/time/format-time.ts'
import { actorOf, mayReadRecord, type Guards, type PortalClient, type Viewer, type Writes } from '../portal/index.ts'
import {
  auditFileQuery,
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
import { periodUndoRoutes } from './period-undo/routes.ts'
import { auditPages, recordAudit } from './audit-store.ts'
import { auditTable } from './audit-table.ts'
import { listAudit } from './read-audit.ts'
import { listRuns, readRunDetails, undoPreviewView, type People } from './read-runs.ts'
import type { Reader, WordDeps } from './read-words.ts'
import { readWhy, type WhyDeps } from './read-why.ts'

export interface AuditRouteDeps extends Guards, WordDeps, Omit<WhyDeps, 'prisma'> {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Pick<Writes, 'undo' | 'previewUndo' | 'undoEntries'>
  longWork: Pick<LongWork, 'start'>
  /** Names of the portal's people. */
  peopleOf(portalId: string): Promise<People>
  /** IANA zone of the portal. */
  zoneOf(portalId: string): Promise<string>
  /** May this person take back what rules wrote? */
  mayUndo(viewer: Viewer): Promise<boolean>
}

/** Why it was decided so, the trail of what was done, and taking it back. */
export function auditRoutes(server: HttpServer, deps: AuditRouteDeps) {
  whyRoute(server, deps)
  trailRoutes(server, deps)
  runRoutes(server, deps)
  undoRoutes(server, deps)
  periodUndoRoutes(server, { ...deps, readerOf: (request) => readerOf(deps, request) })
}

/** Who reads, in which language, and whom they read of. */
const readerOf = async (deps: AuditRouteDeps, request: FastifyRequest): Promise<Reader> => ({
  viewer: request.viewer,
  lang: langOf(request),
  people: await deps.peopleOf(request.viewer.portalId),
})

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
    async (request) => listAudit({ ...deps, prisma: deps.db.prisma }, await readerOf(deps, request), request.query),
  )

  const file = z.instanceof(Readable).describe('the trail as XLSX or CSV, a row for each changed field')
  server.get(
    '/api/audit/export',
    {
      schema: { tags: ['audit'], querystring: auditFileQuery, response: { 200: file, ...faultAnswers } },
      preHandler: deps.requirePermission('audit.export'),
    },
    async (request, reply) => {
      const { format, zone, ...filter } = request.query
      const { portalId, userId } = request.viewer
      const line = { portalId, at: deps.clock.now(), actor: { kind: 'person', id: String(userId) } as const }
      await recordAudit(deps.db.prisma, { ...line, action: 'audit.exported', after: filter })
      const reader = await readerOf(deps, request)
      const pages = { ...deps, prisma: deps.db.prisma, pages: auditPages }
      const table = auditTable(
        pages,
        reader,
        filter,
        zone !== undefined && isZone(zone) ? zone : await deps.zoneOf(portalId),
      )
      return reply
        .header('content-type', tableTypes[format])
        .header('content-disposition', `attachment; filename="audit.${format}"`)
        .send(Readable.from(writeTable(format, table)))
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
    async (request) =>
      readRunDetails({ ...deps, prisma: deps.db.prisma }, await readerOf(deps, request), {
        ...request.params,
        ...request.query,
      }),
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
    async (asked) => {
      const preview = await deps.writes.previewUndo(request(asked.viewer, asked.params.id, asked.body.entryIds))
      return undoPreviewView(deps, await readerOf(deps, asked), preview)
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
