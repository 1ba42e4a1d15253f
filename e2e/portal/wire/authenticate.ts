import { mayUseApp } from '../apps/may-use-app.ts'
import type { PortalState } from '../store/state.ts'
import type { Caller } from './call.ts'
import type { Params } from './params.ts'
import { asInt, asText } from './params.ts'
import { refusal } from './rest-error.ts'

/** Recognises the caller by access token: `auth`, `access_token` or the Authorization header. */
export function byToken(state: PortalState, params: Params, authorization: string | undefined): Caller {
  const bearer = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1]
  const accessToken = asText(params.auth) || asText(params.access_token) || bearer || ''
  const token = state.tokens.find(accessToken)
  if (!token) throw refusal.noAuth()
  if (token.expiresAt <= state.clock.now()) throw refusal.expired()
  const app = state.apps.get(token.clientId)
  if (!app?.active) throw refusal.appNotFound()
  if (app.paymentExpired) throw refusal.paymentRequired()
  const user = state.users.get(token.userId)
  if (!user?.active) throw refusal.dismissed()
  if (!mayUseApp(state, app, user)) throw refusal.userAccess()
  return {
    user,
    app,
    scopes: app.scopes,
    key: app.clientId,
    accessToken,
    ...(token.hops === undefined ? {} : { hops: token.hops }),
  }
}

/** Recognises an inbound webhook by the two parts of its address. */
export function byWebhook(state: PortalState, userId: string, secret: string): Caller {
  for (const hook of state.webhooks.values()) {
    if (hook.userId !== asInt(userId) || hook.secret !== secret) continue
    const user = state.users.get(hook.userId)
    if (!user?.active) throw refusal.dismissed()
    return { user, app: null, scopes: hook.scopes, key: `webhook:${hook.id}`, accessToken: '' }
  }
  throw refusal.badWebhook()
}
