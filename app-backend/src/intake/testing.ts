import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import { reason, type Reason } from '../kernel/reason.ts'
import type { Database } from '../platform/db/database.ts'
import type { IncomingLetter } from '../requests/index.ts'
import {
  createThreadTokens,
  defaultThreadSettings,
  type PortalLetter,
  type ThreadSettings,
} from '../threading/index.ts'
import type { AutomaticNews, JoinRequest, OpenRequest, TaskReply, ThreadDeps } from './intake-deps.ts'
import { acceptLetter } from './letter-store.ts'
import { letterId } from './parse/letter-id.ts'

/** Text in a single-byte charset: what Node's decoder reads back, turned round. */
export function inCharset(text: string, charset: string): Buffer {
  const decoder = new TextDecoder(charset)
  const bytes = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Buffer.from(
    Array.from(text, (letter) => {
      const byte = bytes.get(letter)
      if (byte === undefined) throw new Error(`${charset} has no ${letter}`)
      return byte
    }),
  )
}

export interface LetterParts {
  from?: string | null
  to?: string
  subject?: string
  date?: string | null
  messageId?: string | null
  inReplyTo?: string
  references?: string
  headers?: string[]
  body?: string | Buffer
}

/** A small letter as bytes; `null` leaves a header out. */
export function aLetter(parts: LetterParts = {}): Buffer {
  const {
    from = 'Анна Белова <anna@zarechie.example>',
    date = 'Mon, 02 Nov 2026 10:00:00 +0300',
    messageId = null,
  } = parts
  const head = [
    from === null ? null : `From: ${from}`,
    `To: ${parts.to ?? 'support@poryadok.example'}`,
    `Subject: ${parts.subject ?? 'Не открывается счёт'}`,
    date === null ? null : `Date: ${date}`,
    messageId === null ? null : `Message-ID: <${messageId}>`,
    parts.inReplyTo === undefined ? null : `In-Reply-To: <${parts.inReplyTo}>`,
    parts.references === undefined ? null : `References: ${parts.references}`,
    ...(parts.headers ?? ['Content-Type: text/plain; charset=utf-8']),
  ]
  const lines = head.filter((line) => line !== null).join('\r\n')
  return Buffer.concat([
    Buffer.from(`${lines}\r\n\r\n`),
    Buffer.from(parts.body ?? 'Добрый день. Счёт не открывается.\r\n'),
  ])
}

export interface PortalJournal {
  /** Every call, in order, as `open 17` or `join 17 -> 3`. */
  calls: string[]
  /** Requests that exist in the portal: letters in each, by our record's id. */
  requests: Map<number, number[]>
  letters: Map<number, IncomingLetter>
}

export interface FakePortal {
  journal: PortalJournal
  openRequest: OpenRequest
  joinRequest: JoinRequest
  taskReply: TaskReply
  automatic(tx: unknown, news: AutomaticNews): Promise<void>
  threads: ThreadDeps
  /** What programs wrote into conversations. */
  news: AutomaticNews[]
  /** Requests that are closed, and since when. */
  closed: Map<number, Date>
  /** Addresses of employees. */
  staff: Set<string>
  settings: ThreadSettings
  /** Letters of the portal itself, by activity. */
  portalLetters: Map<number, PortalLetter>
  /** Addresses of the card of each request's client, besides those that wrote. */
  clientAddresses: Map<number, string>
  /** Runs before each write; throw here to play an outage, wait here to play a slow portal. */
  before: (letter: IncomingLetter) => Promise<void> | void
  /** Runs after each write, before its answer: throw here to play a lost answer. */
  after: (letter: IncomingLetter) => Promise<void> | void
  /** Requests that the portal lost. */
  gone: Set<number>
  /** What the portal says of files that it could not take. */
  files: Reason[]
}

/** Signs as the product does, with a key of tests. */
export const testTokens = createThreadTokens(Buffer.alloc(32, 7))

/** Stands in for the requests slice: idempotent by letter, as the real one is, and keeps a journal of what was written. */
export function fakePortal(prisma: PrismaClient): FakePortal {
  const journal: PortalJournal = { calls: [], requests: new Map(), letters: new Map() }
  const placeOf = (letterId: number) => [...journal.requests].find(([, letters]) => letters.includes(letterId))?.[0]
  const fake: FakePortal = {
    journal,
    before: () => {},
    after: () => {},
    gone: new Set(),
    files: [],
    news: [],
    closed: new Map(),
    staff: new Set(),
    settings: { ...defaultThreadSettings },
    portalLetters: new Map(),
    clientAddresses: new Map(),
    threads: {
      tokens: testTokens,
      settings: () => Promise.resolve(fake.settings),
      staffOf: () => Promise.resolve((address) => fake.staff.has(address)),
      requestsOfClient: (_portalId, address, requestIds) =>
        Promise.resolve(requestIds.filter((id) => fake.clientAddresses.get(id) === address)),
      portalLetters: (_portalId, activities) =>
        Promise.resolve(
          new Map(
            activities.flatMap(({ activityId }) => {
              const letter = fake.portalLetters.get(activityId)
              return letter ? [[activityId, letter] as const] : []
            }),
          ),
        ),
    },
    automatic(_tx, news) {
      fake.news.push(news)
      return Promise.resolve()
    },
    async taskReply(letter, { requestId, taskId }) {
      journal.calls.push(`task ${letter.letterId} -> ${requestId}/${taskId}`)
      await fake.before(letter)
      if (fake.gone.has(requestId)) return { outcome: 'gone' }
      journal.letters.set(letter.letterId, letter)
      return { outcome: 'joined', activityId: letter.letterId + 1_000, files: fake.files, reopened: false }
    },
    async openRequest(letter) {
      journal.calls.push(`open ${letter.letterId}`)
      await fake.before(letter)
      const requestId = placeOf(letter.letterId) ?? (await newRecord(prisma, letter))
      if (!journal.requests.has(requestId)) journal.requests.set(requestId, [letter.letterId])
      journal.letters.set(letter.letterId, letter)
      await fake.after(letter)
      const { name, address } = letter.from
      return {
        requestId,
        activityId: letter.letterId + 1_000,
        why: [reason('client.created', { name, address })],
        files: fake.files,
      }
    },
    async joinRequest(letter, requestId, whenClosed) {
      journal.calls.push(`join ${letter.letterId} -> ${requestId}`)
      await fake.before(letter)
      if (fake.gone.has(requestId)) return { outcome: 'gone' }
      const closedAt = fake.closed.get(requestId)
      const does = closedAt ? whenClosed(closedAt) : 'keep'
      if (closedAt && does === 'leave') return { outcome: 'closed', closedAt }
      if (does === 'reopen') fake.closed.delete(requestId)
      const letters = journal.requests.get(requestId) ?? []
      if (!letters.includes(letter.letterId)) journal.requests.set(requestId, [...letters, letter.letterId])
      journal.letters.set(letter.letterId, letter)
      await fake.after(letter)
      return { outcome: 'joined', activityId: letter.letterId + 1_000, files: fake.files, reopened: does === 'reopen' }
    },
  }
  return fake
}

async function newRecord(prisma: PrismaClient, { portalId, letterId }: IncomingLetter): Promise<number> {
  const data = { portalId, entityTypeId: 1, entityId: letterId, createdAt: new Date(0) }
  return (await prisma.requestRecord.create({ data })).id
}

/** A portal with intake addresses. */
export async function aPortal(prisma: PrismaClient, addresses: readonly string[] = []): Promise<string> {
  const id = randomUUID()
  const at = new Date('2026-11-02T06:00:00Z')
  await prisma.portal.create({
    data: {
      id,
      memberId: id,
      origin: 'https://portal.example/',
      clientEndpoint: '',
      serverEndpoint: '',
      scopes: [],
      state: 'active',
      fieldNames: {},
      createdAt: at,
      updatedAt: at,
      mailboxes: {
        create: addresses.map((address) => ({
          address,
          createdAt: at,
        })),
      },
    },
  })
  return id
}

/** Puts a letter into the portal's mailbox as the SMTP listener does; returns its row's id. */
export async function arrive(
  db: Database,
  address: string,
  raw: Uint8Array,
  receivedAt: Date,
  envelopeFrom = 'anna@zarechie.example',
) {
  return acrossPortals(async () => {
    const mailbox = await db.prisma.mailbox.findFirstOrThrow({ where: { address } })
    await acceptLetter(db, { mailboxes: [mailbox], envelopeFrom, raw, messageId: letterId(raw), receivedAt })
    const { _max } = await db.prisma.letter.aggregate({ _max: { id: true } })
    return _max.id ?? 0
  })
}
