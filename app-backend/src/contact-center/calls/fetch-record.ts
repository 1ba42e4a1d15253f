import { Agent, request } from 'undici'
import { AppError } from '../../platform/errors/app-error.ts'
import { isListedHost } from '../../platform/net/address-policy.ts'
import { isPrivateLiteral, publicLookup } from '../../platform/net/public-lookup.ts'

/** A recording at an address that a contact centre gave, as it comes. */
export type FetchRecord = (address: string) => Promise<AsyncIterable<Uint8Array>>

const timeoutMs = 120_000

/**
 * Fetches recordings: https at public addresses only, checked where the connection is made, redirects are not followed.
 * Throws `center.record-address`, `center.record-away`. @param privateHosts hosts that the operator lists as their own
 */
export function createFetchRecord(privateHosts: readonly string[]): { fetch: FetchRecord; stop(): Promise<void> } {
  const limits = { headersTimeout: 30_000, bodyTimeout: 30_000, connections: 4 }
  const open = new Agent({ ...limits, connect: { timeout: 10_000, lookup: publicLookup } })
  const listed = new Agent({ ...limits, connect: { timeout: 10_000 } })
  const refused = (cause?: unknown) => new AppError('center.record-address', { cause })

  function agentFor(url: URL): Agent {
    if (isListedHost(url, privateHosts)) return listed
    if (url.protocol !== 'https:' || url.username !== '' || isPrivateLiteral(url.hostname)) throw refused()
    return open
  }

  return {
    async fetch(address) {
      if (!URL.canParse(address)) throw refused()
      const url = new URL(address)
      const dispatcher = agentFor(url)
      try {
        const { statusCode, body } = await request(url, { dispatcher, signal: AbortSignal.timeout(timeoutMs) })
        if (statusCode === 200) return body
        await body.dump()
        throw new AppError('center.record-away', { params: { detail: `HTTP ${statusCode}` } })
      } catch (error) {
        const cause = (error as { cause?: unknown }).cause
        if (error instanceof AppError && error.code !== 'portal.private-address') throw error
        if (error instanceof AppError || cause instanceof AppError) throw refused(error)
        throw new AppError('center.record-away', { params: { detail: url.host }, cause: error })
      }
    },
    stop: async () => void (await Promise.all([open.close(), listed.close()])),
  }
}
