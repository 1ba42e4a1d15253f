import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import { isOnDisk, type LargeFiles } from '../store/large-files.ts'
import { asMap } from './params.ts'
import { parseForm } from './php-query.ts'
import { parseMultipart } from './multipart.ts'

/**
 * Bodies as the vendor's entry reads them: JSON, urlencoded, multipart, PHP brackets in the latter two; broken JSON
 * counts as an empty body; a large file of a form is on disk until its request ends. Bitrix24 docs: settings/how-to-call-rest-api/general-principles.
 */
export function registerBodies(app: FastifyInstance, { largeFiles }: { largeFiles: LargeFiles }): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, parseJson(String(body)))
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, parseForm(String(body)))
  })
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, body: Readable) =>
    parseMultipart(request.headers['content-type'] ?? '', body, largeFiles),
  )
  app.addHook('onResponse', async ({ body }) => {
    for (const value of Object.values(asMap(body))) {
      const { content } = asMap(value)
      if (isOnDisk(content)) largeFiles.dropUnclaimed(content)
    }
  })
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, {}))
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : inner))
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
