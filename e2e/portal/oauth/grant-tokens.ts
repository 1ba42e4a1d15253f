import { appStatus } from '../apps/app-status.ts'
import type { App, Token } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asText } from '../wire/params.ts'

/** A refusal of the authorisation server. Bitrix24 docs: settings/oauth/error-codes. */
export class OauthRefusal extends Error {
  readonly code: string

  constructor(code: string, description: string) {
    super(description)
    this.code = code
  }
}

/**
 * A pair of tokens for a code or for a refresh token. The keys are looked at first, then whether the application is
 * installed and paid for, then the grant itself. Bitrix24 docs: settings/oauth/index, settings/oauth/auto-renewal.
 */
export function grantTokens(state: PortalState, fields: Record<string, unknown>): Record<string, unknown> {
  const grant = asText(fields.grant_type)
  const what = grant === 'authorization_code' ? 'code' : 'refresh_token'
  if (grant !== 'authorization_code' && grant !== 'refresh_token')
    throw new OauthRefusal('invalid_request', 'Invalid grant_type parameter or parameter missing')
  if (asText(fields[what]) === '') throw new OauthRefusal('invalid_request', `Missing parameter: "${what}" is required`)
  const app = state.apps.get(asText(fields.client_id))
  if (!app || app.clientSecret !== asText(fields.client_secret))
    throw new OauthRefusal('invalid_client', 'Client credentials are invalid')
  if (!app.active) throw new OauthRefusal('invalid_client', 'Application not installed')
  if (app.paymentExpired) throw new OauthRefusal('PAYMENT_REQUIRED', 'Payment required')
  const scopes = wantedScopes(app, asText(fields.scope))
  const pair =
    grant === 'refresh_token'
      ? state.tokens.refresh(asText(fields.refresh_token), app.clientId)
      : state.tokens.redeemCode(asText(fields.code), app.clientId)
  if (!pair) throw new OauthRefusal('invalid_grant', `Invalid ${what.replace('_', ' ')}`)
  return tokenAnswer(state, app, pair, scopes)
}

/** Nothing above what the application's card lists. */
function wantedScopes(app: App, wanted: string): string[] {
  const asked = wanted.split(/[\s,]+/).filter(Boolean)
  if (asked.some((scope) => !app.scopes.includes(scope)))
    throw new OauthRefusal('invalid_scope', 'An unsupported scope was requested')
  return app.scopes
}

/** `domain` is the authorisation server's own host; the portal is in client_endpoint. */
function tokenAnswer(state: PortalState, app: App, pair: Token, scopes: string[]): Record<string, unknown> {
  return {
    access_token: pair.accessToken,
    expires: Math.floor(pair.expiresAt / 1000),
    expires_in: state.settings.accessTtlSeconds,
    scope: scopes.join(','),
    domain: new URL(state.oauthUrl).host,
    server_endpoint: `${state.oauthUrl}/rest/`,
    status: appStatus(app),
    client_endpoint: `${state.url}/rest/`,
    member_id: state.memberId,
    user_id: pair.userId,
    refresh_token: pair.refreshToken,
  }
}
