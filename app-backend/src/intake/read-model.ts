import type { PrismaClient } from '@poryadok/prisma'
import { cardPath } from '../portal/index.ts'
import { letterOutcomes, type LetterOutcome, type LetterPage, type LetterRow } from './contract.ts'

const pageSize = 50

export interface LetterQuery {
  outcome?: LetterOutcome | undefined
  before?: number | undefined
}

/** The journal of letters, newest first, a page of 50; `next` is the id to continue before. */
export async function readLetters(
  prisma: PrismaClient,
  portalId: string,
  { outcome, before }: LetterQuery,
): Promise<LetterPage> {
  const where = { portalId, ...(outcome ? { outcome } : {}), ...(before ? { id: { lt: before } } : {}) }
  const include = {
    mailbox: { select: { address: true } },
    request: { select: { entityTypeId: true, entityId: true } },
  }
  const rows = await prisma.letter.findMany({ where, include, orderBy: { id: 'desc' }, take: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  const totals = await prisma.letter.groupBy({ by: ['outcome'], where: { portalId }, _count: { _all: true } })
  const found = new Map(totals.map((total) => [total.outcome, total._count._all]))
  const counts = Object.fromEntries(letterOutcomes.map((one) => [one, found.get(one) ?? 0])) as LetterPage['counts']
  return { letters: page.map(toRow), counts, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null }
}

/** What a reader of a request may know of its letters without opening them: subject, writer, moment. */
export async function letterHeadlines(prisma: PrismaClient, portalId: string, ids: readonly number[]) {
  const rows = await prisma.letter.findMany({
    where: { portalId, id: { in: [...ids] } },
    select: { id: true, subject: true, fromName: true, fromAddress: true, sentAt: true, receivedAt: true },
  })
  return new Map(
    rows.map((row) => [
      row.id,
      { subject: row.subject ?? '', from: row.fromName || row.fromAddress || '', at: row.sentAt ?? row.receivedAt },
    ]),
  )
}

interface StoredLetter {
  id: number
  receivedAt: Date
  envelopeFrom: string
  fromName: string | null
  fromAddress: string | null
  subject: string | null
  sizeBytes: number
  outcome: string
  why: unknown
  dueAt: Date
  mailbox: { address: string }
  request: { entityTypeId: number; entityId: number } | null
}

const toRow = (row: StoredLetter): LetterRow => ({
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
  why: row.why as LetterRow['why'],
  request: row.request && {
    id: row.request.entityId,
    path: cardPath(row.request.entityTypeId, row.request.entityId),
  },
  nextTryAt: row.outcome === 'waiting' ? row.dueAt.toISOString() : null,
})
