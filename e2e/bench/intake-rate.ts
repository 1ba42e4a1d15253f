import { createTransport } from 'nodemailer'
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { letterOutcomes, until } from '../network/letter-outcomes.ts'
import { aLetter } from '../network/letters.ts'
import { ownDatabase } from '../network/own-database.ts'
import { signIn } from '../network/sign-in.ts'
import { startNetwork, supportAddress, type Network } from '../network/start-network.ts'
import { startRawLetters } from './raw-letters.ts'

export interface IntakeRate {
  letters: number
  /** Letters a second through SMTP into the database and nothing more. */
  floor: number
  /** Letters a second that the parser alone reads, one after another in one process. */
  parsing: number
  /** Letters a second until the sender heard 250 of the last one. The worker is busy with the first ones meanwhile. */
  accepted: number
  /** Letters a second until the last one was a request of the portal with its outcome in the journal. */
  requests: number
  /** HTTP requests to the portal a letter. */
  portalRequests: number
  /** What they asked for, and how often, the most frequent first; a batch by the methods in it. */
  asked: [methods: string, times: number][]
}

/**
 * A sender waits some 40 ms a letter because its socket gathers small writes while the other end delays its
 * acknowledgement. So many connections hide that wait: on fewer it would be measured, and not the servers.
 */
const connections = 20
/** Letters that go through before the clock starts: the code is compiled and the connections are made. */
const warmUp = 20

/** The product asks a portal twice a second and 48 times at once. Bitrix24 docs: settings/performance/limits. */
const quota = { requests: 20, drainedInMs: 10_000 }

/**
 * How fast letters become requests, beside the same letters through the SMTP library into the same database, and through the parser alone. Each letter
 * opens a request: the longest way. The portal's limits would be measured and not the product: they are off, and the
 * clock of the network moves on so that the product's own account of them never makes it wait.
 */
export async function measureIntake({ letters }: { letters: number }): Promise<IntakeRate> {
  await using ends = new AsyncDisposableStack()
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const network = ends.adopt(await startNetwork({ databaseUrl: database.url, logLevel: 'warn' }), (one) => one.stop())
  network.portal.state.settings.limits = false
  const bare = ends.adopt(await startRawLetters(database.url), (one) => one.stop())
  const token = await signIn(network)
  ends.defer(outrunQuota(network))

  const parsing = parsingRate(newLetters(letters * 10))
  await sendAll(bare.smtp, newLetters(warmUp))
  const floorMs = await timed(() => sendAll(bare.smtp, newLetters(letters)))

  await sendAll(network.smtp, newLetters(warmUp))
  await handled(network, token, warmUp)
  const { journal } = network.portal.state
  const last = journal.read().at(-1)?.seq ?? 0
  let acceptedMs = 0
  const requestsMs = await timed(async () => {
    acceptedMs = await timed(() => sendAll(network.smtp, newLetters(letters)))
    await handled(network, token, warmUp + letters)
  })
  const asked = requestsOf(journal.read(last))
  const rate = (ms: number): number => (letters * 1_000) / ms
  return {
    letters,
    floor: rate(floorMs),
    parsing,
    accepted: rate(acceptedMs),
    requests: rate(requestsMs),
    portalRequests: asked.length / letters,
    asked: counted(asked),
  }
}

/** HTTP requests by the methods that they called. */
function requestsOf(calls: readonly { httpId: number; inBatch: boolean; method: string }[]): string[] {
  const requests = [...Map.groupBy(calls, ({ httpId }) => httpId).values()]
  return requests.map((together) => {
    const inner = together.filter(({ inBatch }) => inBatch)
    const methods = (inner.length > 0 ? inner : together).map(({ method }) => method)
    return [...new Set(methods)].toSorted().join(' + ')
  })
}

const counted = (requests: readonly string[]): [string, number][] =>
  [...Map.groupBy(requests, (one) => one)]
    .map(([methods, times]): [string, number] => [methods, times.length])
    .toSorted(([, one], [, other]) => other - one)

function parsingRate(letters: readonly string[]): number {
  const program = fileURLToPath(new URL('../../app-backend/bench/parse-letters.ts', import.meta.url))
  return Number(execFileSync(process.execPath, [program], { input: JSON.stringify(letters), encoding: 'utf8' }))
}

/** Moves the clock by the time in which the portal forgets the requests just made; returns the way to stop. */
function outrunQuota({ portal }: Network): () => void {
  let requests = 0
  return portal.state.journal.subscribe(({ inBatch }) => {
    if (inBatch) return
    requests += 1
    if (requests % quota.requests === 0) portal.state.clock.advance(quota.drainedInMs)
  })
}

/** No person writes faster: who does is taken for a robot, and set aside. */
const lettersOfOne = 10

const newLetters = (count: number): string[] => {
  const senders = `${Date.now()}`
  return Array.from({ length: count }, (_, at) => {
    const sender = Math.floor(at / lettersOfOne)
    return aLetter({ from: `Клиент ${sender} <client-${senders}-${sender}@zarechie.example>` })
  })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function sendAll(smtp: { host: string; port: number }, letters: readonly string[]): Promise<void> {
  const transport = createTransport({
    ...smtp,
    pool: true,
    maxConnections: connections,
    secure: false,
    ignoreTLS: true,
  })
  const envelope = { from: 'e.vorontsova@zarechie.example', to: supportAddress }
  try {
    await Promise.all(letters.map((raw) => transport.sendMail({ envelope, raw })))
  } finally {
    transport.close()
  }
}

/**
 * Resolves when every letter has opened a request. The portal is watched first, so that the product is not asked while
 * it works; a letter that ended otherwise would leave the wait without an end, so that is limited.
 */
async function handled(network: Network, token: string, count: number): Promise<void> {
  const { journal } = network.portal.state
  const known = network.portal.state.activities
  const enough = Promise.withResolvers<void>()
  const fromUs = (): number => [...known.values()].filter((one) => /^Вопрос \d+$/.test(one.subject)).length
  const look = (): void => {
    if (fromUs() >= count) enough.resolve()
  }
  const unsubscribe = journal.subscribe(look)
  const late = setTimeout(() => enough.reject(new Error(`${fromUs()} of ${count} letters became requests`)), 120_000)
  look()
  await enough.promise.finally(() => {
    clearTimeout(late)
    unsubscribe()
  })
  await until(
    () => letterOutcomes(network.appUrl, token),
    ({ counts }) => counts['created'] === count && (counts['waiting'] ?? 0) === 0,
  )
}
