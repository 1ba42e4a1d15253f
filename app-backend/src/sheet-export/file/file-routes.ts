import { Readable } from 'node:stream'
import { z } from 'zod'
import { downloadHeaders } from '../../platform/files/rules/download-headers.ts'
import { langOf } from '../../platform/http/answer-errors.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Guards } from '../../portal/index.ts'
import { fileBody, ownFile as answer } from '../contract.ts'
import type { FileDeps } from './file-deps.ts'
import { beginFile, fileOf, ownFile } from './own-file.ts'

const tags = ['sheet-export']
const path = '/api/record-files'
const response = { 200: answer, ...faultAnswers }
const file = z.instanceof(Readable).describe('all records of a type with all fields as XLSX or CSV, a row for each')

/** A person's own file of records: begun, looked at, taken. */
export function recordFileRoutes(server: HttpServer, deps: FileDeps & Guards) {
  const preHandler = deps.requirePermission('export.run')
  server.post(path, { schema: { tags, body: fileBody, response }, preHandler }, async (request) => {
    await beginFile(deps, request.viewer, request.body)
    return ownFile(deps, request.viewer, langOf(request))
  })
  server.get(path, { schema: { tags, response }, preHandler }, (request) =>
    ownFile(deps, request.viewer, langOf(request)),
  )
  server.get(
    `${path}/:id`,
    { schema: { tags, params: z.object({ id: z.uuid() }), response: { 200: file, ...faultAnswers } }, preHandler },
    async ({ viewer, params: { id } }, reply) => {
      const { file: kept, content } = await deps.files.read(viewer.portalId, await fileOf(deps, viewer, id))
      const headers = { ...downloadHeaders(kept.name, kept.contentType), 'content-length': String(kept.sizeBytes) }
      return reply.headers(headers).send(content)
    },
  )
}
