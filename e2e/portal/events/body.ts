import { appStatus } from '../apps/app-status.ts'
import type { App, EventHandler } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Actor } from './bus.ts'
import { phpForm } from './php-form.ts'

/** short: access token of the acting person; full: with refresh token (ONAPPINSTALL, ONAPPUPDATE); bare: no tokens at all (ONAPPUNINSTALL). */
export type EventAuth = 'short' | 'full' | 'bare'

interface EventParts {
  handler: EventHandler
  app: App
  data: Record<string, unknown>
  /** null: nobody in particular (agents, robots), so no token. */
  actor: Actor | null
  auth: EventAuth
}

/** The urlencoded body of one event. Bitrix24 docs: api-reference/events/index. */
export function eventBody(state: PortalState, parts: EventParts): string {
  return phpForm({
    event: parts.handler.event,
    event_handler_id: parts.handler.id,
    data: parts.data,
    ts: Math.floor(state.clock.now() / 1000),
    auth: authPart(state, parts),
  })
}

function authPart(state: PortalState, { handler, app, actor, auth }: EventParts): Record<string, unknown> {
  const place = {
    domain: new URL(state.url).host,
    client_endpoint: `${state.url}/rest/`,
    server_endpoint: `${state.oauthUrl}/rest/`,
    member_id: state.memberId,
    application_token: app.applicationToken,
  }
  const acting = actor?.userId ?? 0
  const userId = acting > 0 && handler.authType > 0 ? handler.authType : acting
  if (auth === 'bare' || !state.users.get(userId)?.active) return place
  const token = state.tokens.mint(app.clientId, userId, (actor?.hops ?? 0) + 1)
  return {
    access_token: token.accessToken,
    expires: Math.floor(token.expiresAt / 1000),
    expires_in: state.settings.accessTtlSeconds,
    scope: app.scopes.join(','),
    status: appStatus(app),
    user_id: userId,
    ...(auth === 'full' ? { refresh_token: token.refreshToken } : {}),
    ...place,
  }
}
