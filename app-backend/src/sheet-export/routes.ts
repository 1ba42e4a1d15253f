import { z } from 'zod'
import { langOf } from '../platform/http/answer-errors.ts'
import { faultAnswers } from '../platform/http/fault-answers.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Guards } from '../portal/index.ts'
import { addSheetBody, connectBody, exportState, fieldsBody, figuresBody, sheetParams } from './contract.ts'
import {
  addFields,
  addSheet,
  connectBook,
  disconnectBook,
  keepFigures,
  removeSheet,
  restartSheet,
} from './edit-sheets.ts'
import type { SheetDeps } from './export-deps.ts'
import { readState } from './read-state.ts'
import { startPass } from './start-pass.ts'

const tags = ['sheet-export']
const response = { 200: exportState, ...faultAnswers }
const done = { 200: z.object({}), ...faultAnswers }

/** The spreadsheet of the portal and its sheets; everything in it is read with the rights of the product. */
export function sheetRoutes(server: HttpServer, deps: SheetDeps & Guards) {
  const preHandler = deps.requirePermission('app.administer')
  server.get('/api/sheets', { schema: { tags, response }, preHandler }, (request) =>
    readState(deps, request.viewer, langOf(request)),
  )
  server.put(
    '/api/sheets/book',
    { schema: { tags, body: connectBody, response: done }, preHandler },
    async (request) => {
      await connectBook(deps, request.viewer, request.body)
      return {}
    },
  )
  server.delete('/api/sheets/book', { schema: { tags, response: done }, preHandler }, async ({ viewer }) => {
    await disconnectBook(deps, viewer)
    return {}
  })
  server.post('/api/sheets/pass', { schema: { tags, response: done }, preHandler }, async ({ viewer }) => {
    await startPass(deps, await deps.tenantOf(viewer.portalId), viewer.userId)
    return {}
  })
  oneSheetRoutes(server, deps)
}

function oneSheetRoutes(server: HttpServer, deps: SheetDeps & Guards) {
  const preHandler = deps.requirePermission('app.administer')
  server.post('/api/sheets', { schema: { tags, body: addSheetBody, response: done }, preHandler }, async (request) => {
    await addSheet(deps, request.viewer, request.body.entityTypeId)
    return {}
  })
  server.put(
    '/api/sheets/figures',
    { schema: { tags, body: figuresBody, response: done }, preHandler },
    async ({ viewer, body }) => {
      await keepFigures(deps, viewer, body.days)
      return {}
    },
  )
  const one = { tags, params: sheetParams, response: done }
  server.delete('/api/sheets/:entityTypeId', { schema: one, preHandler }, async ({ viewer, params }) => {
    await removeSheet(deps, viewer, params.entityTypeId)
    return {}
  })
  server.post('/api/sheets/:entityTypeId/restart', { schema: one, preHandler }, async ({ viewer, params }) => {
    await restartSheet(deps, viewer, params.entityTypeId)
    return {}
  })
  server.post(
    '/api/sheets/:entityTypeId/fields',
    { schema: { ...one, body: fieldsBody }, preHandler },
    async ({ viewer, params, body }) => {
      await addFields(deps, viewer, params.entityTypeId, body.add)
      return {}
    },
  )
}
