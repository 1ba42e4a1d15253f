import { setTimeout as pause } from 'node:timers/promises'
import { callApi } from '../network/install-app.ts'
import { ownDatabase } from '../network/own-database.ts'
import { signIn } from '../network/sign-in.ts'
import { startNetwork } from '../network/start-network.ts'
import { startRawProgram } from './raw-program.ts'

export interface Pace {
  /** ms from sending a call to its answer. */
  median: number
  p95: number
  max: number
}

export interface CenterPace {
  calls: number
  /** Fastify and one INSERT a call. */
  floor: Pace
  /** A deal by a sandbox key: key, limits, locks, rules and journal without the portal's own time. */
  write: Pace
  /** What the key is, and no more. */
  read: Pace
  portalRequests: number
}

/** What the bare server stores: an event of the portal is as short as a call. */
const stored = (at: number) => `event=CALL&ts=1&data[FIELDS][ID]=${at}`

const perSecond = 20
/** Calls of each before they are measured, one after another: the service has been at work for some minutes. */
const warmUp = 1_000
/** They take turns, so that what else the machine does falls on all of them alike. */
const rounds = 6

/** How long the API of contact centres takes at a steady pace, beside a bare server that stores each call unseen. */
export async function measureCenter(calls: number): Promise<CenterPace> {
  await using ends = new AsyncDisposableStack()
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const network = ends.adopt(await startNetwork({ databaseUrl: database.url, logLevel: 'error' }), (one) => one.stop())
  const bare = ends.adopt(await startRawProgram('raw-events', database.url), (one) => one.stop())
  const token = await signIn(network)
  const wanted = { client: 'bench', name: 'bench', scopes: ['read', 'write'], perMinute: 6_000, sandbox: true }
  const made = await callApi(network.appUrl, token, 'POST', '/api/contact-center/keys', wanted)
  const { secret } = made as { secret: string }
  const authorization = `Bearer ${secret}`
  const api = `${network.appUrl}/api/cc/v1`
  const json = { authorization, 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const asks: Record<'floor' | 'write' | 'read', (at: number) => Promise<Response>> = {
    floor: (at) => fetch(`http://127.0.0.1:${bare.port}/events`, { method: 'POST', headers: form, body: stored(at) }),
    write: (at) =>
      fetch(`${api}/deals`, { method: 'POST', headers: json, body: JSON.stringify({ title: `Сделка ${at}` }) }),
    read: () => fetch(`${api}/me`, { headers: { authorization } }),
  }
  for (const ask of Object.values(asks)) for (let at = 0; at < warmUp; at += 1) await (await ask(at)).arrayBuffer()
  const { journal } = network.portal.state
  const last = journal.read().at(-1)?.seq ?? 0
  const waits: Record<keyof typeof asks, number[]> = { floor: [], write: [], read: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const name of ['floor', 'write', 'read'] as const)
      waits[name].push(...(await steadily(Math.ceil(calls / rounds), asks[name])))
  const portalRequests = journal.read(last).filter((call) => !call.inBatch).length
  return { calls, floor: paceOf(waits.floor), write: paceOf(waits.write), read: paceOf(waits.read), portalRequests }
}

function paceOf(waits: readonly number[]): Pace {
  const sorted = waits.toSorted((a, b) => a - b)
  const of = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: of(0.5), p95: of(0.95), max: of(1) }
}

/** Calls begin at their times, whether the ones before them were answered or not; how long each took, ms. */
async function steadily(count: number, ask: (at: number) => Promise<Response>): Promise<number[]> {
  const started = performance.now()
  const one = async (at: number): Promise<number> => {
    await pause(Math.max(0, started + (at * 1_000) / perSecond - performance.now()))
    const sent = performance.now()
    const answer = await ask(at)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
    return performance.now() - sent
  }
  return Promise.all(Array.from({ length: count }, (_, at) => one(at)))
}
