import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { storedFile } from '../contract.ts'
import { AppError } from '../errors/app-error.ts'
import { faultAnswers } from '../http/fault-answers.ts'
import type { Guard } from '../http/guard.ts'
import type { HttpServer } from '../http/server.ts'
import type { Files } from './create-files.ts'
import { giveFile } from './give-file.ts'

export interface FileRouteDeps {
  files: Files
  clock: Clock
  requireAdmin: Guard
}

const tags = ['files']
const params = z.object({ id: z.uuid() })
const naming = z.object({ name: z.string().max(1_000) })
const day = 24 * 3_600_000
/** An uploaded file that nobody put to use goes after so long, ms. */
const uploadMs = 30 * day

/** Files to put in (a table to be imported) and to take out (an export). */
export function fileRoutes(server: HttpServer, deps: FileRouteDeps) {
  const { files, requireAdmin: preHandler } = deps
  server.get(
    '/api/files/:id',
    {
      schema: { tags, params, response: { 200: z.instanceof(Readable).describe('the file'), ...faultAnswers } },
      preHandler,
    },
    async ({ viewer, params: { id } }, reply) => giveFile(reply, await files.read(viewer.portalId, id)),
  )

  void server.register((scope, _options, done) => {
    // The body is the file itself, taken as it comes: memory does not grow with it.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => parsed(null, payload))
    upload(scope as unknown as HttpServer, deps)
    done()
  })
}

function upload(server: HttpServer, { files, clock, requireAdmin: preHandler }: FileRouteDeps) {
  server.post(
    '/api/files',
    {
      schema: { tags, querystring: naming, response: { 200: storedFile, ...faultAnswers } },
      preHandler,
      bodyLimit: Number.MAX_SAFE_INTEGER,
      config: { slowBody: true },
    },
    async ({ viewer, query, body }, reply) => {
      // Of a refused file the rest is never read: its connection can carry no other request.
      reply.header('connection', 'close')
      if (!(body instanceof Readable)) throw new AppError('input.invalid', { params: { detail: 'body' } })
      const content = body.iterator({ destroyOnReturn: false })
      const expiresAt = new Date(clock.now().getTime() + uploadMs)
      const file = { portalId: viewer.portalId, purpose: 'import', name: query.name, content, expiresAt }
      const { id, name, contentType, sizeBytes } = await files.save(file)
      return { id, name, contentType, sizeBytes }
    },
  )
}
