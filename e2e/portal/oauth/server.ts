import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { appStatus } from '../apps/app-status.ts'
import { refuseConnection } from '../faults/refuse-connection.ts'
import type { PortalState } from '../store/state.ts'
import { registerBodies } from '../wire/bodies.ts'
import { asMap, asText } from '../wire/params.ts'
import { parseForm } from '../wire/php-query.ts'
import { grantTokens, OauthRefusal } from './grant-tokens.ts'

/** The authorisation server: its own host, as oauth.bitrix24.tech is. Bitrix24 docs: settings/oauth/index. */
export function createOauthServer(state: PortalState): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    pluginTimeout: 0,
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
  })
  registerBodies(app, state)
  app.addHook('onRequest', async (request, reply) => {
    if (state.faults.down) refuseConnection(request, reply)
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/oauth/token',
    handler: async (request, reply) => token(state, request, reply),
  })
  for (const url of ['/rest/app.info', '/rest/app.info.json'])
    app.route({
      method: ['GET', 'POST'],
      url,
      handler: async (request, reply) => introspect(state, request, reply),
    })
  return app
}

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  return { ...parseForm(request.url.split('?').slice(1).join('?')), ...asMap(request.body) }
}

function token(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = state.faults.take('oauth/token')
  if (fault?.kind === '500' || fault?.kind === '503')
    return reply.status(Number(fault.kind)).type('text/html').send('<h1>Server error</h1>')
  if (fault?.kind === 'html') return reply.status(502).type('text/html').send('<h1>502 Bad Gateway</h1>')
  try {
    if (fault?.kind === 'revoked') throw new OauthRefusal('invalid_grant', 'Invalid refresh token')
    if (fault?.kind === 'refuse') throw new OauthRefusal(fault.error ?? 'invalid_request', fault.description ?? '')
    const answer = grantTokens(state, fieldsOf(request))
    if (fault?.kind !== 'lost-answer' && fault?.kind !== 'cut') return reply.send(answer)
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  } catch (error) {
    if (!(error instanceof OauthRefusal)) throw error
    return reply.status(state.settings.oauthErrorStatus).send({ error: error.code, error_description: error.message })
  }
}

/** What an access token is worth, said by the side an application may trust. */
function introspect(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refuse = (error: string, description: string): FastifyReply =>
    reply.status(401).send({ error, error_description: description })
  const pair = state.tokens.find(asText(fieldsOf(request).auth))
  const app = pair && state.apps.get(pair.clientId)
  if (!pair) return refuse('NO_AUTH_FOUND', 'Wrong authorization data')
  if (!app?.active) return refuse('NOT_INSTALLED', 'Application not installed')
  if (app.paymentExpired) return refuse('PAYMENT_REQUIRED', 'Payment required')
  if (pair.expiresAt <= state.clock.now()) return refuse('expired_token', 'The access token provided has expired.')
  return reply.send({
    result: {
      client_id: app.clientId,
      scope: app.scopes.join(','),
      expires: Math.floor(pair.expiresAt / 1000),
      user_id: pair.userId,
      member_id: state.memberId,
      client_endpoint: `${state.url}/rest/`,
      install: { installed: app.installed, version: String(app.version), status: appStatus(app) },
    },
  })
}
