import { Readable } from 'node:stream'
import { Agent, request } from 'undici'
import { AppError } from '../../platform/errors/app-error.ts'
import { isListedHost } from '../../platform/net/address-policy.ts'
import { isPrivateLiteral, publicLookup } from '../../platform/net/public-lookup.ts'

/** The portal gives a request 60 s; a little more tells its answer from our impatience. */
const timeoutMs = 65_000
/** The slowest line on which a file still gets through: 1 MB/s. */
const slowestBytesPerMs = 1_000
const largestAnswer = 20 * 1024 * 1024

export interface TransportAnswer {
  status: number
  /** Parsed JSON, undefined when the body is none (a proxy's page). */
  body: unknown
  /** Where a renamed portal sends us. */
  location: string | null
}

/** Thrown when no answer came: the call may or may not have been done. `sent` is false when it surely was not. */
export class NoAnswer extends Error {
  readonly sent: boolean
  constructor(cause: unknown, sent: boolean) {
    super('no answer', { cause })
    this.sent = sent
  }
}

/** `stream` is begun anew for each request; `length` in bytes. */
export type FileBody =
  | { bytes: Buffer; type: string }
  | { stream(): AsyncIterable<Uint8Array>; length: number; type: string }
export type RequestBody = { json: unknown } | { form: URLSearchParams } | FileBody

/** How long a request may take, ms: a large file has the time of its way beside the portal's own. */
export const patienceOf = (body: RequestBody): number =>
  timeoutMs + ('length' in body ? Math.ceil(body.length / slowestBytesPerMs) : 0)

export interface Transport {
  /** Posts JSON, a form or a file. Throws NoAnswer, or AppError `portal.private-address`. */
  post(url: string, body: RequestBody): Promise<TransportAnswer>
  stop(): Promise<void>
}

export interface FileTransport {
  /** Fetches a file. Throws NoAnswer, or AppError `portal.private-address`. */
  get(url: string): Promise<{ status: number; bytes: Uint8Array }>
}

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
])

/**
 * HTTP to portals and authorisation servers. Addresses are checked where the connection is made, so that a name that
 * changes between check and connect gains nothing; redirects are never followed; an answer has a size and time limit.
 */
export function createTransport(privateHosts: readonly string[]): Transport & FileTransport {
  const limits = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxResponseSize: largestAnswer, connections: 8 }
  const listed = new Agent({ ...limits, connect: { timeout: 10_000 } })
  const open = new Agent({
    ...limits,
    connect: {
      timeout: 10_000,
      lookup: publicLookup,
    },
  })

  function agentFor(url: URL): Agent {
    if (isListedHost(url, privateHosts)) return listed
    if (url.protocol !== 'https:' || isPrivateLiteral(url.hostname)) throw new AppError('portal.private-address')
    return open
  }

  async function post(address: string, body: RequestBody): Promise<TransportAnswer> {
    const url = new URL(address)
    const dispatcher = agentFor(url)
    const [payload, headers] = encoded(body)
    try {
      const answer = await request(url, {
        method: 'POST',
        dispatcher,
        signal: AbortSignal.timeout(patienceOf(body)),
        body: payload,
        headers: { accept: 'application/json', ...headers },
      })
      const text = await answer.body.text()
      return { status: answer.statusCode, body: parseJson(text), location: headerOf(answer.headers.location) }
    } catch (error) {
      const cause = (error as { cause?: unknown }).cause ?? error
      if (cause instanceof AppError) throw cause
      throw new NoAnswer(error, !neverSent.has((error as { code?: string }).code ?? ''))
    }
  }

  async function get(address: string) {
    const url = new URL(address)
    const dispatcher = agentFor(url)
    try {
      const answer = await request(url, { dispatcher, signal: AbortSignal.timeout(timeoutMs) })
      return { status: answer.statusCode, bytes: new Uint8Array(await answer.body.arrayBuffer()) }
    } catch (error) {
      const cause = (error as { cause?: unknown }).cause ?? error
      if (cause instanceof AppError) throw cause
      throw new NoAnswer(error, true)
    }
  }

  return { post, get, stop: async () => void (await Promise.all([listed.close(), open.close()])) }
}

function encoded(body: RequestBody): [string | Buffer | Readable, Record<string, string>] {
  if ('json' in body) return [JSON.stringify(body.json), { 'content-type': 'application/json' }]
  if ('form' in body) return [body.form.toString(), { 'content-type': 'application/x-www-form-urlencoded' }]
  if ('bytes' in body) return [body.bytes, { 'content-type': body.type }]
  return [Readable.from(body.stream()), { 'content-type': body.type, 'content-length': String(body.length) }]
}

const headerOf = (value: string | string[] | undefined) => (Array.isArray(value) ? (value[0] ?? null) : (value ?? null))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
