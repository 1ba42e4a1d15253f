import { Readable } from 'node:stream'
import { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { tableTypes, writeTable } from '../platform/tables/write-table.ts'
import { changeCell } from './change-cell.ts'
import { changeInBulk, previewBulk } from './change-requests.ts'
import {
  bulkAnswer,
  bulkBody,
  bulkPreview,
  changeCellBody,
  exportQuery,
  previewBody,
  undoBulkAnswer,
  undoBulkBody,
} from './contract.ts'
import { requestTable } from './export-requests.ts'
import type { RequestListRouteDeps } from './routes.ts'
import { undoBulk } from './undo-bulk.ts'

const tags = ['request-list']

/** A cell, many requests at once, the way back, and the file. */
export function writeRoutes(server: HttpServer, deps: RequestListRouteDeps) {
  changeRoutes(server, deps)
  exportRoute(server, deps)
}

function changeRoutes(server: HttpServer, deps: RequestListRouteDeps) {
  const preHandler = deps.requirePermission('requests.change')
  const params = z.object({ id: z.coerce.number().int().positive() })
  const written = z.object({ id: z.number().int() })
  server.post(
    '/api/request-list/requests/:id/cell',
    { schema: { tags, params, body: changeCellBody, response: { 200: written, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id }, body }) => {
      await changeCell(deps, viewer, id, body)
      return { id }
    },
  )
  server.post(
    '/api/request-list/bulk/preview',
    { schema: { tags, body: previewBody, response: { 200: bulkPreview, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => previewBulk(deps, viewer, body),
  )
  server.post(
    '/api/request-list/bulk',
    { schema: { tags, body: bulkBody, response: { 200: bulkAnswer, ...faultAnswers } }, preHandler },
    ({ viewer, body }) => changeInBulk(deps, viewer, body),
  )
  server.post(
    '/api/request-list/bulk/undo',
    { schema: { tags, body: undoBulkBody, response: { 200: undoBulkAnswer, ...faultAnswers } }, preHandler },
    async ({ viewer, body }) => ({ undoRunId: await undoBulk(deps, viewer, body.runId) }),
  )
}

function exportRoute(server: HttpServer, deps: RequestListRouteDeps) {
  const file = z.instanceof(Readable).describe('requests of the selection as XLSX or CSV, a row for each')
  server.post(
    '/api/request-list/export',
    {
      schema: { tags, body: exportQuery, response: { 200: file, ...faultAnswers } },
      preHandler: deps.requirePermission('export.run'),
    },
    async (request, reply) => {
      const { viewer, body } = request
      const table = await requestTable(deps, viewer, body, langOf(request))
      const actor = { kind: 'person', id: String(viewer.userId) } as const
      const line = { portalId: viewer.portalId, at: deps.clock.now(), actor, action: 'requests.exported' }
      await recordAudit(deps.db.prisma, { ...line, after: { format: body.format, columns: body.columns } })
      return reply
        .header('content-type', tableTypes[body.format])
        .header('content-disposition', `attachment; filename="requests.${body.format}"`)
        .send(Readable.from(writeTable(body.format, table)))
    },
  )
}
