import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { downloadHeaders } from '../../platform/files/rules/download-headers.ts'
import { langOf } from '../../platform/http/answer-errors.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import { exportQuery, ownExport as answer } from '../contract.ts'
import { beginExport } from './begin-export.ts'
import type { ExportDeps } from './export-deps.ts'
import { exportFile, ownExport } from './own-export.ts'

const tags = ['request-list']
const params = z.object({ id: z.uuid() })
const response = { 200: answer, ...faultAnswers }
const file = z.instanceof(Readable).describe('requests of the selection as XLSX or CSV, a row for each')

/** A person's own export: begun, looked at, stopped, taken. */
export function exportRoutes(server: HttpServer, deps: ExportDeps & Guards) {
  const preHandler = deps.requirePermission('export.run')
  server.post(
    '/api/request-list/export',
    { schema: { tags, body: exportQuery, response }, preHandler },
    async (request) => {
      await beginExport(deps, request.viewer, request.body, langOf(request))
      return ownExport(deps, request.viewer, langOf(request))
    },
  )
  server.get('/api/request-list/export', { schema: { tags, response }, preHandler }, (request) =>
    ownExport(deps, request.viewer, langOf(request)),
  )
  server.post(
    '/api/request-list/export/:id/cancel',
    { schema: { tags, params, response }, preHandler },
    async (request) => {
      const { viewer, params: asked } = request
      await exportFile(deps, viewer, asked.id)
      await deps.longWork.cancel(viewer.portalId, asked.id)
      return ownExport(deps, viewer, langOf(request))
    },
  )
  server.get(
    '/api/request-list/export/:id/file',
    { schema: { tags, params, response: { 200: file, ...faultAnswers } }, preHandler },
    async ({ viewer, params: asked }, reply) => {
      const id = await exportFile(deps, viewer, asked.id)
      if (id === null) throw new AppError('file.not-found')
      const { file: kept, content } = await deps.files.read(viewer.portalId, id)
      const headers = { ...downloadHeaders(kept.name, kept.contentType), 'content-length': String(kept.sizeBytes) }
      return reply.headers(headers).send(content)
    },
  )
}
