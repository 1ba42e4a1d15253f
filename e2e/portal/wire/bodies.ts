import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseForm } from './php-query.ts'
import { parseMultipart } from './multipart.ts'

/**
 * Bodies as the vendor's entry reads them: JSON, urlencoded, multipart, PHP brackets in the latter two; broken JSON
 * counts as an empty body. Bitrix24 docs: settings/how-to-call-rest-api/general-principles.
 */
export function registerBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, parseJson(String(body)))
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, parseForm(String(body)))
  })
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => parseMultipart(request.headers['content-type'] ?? '', body),
  )
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
