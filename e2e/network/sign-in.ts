import type { Network } from './start-network.ts'

/** A session of the product for a person of the portal, proven by the portal's own token. */
export async function signIn(network: Pick<Network, 'portal' | 'appUrl' | 'clientId'>, userId = 1): Promise<string> {
  const { state } = network.portal
  const answer = await fetch(`${network.appUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      memberId: state.memberId,
      accessToken: state.tokens.mint(network.clientId, userId).accessToken,
    }),
  })
  if (!answer.ok) throw new Error(`no session: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}
