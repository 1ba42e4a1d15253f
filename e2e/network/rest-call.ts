import { until } from './letter-outcomes.ts'
import type { Network } from './start-network.ts'

/** A call of the portal's REST in a person's name; throws with the portal's words when it refuses. */
export async function restCall(
  network: Pick<Network, 'portal' | 'clientId'>,
  method: string,
  params: object,
  userId = 1,
): Promise<unknown> {
  const { state, url } = network.portal
  const auth = state.tokens.mint(network.clientId, userId).accessToken
  const ask = async () => {
    const answer = await fetch(`${url}/rest/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...params, auth }),
    })
    return (await answer.json()) as { result?: unknown; error?: string; error_description?: string }
  }
  // The product and the caller share the portal's limit.
  const body = await until(ask, ({ error }) => error !== 'QUERY_LIMIT_EXCEEDED')
  if (body.error) throw new Error(`${method}: ${body.error} ${body.error_description}`)
  return body.result
}

/** A new contact with these addresses; returns its number. */
export async function newContact(
  network: Pick<Network, 'portal' | 'clientId'>,
  name: string,
  addresses: readonly string[],
): Promise<number> {
  const fm = addresses.map((value) => ({ typeId: 'EMAIL', valueType: 'WORK', value }))
  const made = await restCall(network, 'crm.item.add', { entityTypeId: 3, fields: { name, fm } })
  return (made as { item: { id: number } }).item.id
}
