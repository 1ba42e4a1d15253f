import { createTestDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import type { JournalRecord } from '../portal/journal.ts'
import { letterOutcomes, until, type LetterOutcome } from './letter-outcomes.ts'
import { sendRaw } from './send-letters.ts'
import { signIn } from './sign-in.ts'
import { startNetwork, supportAddress, type Network, type NetworkOptions } from './start-network.ts'

export interface TestNetwork extends Network {
  databaseUrl: string
}

/** The whole network for the tests of a file; ends with them. Unknown methods of the portal fail the file. */
export function testNetwork(options: Omit<NetworkOptions, 'databaseUrl'> = {}): TestNetwork {
  let network: Network | undefined
  let database: Awaited<ReturnType<typeof createTestDatabase>> | undefined
  beforeAll(async () => {
    database = await createTestDatabase()
    network = await startNetwork({ databaseUrl: database.url, logLevel: 'info', ...options })
  }, 60_000)
  afterAll(async () => {
    await network?.stop()
    await database?.drop()
    expect([...(network?.portal.state.unknownMethods ?? [])]).toEqual([])
  })
  const there = () => {
    if (!network) throw new Error('the network exists inside tests only')
    return network
  }
  return new Proxy({} as TestNetwork, {
    get: (_, name) => (name === 'databaseUrl' ? database?.url : Reflect.get(there(), name, there())),
  })
}

/** REST requests that reached the portal while `work` ran, inner calls of batches apart. */
export async function countingRequests<Result>(network: Network, work: () => Promise<Result>): Promise<{ result: Result; requests: JournalRecord[] }> {
  const { journal } = network.portal.state
  const last = journal.read().at(-1)?.seq ?? 0
  const result = await work()
  return { result, requests: journal.read(last).filter((call) => !call.inBatch) }
}

let serial = 0
/** A plain letter as text; a new Message-ID each. */
export function aLetter(changes: { from?: string; subject?: string; text?: string; messageId?: string; headers?: string[] } = {}): string {
  serial += 1
  const { from = 'Елена Воронцова <e.vorontsova@zarechie.example>', subject = `Вопрос ${serial}`, text = 'Добрый день!' } = changes
  return [
    `From: ${from}`,
    `To: ${supportAddress}`,
    `Subject: ${subject}`,
    `Message-ID: ${changes.messageId ?? `<test-${process.pid}-${serial}@zarechie.example>`}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0300',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(changes.headers ?? []),
    '',
    text,
    '',
  ].join('\r\n')
}

export const send = (network: Network, raw: string | Buffer, from = 'e.vorontsova@zarechie.example') =>
  sendRaw(network.smtp, { from, to: supportAddress }, raw)

/** Waits until `count` letters are in the journal and none of them waits; newest first. */
export async function settled(network: Network, count: number, limitMs = 30_000): Promise<LetterOutcome[]> {
  const token = await signIn(network)
  const seen = await until(
    () => letterOutcomes(network.appUrl, token),
    ({ letters, counts }) => letters.length >= Math.min(count, 50) && total(counts) >= count && (counts['waiting'] ?? 0) === 0,
    limitMs,
  )
  return seen.letters
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0)

/** Moves the clock of portal and product. */
export async function advance(network: Network, ms: number): Promise<void> {
  const answer = await fetch(`${network.portal.url}/_portal/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: ms }),
  })
  if (!answer.ok) throw new Error(`clock: ${answer.status}`)
}
