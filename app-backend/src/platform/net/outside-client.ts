import { Agent, request, type Dispatcher } from 'undici'
import { AppError } from '../errors/app-error.ts'
import { isListedHost } from './address-policy.ts'
import { isPrivateLiteral, publicLookup } from './public-lookup.ts'

/** The address is no https, names a user, or leads into a private network: nothing was sent. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused'
}

export interface OutsideRequest {
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** The whole exchange, ms. */
  timeoutMs: number
}

/** Requests to addresses that people outside gave. */
export interface OutsideClient {
  /** Throws `AddressRefused`, or what broke the connection; a redirect is an answer like any other. */
  request(address: string, options: OutsideRequest): Promise<Dispatcher.ResponseData>
  /** Throws `AddressRefused` for what no request would be sent to; a name is only resolved when it is called. */
  check(address: string): void
  stop(): Promise<void>
}

/**
 * https at public addresses only, checked where the connection is made; redirects are not followed.
 * @param privateHosts hosts (`host` or `host:port`) that the operator lists as their own
 */
export function createOutsideClient(privateHosts: readonly string[]): OutsideClient {
  const limits = { headersTimeout: 30_000, bodyTimeout: 30_000, connections: 4 }
  const open = new Agent({ ...limits, connect: { timeout: 10_000, lookup: publicLookup } })
  const listed = new Agent({ ...limits, connect: { timeout: 10_000 } })

  function agentFor(address: string): Agent {
    if (!URL.canParse(address)) throw new AddressRefused()
    const url = new URL(address)
    if (isListedHost(url, privateHosts) && /^https?:$/.test(url.protocol)) return listed
    if (url.protocol !== 'https:' || url.username !== '' || isPrivateLiteral(url.hostname)) throw new AddressRefused()
    return open
  }

  return {
    check: (address) => void agentFor(address),
    async request(address, { timeoutMs, ...options }) {
      const dispatcher = agentFor(address)
      try {
        return await request(address, { ...options, dispatcher, signal: AbortSignal.timeout(timeoutMs) })
      } catch (error) {
        const cause = (error as { cause?: unknown }).cause
        // The lookup refuses a name with a private address while the connection is made.
        if (error instanceof AppError || cause instanceof AppError) throw new AddressRefused('', { cause: error })
        throw error
      }
    },
    stop: async () => void (await Promise.all([open.close(), listed.close()])),
  }
}
