import fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalState } from '../store/state.ts'
import type { Token } from '../store/records.ts'
import { registerBodies } from '../wire/bodies.ts'
import { asMap, asText } from '../wire/params.ts'
import { parseForm } from '../wire/php-query.ts'

/** The authorisation server: its own host, as oauth.bitrix24.tech is. Bitrix24 docs: settings/oauth/index. */
export function createOauthServer(state: PortalState): FastifyInstance {
  const app = fastify({
    forceCloseConnections: true,
    routerOptions: { ignoreDuplicateSlashes: true, ignoreTrailingSlash: true },
  })
  registerBodies(app)
  app.addHook('onRequest', async (request) => {
    if (state.faults.down) request.raw.socket.destroy()
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/oauth/token',
    handler: async (request, reply) => token(state, request, reply),
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/rest/app.info',
    handler: async (request, reply) => introspect(state, request, reply),
  })
  return app
}

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  return { ...parseForm(request.url.split('?').slice(1).join('?')), ...asMap(request.body) }
}

function token(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fields = fieldsOf(request)
  const fail = (error: string, description: string): FastifyReply =>
    reply.status(400).send({ error, error_description: description })
  const fault = state.faults.take('oauth/token')
  if (fault?.kind === '500' || fault?.kind === '503')
    return reply.status(Number(fault.kind)).type('text/html').send('<h1>Server error</h1>')
  if (fault?.kind === 'revoked') return fail('invalid_grant', 'Invalid refresh token')
  const app = state.apps.get(asText(fields.client_id))
  if (!app?.active || app.clientSecret !== asText(fields.client_secret))
    return fail('invalid_client', 'Client credentials are invalid')
  const clientId = app.clientId
  const grant = asText(fields.grant_type)
  let pair: Token | undefined
  if (grant === 'refresh_token') pair = state.tokens.refresh(asText(fields.refresh_token), clientId)
  else if (grant === 'authorization_code') pair = state.tokens.redeemCode(asText(fields.code), clientId)
  else return fail('invalid_request', 'Unknown grant type')
  return pair ? reply.send(tokenAnswer(state, pair, app.scopes)) : fail('invalid_grant', 'Invalid refresh token')
}

/** `domain` is the authorisation server's own host; the portal is in client_endpoint. */
function tokenAnswer(state: PortalState, pair: Token, scopes: string[]): Record<string, unknown> {
  return {
    access_token: pair.accessToken,
    expires: Math.floor(pair.expiresAt / 1000),
    expires_in: state.settings.accessTtlSeconds,
    scope: scopes.join(','),
    domain: new URL(state.oauthUrl).host,
    server_endpoint: `${state.oauthUrl}/rest/`,
    status: 'L',
    client_endpoint: `${state.url}/rest/`,
    member_id: state.memberId,
    user_id: pair.userId,
    refresh_token: pair.refreshToken,
  }
}

/** What an access token is worth, said by the side an application may trust. */
function introspect(state: PortalState, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const pair = state.tokens.find(asText(fieldsOf(request).auth))
  const app = pair && state.apps.get(pair.clientId)
  if (!pair || !app)
    return reply.status(401).send({ error: 'NO_AUTH_FOUND', error_description: 'Wrong authorization data' })
  if (pair.expiresAt <= state.clock.now())
    return reply
      .status(401)
      .send({ error: 'expired_token', error_description: 'The access token provided has expired.' })
  return reply.send({
    result: {
      client_id: app.clientId,
      scope: app.scopes.join(','),
      expires: Math.floor(pair.expiresAt / 1000),
      user_id: pair.userId,
      member_id: state.memberId,
      client_endpoint: `${state.url}/rest/`,
      install: { installed: app.installed, version: String(app.version), status: 'L' },
    },
  })
}
