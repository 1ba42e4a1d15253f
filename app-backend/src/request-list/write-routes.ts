import { z } from 'zod'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { changeCell } from './change-cell.ts'
import { changeInBulk, previewBulk } from './change-requests.ts'
import {
  bulkAnswer,
  bulkBody,
  bulkPreview,
  changeCellBody,
  previewBody,
  undoBulkAnswer,
  undoBulkBody,
} from './contract.ts'
import type { RequestListRouteDeps } from './routes.ts'
import { undoBulk } from './undo-bulk.ts'

const tags = ['request-list']

/** A cell, many requests at once, and the way back. */
export function writeRoutes(server: HttpServer, deps: RequestListRouteDeps) {
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
