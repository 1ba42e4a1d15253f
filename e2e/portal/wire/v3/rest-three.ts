import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findThree } from '../../methods/v3/registry.ts'
import { traitsOf } from '../../profile.ts'
import type { PortalState } from '../../store/state.ts'
import { byToken, byWebhook } from '../authenticate.ts'
import { cutConnection, sendProxyPage } from '../broken-answer.ts'
import type { Caller } from '../call.ts'
import { timePart } from '../envelope.ts'
import { checkGate } from '../gate.ts'
import type { Params } from '../params.ts'
import { asMap } from '../params.ts'
import { ConnectionCut, RestError, refusal, statusIn } from '../rest-error.ts'
import { repeatOf } from './idempotency.ts'
import { runThree } from './run-three.ts'
import { V3Error, v3Refusal } from './v3-error.ts'

/** `/rest/api/…`: JSON bodies only, the query is not read. Bitrix24 docs: api-reference/rest-v3. */
export function registerRestThree(app: FastifyInstance, state: PortalState): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    const handler = (request: FastifyRequest, reply: FastifyReply) => serve(state, request, reply)
    for (const url of ['/rest/api/:method', '/rest/api/:uid/:secret/:method', '/rest/api/*'])
      scope.route({ method: ['GET', 'POST'], url, handler })
  })
}

async function serve(state: PortalState, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const route = request.params as { method?: string; uid?: string; secret?: string; '*'?: string }
  const method = route.method ?? route['*'] ?? ''
  const startedAt = state.clock.now()
  const path = request.url.split('?', 1)[0] ?? ''
  const send = (status: number, body: Record<string, unknown>): FastifyReply =>
    reply.status(status).type('application/json; charset=utf-8').send(body)
  try {
    checkGate(state, request)
    if (!traitsOf(state.settings.profile).restV3) throw refusal.methodNotFound()
    const body = bodyOf(request)
    const caller = callerOf(state, route, body, request.headers.authorization)
    const { auth: _auth, ...params } = body
    const spent = { seconds: 0 }
    const httpId = state.journal.nextHttpId()
    const call = { state, caller, method, params, inBatch: false, httpId, path, spent }
    const repeat = repeatFor(call, request)
    if (repeat) void reply.header('Idempotency-Key', String(request.headers['idempotency-key']))
    if (repeat?.replayed) void reply.header('Idempotent-Replayed', 'true')
    const { result, error, fault } = repeat?.replayed
      ? { result: repeat.kept, error: undefined, fault: undefined }
      : await runThree(call)
    if (fault?.kind === 'html') return sendProxyPage(reply)
    if (fault?.kind === 'renamed') return reply.redirect(`${fault.location ?? state.url}${request.url}`, 302)
    if (fault?.kind === '503') throw refusal.tooMany()
    if (error) throw error
    repeat?.keep(result)
    const timed = { key: caller.key, method: `v3 ${method}`, startedAt, seconds: spent.seconds }
    return send(200, { result, time: timePart(state, timed) })
  } catch (error) {
    if (error instanceof ConnectionCut) return cutConnection(request, reply)
    if (error instanceof V3Error) return send(error.status, error.body())
    if (error instanceof RestError) return send(statusIn(state.settings.edition, error), error.body())
    throw error
  }
}

/** A body that is no JSON object or list is an error here; no body at all is a call without parameters. */
function bodyOf(request: FastifyRequest): Params {
  const text = typeof request.body === 'string' ? request.body : ''
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : inner))
    if (value !== null && typeof value === 'object') return asMap(value)
  } catch {
    throw v3Refusal.json()
  }
  throw v3Refusal.json()
}

/** Every failure of authorisation looks the same: an expired token cannot be told from a wrong one. */
function callerOf(
  state: PortalState,
  { uid, secret }: { uid?: string; secret?: string },
  body: Params,
  authorization: string | undefined,
): Caller {
  try {
    return uid === undefined || secret === undefined
      ? byToken(state, body, authorization)
      : byWebhook(state, uid, secret)
  } catch (error) {
    if (error instanceof RestError) throw v3Refusal.unauthorized()
    throw error
  }
}

function repeatFor(
  { state, caller, method, params }: { state: PortalState; caller: Caller; method: string; params: Params },
  request: FastifyRequest,
): ReturnType<typeof repeatOf> | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || !findThree(method)?.write) return undefined
  return repeatOf(state, caller, method, String(key), params)
}
