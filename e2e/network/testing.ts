import { createTestDatabase } from '@poryadok/prisma/testing'
import { Client } from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { assertHonest } from '../portal/contract/assert-honest.ts'
import type { JournalRecord } from '../portal/journal.ts'
import { databaseDoor, type DatabaseDoor } from './database-door.ts'
import { letterOutcomes, until, type LetterOutcome } from './letter-outcomes.ts'
import { signIn } from './sign-in.ts'
import { startNetwork, type Network, type NetworkOptions } from './start-network.ts'

export interface TestNetwork extends Network {
  databaseUrl: string
  /** Asks the database what the product has in hand. */
  rows: Client
  /** Takes the database away from the product, not from the test. */
  door: DatabaseDoor
}

/** The whole network for the tests of a file; ends with them. Calls that differ from the vendor's contract, and unknown methods, fail the file. */
export function testNetwork(options: Omit<NetworkOptions, 'databaseUrl'> = {}): TestNetwork {
  let network: Network | undefined
  let database: Awaited<ReturnType<typeof createTestDatabase>> | undefined
  let door: DatabaseDoor | undefined
  let rows: Client | undefined
  beforeAll(
    async () => {
      database = await createTestDatabase()
      rows = new Client({ connectionString: database.url })
      await rows.connect()
      door = await databaseDoor(database.url)
      network = await startNetwork({ databaseUrl: door.url, logLevel: 'info', ...options })
      // Hundreds of thousands of records are made first.
    },
    options.seed === 'large' ? 240_000 : 60_000,
  )
  afterAll(async () => {
    await network?.stop()
    await door?.shut()
    await rows?.end()
    await database?.drop()
    if (network) assertHonest(network.portal.state)
  })
  const there = () => {
    if (!network) throw new Error('the network exists inside tests only')
    return network
  }
  return new Proxy({} as TestNetwork, {
    get(_, name) {
      if (name === 'databaseUrl') return database?.url
      if (name === 'rows') return rows
      return name === 'door' ? door : Reflect.get(there(), name, there())
    },
  })
}

/**
 * REST requests that reached the portal while `work` ran, inner calls of batches apart. What came before it is done first, unless the
 * product is `away`.
 */
export async function countingRequests<Result>(
  network: TestNetwork,
  work: () => Promise<Result>,
  { housekeeping = false, away = false } = {},
): Promise<{ result: Result; requests: JournalRecord[] }> {
  const { journal } = network.portal.state
  if (!away) await allDone(network)
  const last = journal.read().at(-1)?.seq ?? 0
  const result = await work()
  return {
    result,
    requests: journal.read(last).filter((call) => !call.inBatch && (housekeeping || !isHousekeeping(call))),
  }
}

/** What was asked for, for whoever reads that a count is wrong. */
export const asked = (requests: readonly JournalRecord[]): string =>
  requests.map(({ method, params }) => `${method} ${JSON.stringify(params).slice(0, 300)}`).join('\n')

/** What the product asks for by itself, whoever works: the sweep's clock, its queue of events, its own rights, the history of calls. */
function isHousekeeping({ params }: JournalRecord): boolean {
  const commands = JSON.stringify((params as { cmd?: unknown } | null)?.cmd ?? '')
  return /server\.time|event\.offline|"scope\?"|voximplant\.statistic\.get/.test(commands)
}

export interface Settling {
  limitMs?: number
  /** A session made before, when the caller counts requests. */
  token?: string
  /** Moves the clock by this much between looks, for waits that only time ends. */
  stepMs?: number
}

/** Waits until `count` letters are in the journal and none of them waits; newest first. */
export async function settled(
  network: Network,
  count: number,
  { limitMs = 40_000, token, stepMs }: Settling = {},
): Promise<LetterOutcome[]> {
  let bearer = token ?? (await signIn(network))
  const seen = await until(
    async () => {
      if (stepMs !== undefined) {
        await quiet(network)
        await advance(network, stepMs)
        bearer = await signIn(network)
      }
      return letterOutcomes(network.appUrl, bearer)
    },
    ({ letters, counts }) =>
      letters.length >= Math.min(count, 50) &&
      letters.every((one) => one.outcome !== 'waiting') &&
      total(counts) >= count &&
      (counts['waiting'] ?? 0) === 0,
    limitMs,
  )
  return seen.letters
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0)

/**
 * Resolves when the portal has answered `count` more requests, or nothing was asked of it for a third of a second. Moving the
 * clock by minutes while a request is under way would be a minute in which the portal works on it, which it never does.
 */
export async function quiet(network: Network, count = Number.POSITIVE_INFINITY): Promise<void> {
  if (count === 0) return
  const enough = Promise.withResolvers<void>()
  const pauseMs = 300
  let seen = 0
  let timer = setTimeout(enough.resolve, pauseMs)
  const unsubscribe = network.portal.state.journal.subscribe(() => {
    seen += 1
    clearTimeout(timer)
    if (seen >= count) enough.resolve()
    else timer = setTimeout(enough.resolve, pauseMs)
  })
  await enough.promise
  clearTimeout(timer)
  unsubscribe()
}

/** Resolves when the product has taken up every event that has come, those that wait for an answer too. */
export const eventsDone = (network: TestNetwork): Promise<void> =>
  nothingLeft(network, 'SELECT count(*)::int AS due FROM portal_event WHERE done_at IS NULL AND received_at <= $1')

/** Resolves when every letter that was sent has its outcome. */
export const lettersDone = (network: TestNetwork): Promise<void> =>
  nothingLeft(network, "SELECT count(*)::int AS due FROM letter WHERE outcome = 'waiting' AND received_at <= $1")

/** Resolves when every letter that was sent has its outcome, every event is taken up and no job is due. */
export const allDone = (network: TestNetwork): Promise<void> =>
  nothingLeft(
    network,
    `SELECT ((SELECT count(*) FROM letter WHERE outcome = 'waiting' AND received_at <= $1)
      + (SELECT count(*) FROM portal_event WHERE done_at IS NULL AND received_at <= $1)
      + (SELECT count(*) FROM job WHERE state = 'waiting' AND (due_at <= $1 OR lease_until > $1)))::int AS due`,
  )

/** Resolves when no job of the product is due or at work: what an event started has then been done. */
export const jobsDone = (network: TestNetwork): Promise<void> =>
  nothingLeft(
    network,
    "SELECT count(*)::int AS due FROM job WHERE state = 'waiting' AND (due_at <= $1 OR lease_until > $1)",
  )

async function nothingLeft({ rows, portal }: TestNetwork, counting: string): Promise<void> {
  await until(
    async () => (await rows.query<{ due: number }>(counting, [new Date(portal.state.clock.now())])).rows[0]?.due,
    (due) => due === 0,
    30_000,
    10,
  )
}

/** Resolves when the portal has taken up a call of the method, before it is done. */
export function taken(network: Network, method: string): Promise<void> {
  const { faults } = network.portal.state
  const { take } = faults
  return new Promise((resolve) => {
    faults.take = (called) => {
      if (called.toLowerCase() === method) {
        faults.take = take
        resolve()
      }
      return take(called)
    }
  })
}

/** Moves the clock of portal and product. */
export async function advance(network: Network, ms: number): Promise<void> {
  const answer = await fetch(`${network.portal.url}/_portal/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: ms }),
  })
  if (!answer.ok) throw new Error(`clock: ${answer.status}`)
}
