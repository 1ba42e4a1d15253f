import { B24OAuth, ParamsFactory } from '@bitrix24/b24jssdk'
import type { CaseRow } from '../network/import/make-cases.ts'
import type { Portal } from '../portal/index.ts'

/**
 * Rows a second of this machine by the vendor's own client and its batches by chunk, one `crm.item.import` a row, as its documentation
 * has it. The portal's limits are off: the client waits for them by the clock of the machine.
 */
export async function sdkRate(portal: Portal, clientId: string, rows: readonly CaseRow[]): Promise<number> {
  const { state, url, oauthUrl } = portal
  const app = state.apps.get(clientId)
  if (!app) throw new Error('no app')
  state.settings.limits = false
  state.limits.operating.configure({ costs: {} })
  state.limits.operating.reset()
  const token = state.tokens.mint(clientId, 1)
  const client = new B24OAuth(
    {
      applicationToken: app.applicationToken,
      userId: 1,
      memberId: state.memberId,
      accessToken: token.accessToken,
      refreshToken: token.refreshToken,
      expires: Math.floor(token.expiresAt / 1_000),
      expiresIn: 3_600,
      scope: app.scopes.join(','),
      domain: new URL(url).host,
      clientEndpoint: `${url}/rest/`,
      serverEndpoint: `${oauthUrl}/rest/`,
      status: 'L',
    },
    { clientId: app.clientId, clientSecret: app.clientSecret },
    { restrictionParams: ParamsFactory.getDefault() },
  )
  client.offClientSideWarning()
  const calls = rows.map(({ Subject, Description }): [string, object] => [
    'crm.item.import',
    { entityTypeId: 1, fields: { title: Subject, comments: Description } },
  ])
  const at = performance.now()
  await client.actions.v2.batchByChunk.make({ calls })
  return (rows.length * 1_000) / (performance.now() - at)
}
