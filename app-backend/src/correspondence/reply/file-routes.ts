import { Readable } from 'node:stream'
import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { downloadHeaders } from '../../platform/files/rules/download-headers.ts'
import { faultAnswers } from '../../platform/http/fault-answers.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { draftFile, letterFile, requestParams } from '../contract.ts'
import { requestOf } from '../request-of.ts'
import type { CorrespondenceRouteDeps } from '../routes.ts'
import { keepReplyFile, letterBytes } from './reply-files.ts'
import { takeLetterFile } from './take-letter-file.ts'
import { ownerOf } from './save-draft.ts'

const tags = ['conversation']
const naming = z.object({ name: z.string().min(1).max(1_000) })
const fileParams = requestParams.extend({
  outgoingId: z.coerce.number().int().positive(),
  index: z.coerce.number().int().min(0).max(100),
})
const file = z.instanceof(Readable).describe('the file')

/** Files for a letter to go out, and those of letters that went out. */
export function fileRoutes(server: HttpServer, deps: CorrespondenceRouteDeps) {
  server.get(
    '/api/requests/:id/outgoing/:outgoingId/files/:index',
    {
      schema: { tags, params: fileParams, response: { 200: file, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.read'),
    },
    async ({ viewer, params }, reply) => {
      const { record } = await requestOf(deps, viewer, params.id)
      const letter = await deps.store.outgoingById(viewer.portalId, params.outgoingId)
      const id = letter?.requestId === record.id ? letter.files[params.index] : undefined
      if (id === undefined) throw new AppError('file.not-found')
      const { file: found, content } = await deps.files.read(viewer.portalId, id)
      const headers = { ...downloadHeaders(found.name, found.contentType), 'content-length': String(found.sizeBytes) }
      return reply.headers(headers).send(content)
    },
  )
  server.post(
    '/api/requests/:id/draft/letter-files',
    {
      schema: { tags, params: requestParams, body: letterFile, response: { 200: draftFile, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.reply'),
    },
    ({ viewer, params, body }) => takeLetterFile(deps, viewer, params.id, body),
  )
  void server.register((scope, _options, done) => {
    // The body is the file itself, taken as it comes.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload))
    upload(scope as unknown as HttpServer, deps)
    done()
  })
}

function upload(server: HttpServer, deps: CorrespondenceRouteDeps) {
  server.post(
    '/api/requests/:id/draft/files',
    {
      schema: { tags, params: requestParams, querystring: naming, response: { 200: draftFile, ...faultAnswers } },
      preHandler: deps.requirePermission('requests.reply'),
      bodyLimit: letterBytes,
    },
    async ({ viewer, params, query, body }, reply) => {
      // Of a refused file the rest is never read: its connection can carry no other request.
      reply.header('connection', 'close')
      if (!(body instanceof Readable)) throw new AppError('input.invalid', { params: { detail: 'body' } })
      const { portalId, requestId } = await ownerOf(deps, viewer, params.id)
      const content = body.iterator({ destroyOnReturn: false })
      return keepReplyFile(deps, { portalId, requestId, name: query.name, content })
    },
  )
}
