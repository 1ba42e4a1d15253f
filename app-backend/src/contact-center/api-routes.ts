import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { langOf, toAppError } from '../platform/http/answer-errors.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { answerCall, type AnswerDeps } from './answer-call.ts'
import { clientSource } from './describe/client-source.ts'
import { describeApi } from './describe/describe-api.ts'
import { postmanCollection } from './describe/postman-collection.ts'
import { tryPage } from './describe/try-page.ts'
import { callStatus } from './journal/journal-read-model.ts'
import { requireKey, type KeyGuardDeps } from './keys/require-key.ts'
import type { Operation } from './operations/operation.ts'
import { operations } from './operations/operations.ts'
import { problemOf } from './problem.ts'
import { open, openToRead, problems, queued } from './route-parts.ts'
import { uploadRoutes } from './upload-routes.ts'

export interface ApiRouteDeps extends AnswerDeps, KeyGuardDeps {
  db: AnswerDeps['db']
}

const apiBase = '/api/cc/v1'
const headers = z.looseObject({
  'idempotency-key': z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: 'Повтор с тем же ключом даёт тот же ответ.' }),
})
/** Only what is changed by its number has a version that the caller may have read. */
const changeHeaders = headers.extend({
  'if-match': z.string().max(100).optional().meta({ description: 'Поле version прочитанной записи.' }),
})

const schemaOf = (one: Operation) => ({
  tags: ['contact centre'],
  summary: one.title,
  operationId: one.id,
  ...(one.params ? { params: one.params } : {}),
  ...(one.query ? { querystring: one.query } : {}),
  ...(one.body ? { body: one.body } : {}),
  ...(one.writes ? { headers: one.method === 'PATCH' ? changeHeaders : headers } : {}),
  response: { 200: one.answer, ...(one.writes ? { 202: queued } : {}), ...problems },
})

/** The API of contact centres, its errors as RFC 9457. */
export function contactCenterApi(server: HttpServer, deps: ApiRouteDeps): void {
  void server.register(
    async (scope) => {
      const api = scope as unknown as HttpServer
      api.setErrorHandler((thrown, request, reply) => refuse(thrown, request, reply))
      api.setNotFoundHandler((request, reply) => refuse(new AppError('route.not-found'), request, reply))
      for (const one of operations) addOperation(api, deps, one)
      addStatus(api, deps)
      uploadRoutes(api, deps)
      addDescriptions(api)
    },
    { prefix: apiBase },
  )
}

function addOperation(api: HttpServer, deps: ApiRouteDeps, one: Operation): void {
  api.route({
    method: one.method,
    url: one.path,
    ...open,
    exposeHeadRoute: false,
    schema: schemaOf(one),
    preValidation: requireKey(deps, one.scope),
    handler: (request, reply) => answer(deps, one, request, reply),
  })
}

async function answer(deps: ApiRouteDeps, one: Operation, request: FastifyRequest, reply: FastifyReply) {
  const sent = request.headers as { 'idempotency-key'?: string; 'if-match'?: string; 'if-none-match'?: string }
  const input = {
    params: request.params as object,
    query: request.query as object,
    body: withVersion(request.body, sent['if-match']),
  }
  const call = {
    id: request.id,
    operation: one,
    input: input as never,
    idempotencyKey: sent['idempotency-key'] ?? null,
    lang: langOf(request),
  }
  const done = await answerCall(deps, request.caller, call)
  reply.header('x-request-id', done.callId)
  if (done.repeated) reply.header('idempotency-replayed', 'true')
  const { etag } = (done.body ?? {}) as { etag?: string }
  if (etag !== undefined) reply.header('etag', `"${etag}"`).header('cache-control', 'private, max-age=600')
  if (etag !== undefined && sent['if-none-match'] === `"${etag}"`) return reply.status(304).send()
  if (done.status >= 400) reply.type('application/problem+json')
  return reply.status(done.status).send(done.body)
}

const withVersion = (body: unknown, version: string | undefined) =>
  version === undefined || typeof body !== 'object' || body === null ? body : { ...body, version }

function refuse(thrown: unknown, request: FastifyRequest, reply: FastifyReply) {
  const error = toAppError(thrown)
  if (error.status >= 500)
    request.log.error(
      { err: error.cause ?? error, code: error.code, reqId: request.id },
      'call of the contact centre failed',
    )
  const told = problemOf(error, langOf(request), request.id)
  if (told.retryAfterSeconds !== undefined) reply.header('retry-after', String(told.retryAfterSeconds))
  return reply.status(error.status).type('application/problem+json').send(told)
}

function addStatus(api: HttpServer, deps: ApiRouteDeps): void {
  const params = z.object({ id: z.uuid().meta({ examples: ['7c9e6679-7425-40de-944b-e07fc1f90ae7'] }) })
  const answered = z.object({
    status: z.enum(['queued', 'running', 'done', 'failed']),
    callId: z.uuid(),
    answer: z.unknown(),
  })
  api.get(
    '/status/:id',
    {
      ...open,
      exposeHeadRoute: false,
      schema: {
        tags: ['contact centre'],
        summary: 'Что стало с вызовом',
        operationId: 'status',
        params,
        response: { 200: answered, ...problems },
      },
      preValidation: requireKey(deps, null),
    },
    (request) => callStatus(deps.db.prisma, request.caller, request.params.id),
  )
}

function addDescriptions(api: HttpServer): void {
  const querystring = z.object({ lang: z.enum(['ru', 'en']).optional() })
  const schema = { hide: true, querystring, response: { 200: z.unknown() } }
  const options = { ...openToRead, exposeHeadRoute: false, schema }
  api.get('/openapi.json', options, async ({ query }) => describeApi(api, query.lang))
  api.get('/postman.json', options, async ({ query }) => postmanCollection(describeApi(api, query.lang)))
  api.get('/client.ts', { ...openToRead, exposeHeadRoute: false, schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(clientSource(describeApi(api))),
  )
  const page = { ...openToRead, exposeHeadRoute: false, schema: { hide: true, querystring } }
  api.get('/docs', page, (request, reply) => {
    const { html, policy } = tryPage(request.query.lang ?? langOf(request))
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html)
  })
}
