import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { findLetterIds } from '../../letter-search/index.ts'
import { cardPath } from '../../portal/index.ts'
import {
  letterOutcomes,
  type LetterKind,
  type LetterOutcome,
  type LetterPage,
  type LetterRow,
  type LettersFilter,
} from '../contract.ts'

const pageSize = 50
/** Letters with the words that are looked through; more of them narrow nothing. */
const mostFound = 5_000

export interface JournalQuery extends LettersFilter {
  outcome?: LetterOutcome | undefined
  before?: number | undefined
}

/** The journal of letters, newest first, a page of 50; `next` is the id to continue before. */
export async function readJournal(prisma: PrismaClient, portalId: string, query: JournalQuery): Promise<LetterPage> {
  const { outcome, before } = query
  const filter = await whereOf(prisma, portalId, query)
  const where = { AND: [filter, outcome ? { outcome } : {}, before ? { id: { lt: before } } : {}] }
  const rows = await prisma.letter.findMany({ where, include, orderBy: { id: 'desc' }, take: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  const totals = await prisma.letter.groupBy({ by: ['outcome'], where: filter, _count: { _all: true } })
  const found = new Map(totals.map((total) => [total.outcome, total._count._all]))
  const counts = Object.fromEntries(letterOutcomes.map((one) => [one, found.get(one) ?? 0])) as LetterPage['counts']
  const mailboxes = await prisma.mailbox.findMany({
    where: { portalId },
    select: { id: true, address: true },
    orderBy: { address: 'asc' },
  })
  const next = rows.length > pageSize ? (page.at(-1)?.id ?? null) : null
  return { letters: page.map(letterRowOf), counts, mailboxes, next }
}

export const include = {
  mailbox: { select: { address: true } },
  request: { select: { entityTypeId: true, entityId: true } },
} as const

async function whereOf(prisma: PrismaClient, portalId: string, query: LettersFilter): Promise<Prisma.LetterWhereInput> {
  const { kind, mailboxId, from, to, sender, text } = query
  const ids = text ? await findLetterIds(prisma, portalId, text, mostFound) : null
  const like = sender ? { contains: sender, mode: 'insensitive' as const } : null
  return {
    portalId,
    ...(kind ? ofKind(kind) : {}),
    ...(mailboxId ? { mailboxId } : {}),
    ...(from || to
      ? { receivedAt: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lt: new Date(to) } : {}) } }
      : {}),
    ...(like ? { OR: [{ fromAddress: like }, { fromName: like }, { envelopeFrom: like }] } : {}),
    ...(ids ? { id: { in: ids } } : {}),
  }
}

function ofKind(kind: LetterKind): Prisma.LetterWhereInput {
  if (kind === 'person') return { automatic: null, direction: 'in' }
  if (kind === 'staff') return { automatic: null, direction: 'out' }
  return { automatic: kind === 'bounce' ? { startsWith: 'bounce-' } : kind }
}

type StoredLetter = Prisma.LetterGetPayload<{ include: typeof include }>

export const letterRowOf = (row: StoredLetter): LetterRow => ({
  id: row.id,
  receivedAt: row.receivedAt.toISOString(),
  sizeBytes: row.sizeBytes,
  to: row.mailbox.address,
  from: {
    name: row.fromName ?? '',
    address: row.fromAddress ?? row.envelopeFrom,
  },
  subject: row.subject ?? '',
  outcome: row.outcome as LetterOutcome,
  why: row.why as unknown as LetterRow['why'],
  request: row.request && {
    id: row.request.entityId,
    path: cardPath(row.request.entityTypeId, row.request.entityId),
  },
  nextTryAt: row.outcome === 'waiting' ? row.dueAt.toISOString() : null,
})
