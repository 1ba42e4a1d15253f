import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import { byToken, byWebhook } from './authenticate.ts'
import type { Caller } from './call.ts'
import { cutConnection, sendHalf, sendProxyPage } from './broken-answer.ts'
import { envelope, timePart } from './envelope.ts'
import { sendFile } from './files.ts'
import { checkGate } from './gate.ts'
import type { Params } from './params.ts'
import { asMap } from './params.ts'
import { parseForm } from './php-query.ts'
import { ConnectionCut, RestError, refusal, statusIn } from './rest-error.ts'
import { run } from './run.ts'
import { registerRestThree } from './v3/rest-three.ts'
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
  app.setErrorHandler((error, _request, reply) => {
    state.defects.push(error)
    return reply.status(500).send(refusal.internal().body())
  })
  app.options('/rest', async (_request, reply) => reply.send(''))
  app.options('/rest/*', async (_request, reply) => reply.send(''))
  registerRestThree(app, state)
  const handler = (request: FastifyRequest, reply: FastifyReply) => serve(state, request, reply)
  for (const url of ['/rest', '/rest/:method', '/rest/:uid/:secret', '/rest/:uid/:secret/:method'])
    app.route({ method: ['GET', 'POST'], url, handler })
}

async function serve(state: PortalState, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const route = request.params as { method?: string; uid?: string; secret?: string }
  const name = route.method ?? ''
  const method = name.replace(/\.(json|xml)$/i, '')
  const send = sender(reply, /\.xml$/i.test(name))
  const startedAt = state.clock.now()
  const params = paramsOf(request)
  const path = request.url.split('?', 1)[0] ?? ''
  const httpId = state.journal.nextHttpId()
  let caller: Caller | null = null
  try {
    checkGate(state, request)
    caller =
      route.uid === undefined || route.secret === undefined
        ? byToken(state, params, request.headers.authorization)
        : byWebhook(state, route.uid, route.secret)
    const call = { state, caller, method, params: withoutAuth(params), inBatch: false, httpId, path }
    const { fault, answer, error, seconds = 0 } = await run({ ...call, spent: { seconds: 0 } })
    if (fault?.kind === 'html') return sendProxyPage(reply)
    if (fault?.kind === 'renamed') return reply.redirect(`${fault.location ?? state.url}${request.url}`, 302)
    if (error) return send(statusIn(state.settings.edition, error), error.body())
    if (answer?.file) return sendFile(reply, answer.file)
    if (answer) {
      const body = envelope(answer, timePart(state, { key: caller.key, method, startedAt, seconds }))
      return fault?.kind === 'half-answer' ? sendHalf(reply, body) : send(200, body)
    }
    throw refusal.internal()
  } catch (error) {
    if (error instanceof ConnectionCut) return cutConnection(request, reply)
    if (!(error instanceof RestError)) throw error
    const status = statusIn(state.settings.edition, error)
    if (!caller) journalRefused(state, { method, params, path, httpId, status, code: error.code })
    return send(status, error.body())
  }
}

type Send = (status: number, body: Record<string, unknown>) => FastifyReply

function sender(reply: FastifyReply, xml: boolean): Send {
  return (status, body) =>
    xml
      ? reply.status(status).type('text/xml; charset=utf-8').send(toXml(body))
      : reply.status(status).type('application/json; charset=utf-8').send(body)
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

interface Refused {
  method: string
  params: Params
  path: string
  httpId: number
  status: number
  code: string
}

function journalRefused(state: PortalState, { code, ...refused }: Refused): void {
  const at = new Date(state.clock.now()).toISOString()
  state.journal.add({ ...refused, at, app: '', userId: 0, error: code, ms: 0, inBatch: false })
}
