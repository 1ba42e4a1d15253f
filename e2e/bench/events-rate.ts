import { Agent, request } from 'node:http'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork, type Network } from '../network/start-network.ts'
import { startRawProgram } from './raw-program.ts'

export interface Burst {
  /** Events a second until the last one was answered. */
  rate: number
  /** ms from sending an event to its answer: half of them, 99 of 100, the slowest. */
  median: number
  p99: number
  max: number
}

export interface EventsRate {
  events: number
  /** Fastify and one INSERT an event. */
  floor: Burst
  product: Burst
  /** HTTP requests to the portal while the product answered. */
  portalRequests: number
}

/** As many as the portal's queue sends at once. */
const connections = 100
const warmUp = 300
/** A type that nobody watches: the inbox is measured, and not what comes after it. */
const event = 'ONCRMQUOTEUPDATE'

/** How fast events are taken in, beside a bare server that stores them unseen. Each is committed before its answer. */
export async function measureEvents({
  events,
  seed,
}: {
  events: number
  seed: 'small' | 'empty'
}): Promise<EventsRate> {
  await using ends = new AsyncDisposableStack()
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const network = ends.adopt(await startNetwork({ databaseUrl: database.url, logLevel: 'error', seed }), (one) =>
    one.stop(),
  )
  const bare = ends.adopt(await startRawProgram('raw-events', database.url), (one) => one.stop())
  const body = (id: number) => bodyOf(network, id)

  const bareUrl = `http://127.0.0.1:${bare.port}/events`
  await burst(bareUrl, warmUp, body)
  const floor = await burst(bareUrl, events, body)
  const productUrl = `${network.appUrl}/events`
  await burst(productUrl, warmUp, body)
  const { journal } = network.portal.state
  const last = journal.read().at(-1)?.seq ?? 0
  const product = await burst(productUrl, events, body)
  return { events, floor, product, portalRequests: journal.read(last).filter((call) => !call.inBatch).length }
}

/** As the portal sends it. Bitrix24 docs: api-reference/events/index */
function bodyOf({ portal, clientId }: Network, id: number): string {
  const { state } = portal
  const app = state.apps.get(clientId)
  if (!app) throw new Error('no app')
  return new URLSearchParams({
    event,
    'data[FIELDS][ID]': String(id),
    ts: String(Math.floor(state.clock.now() / 1_000)),
    'auth[domain]': new URL(state.url).host,
    'auth[member_id]': state.memberId,
    'auth[application_token]': app.applicationToken,
  }).toString()
}

async function burst(url: string, count: number, body: (id: number) => string): Promise<Burst> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waits: number[] = []
  const started = performance.now()
  let sent = 0
  async function line() {
    while (sent < count) {
      sent += 1
      const at = performance.now()
      await post(agent, url, body(sent))
      waits.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  const ms = performance.now() - started
  agent.destroy()
  const sorted = waits.toSorted((a, b) => a - b)
  const share = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { rate: (count * 1_000) / ms, median: share(0.5), p99: share(0.99), max: share(1) }
}

function post(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    }
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`event answered with ${answer.statusCode}`)),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
