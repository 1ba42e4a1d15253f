import { Agent } from 'node:https'
import { ApiVersion, B24Hook, B24OAuth, ParamsFactory } from '@bitrix24/b24jssdk'
import type { Portal } from '../index.ts'
import type { TestPortal } from '../testing.ts'
import { people } from '../testing.ts'

/** The vendor's own client, unmodified, with tokens of one person. It tries a call again three times, a tenth of a second apart. */
export function clientOf({ state, app, url, oauthUrl }: TestPortal, userId: number = people.admin): B24OAuth {
  const token = state.tokens.mint(app.clientId, userId)
  const client = new B24OAuth(
    {
      applicationToken: app.applicationToken,
      userId,
      memberId: state.memberId,
      accessToken: token.accessToken,
      refreshToken: token.refreshToken,
      expires: Math.floor(token.expiresAt / 1000),
      expiresIn: 3600,
      scope: app.scopes.join(','),
      domain: new URL(url).host,
      clientEndpoint: `${url}/rest/`,
      serverEndpoint: `${oauthUrl}/rest/`,
      status: 'L',
    },
    { clientId: app.clientId, clientSecret: app.clientSecret },
    { restrictionParams: { ...ParamsFactory.getDefault(), retryDelay: 100 } },
  )
  client.offClientSideWarning()
  return client
}

/** The vendor's client of an inbound webhook, over TLS, trusting the portal's certificate. */
export function hookOf(portal: Portal, secret: string): B24Hook {
  if (portal.tls === null) throw new Error('The portal was started without TLS')
  const hook = B24Hook.fromWebhookUrl(`${portal.tls.url}/rest/1/${secret}/`)
  const agent = new Agent({ ca: portal.tls.certificate, keepAlive: false })
  for (const version of [ApiVersion.v2, ApiVersion.v3])
    hook.getHttpClient(version).ajaxClient.defaults.httpsAgent = agent
  hook.offClientSideWarning()
  return hook
}
