import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { byToken, byWebhook } from './authenticate.ts'
import type { Caller } from './call.ts'
import { envelope, timePart } from './envelope.ts'
import type { Params } from './params.ts'
import { asMap } from './params.ts'
import { parseForm } from './php-query.ts'
import { ConnectionCut, RestError, refusal, statusIn } from './rest-error.ts'
import { run } from './run.ts'
import { toXml } from './xml.ts'

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'origin, content-type, accept',
  'x-content-type-options': 'nosniff',
}

/** `/rest/…` in all its forms. Bitrix24 docs: settings/how-to-call-rest-api. */
export function registerRest(app: FastifyInstance, state: PortalState): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(CORS)
  })
  app.options('/rest/*', async (_request, reply) => reply.send(''))
  const answer = (request: FastifyRequest, reply: FastifyReply) => serve(state, request, reply)
  app.route({
    method: ['GET', 'POST'],
    url: '/rest/api/*',
    handler: async (request, reply) => versionThree(state, request, reply),
  })
  app.route({ method: ['GET', 'POST'], url: '/rest/:method', handler: answer })
  app.route({ method: ['GET', 'POST'], url: '/rest/:uid/:secret/:method', handler: answer })
}

async function serve(state: PortalState, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const route = request.params as { method: string; uid?: string; secret?: string }
  const method = route.method.replace(/\.(json|xml)$/i, '')
  const xml = /\.xml$/i.test(route.method)
  const send = (status: number, body: Record<string, unknown>): FastifyReply =>
    xml
      ? reply.status(status).type('text/xml; charset=utf-8').send(toXml(body))
      : reply.status(status).type('application/json; charset=utf-8').send(body)
  const startedAt = state.clock.now()
  const params = paramsOf(request)
  const path = request.url.split('?', 1)[0] ?? ''
  const httpId = state.journal.nextHttpId()
  let caller: Caller | null = null
  try {
    if (state.settings.limits && !state.limits.bucket.admit(request.ip)) throw refusal.tooMany()
    caller =
      route.uid === undefined || route.secret === undefined
        ? byToken(state, params, request.headers.authorization)
        : byWebhook(state, route.uid, route.secret)
    const outcome = await run({ state, caller, method, params: withoutAuth(params), inBatch: false, httpId, path })
    if (outcome.fault?.kind === 'html') return sendPage(reply)
    if (outcome.fault?.kind === 'renamed')
      return reply.redirect(`${outcome.fault.location ?? state.url}${request.url}`, 302)
    if (outcome.error) return send(statusIn(state.settings.edition, outcome.error), outcome.error.body())
    if (outcome.answer) return send(200, envelope(outcome.answer, timePart(state, caller.key, method, startedAt)))
    throw refusal.internal()
  } catch (error) {
    if (error instanceof ConnectionCut) return cut(request, reply)
    if (!(error instanceof RestError)) throw error
    if (!caller) journalRefused(state, { method, params, path, httpId, error })
    return send(statusIn(state.settings.edition, error), error.body())
  }
}

/** Body keys win over the query. */
function paramsOf(request: FastifyRequest): Params {
  const query = parseForm(request.url.split('?').slice(1).join('?'))
  return { ...query, ...asMap(request.body) }
}

function withoutAuth(params: Params): Params {
  const {
    auth: _auth,
    access_token: _token,
    bx24_request_id: _id,
    bx24_sdk_ver: _ver,
    bx24_sdk_type: _type,
    ...rest
  } = params
  return rest
}

function journalRefused(
  state: PortalState,
  refused: { method: string; params: Params; path: string; httpId: number; error: RestError },
): void {
  state.journal.add({
    at: new Date(state.clock.now()).toISOString(),
    httpId: refused.httpId,
    app: '',
    userId: 0,
    path: refused.path,
    method: refused.method,
    params: refused.params,
    status: refused.error.status,
    error: refused.error.code,
    ms: 0,
    inBatch: false,
  })
}

function cut(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack()
  request.raw.socket.destroy()
  return reply
}

/** What a proxy says when PHP behind it is gone. */
function sendPage(reply: FastifyReply): FastifyReply {
  return reply
    .status(502)
    .type('text/html; charset=utf-8')
    .send('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>')
}

/** REST 3.0 knows no method here: the vendor's error in the vendor's shape. Bitrix24 docs: api-reference/rest-v3. */
function versionThree(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const method = (request.params as { '*': string })['*']
  state.unknownMethods.add(`v3:${method}`)
  const code = 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION'
  return reply.status(404).send({ error: { code, message: `Method ${method} not found` } })
}
