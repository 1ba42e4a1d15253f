import type { PrismaClient } from '@poryadok/prisma'
import { readLetterWhy } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { activityEntityTypeId, cardPath, leadEntityTypeId, runIdOf } from '../../portal/index.ts'
import type { LetterDetails } from '../contract.ts'
import { headerLines } from '../parse/header-lines.ts'
import { letterHeadlines } from '../read-model.ts'
import { include, letterRowOf } from './read-journal.ts'
import { decodeWords } from './rules/encoded-words.ts'
import { letterKind } from './rules/letter-kind.ts'
import { tellingHeaders } from './rules/telling-headers.ts'

/** Header blocks end long before it. */
const headBytes = 262_144
const longestText = 20_000

/** One letter with everything that is known of it. Throws `letter.not-found`. */
export async function readLetter(prisma: PrismaClient, portalId: string, id: number): Promise<LetterDetails> {
  const row = await prisma.letter.findFirst({ where: { id, portalId }, include })
  if (!row) throw new AppError('letter.not-found')
  const [head, text, decisions, writes] = await Promise.all([
    headOfRaw(prisma, portalId, id),
    prisma.letterWords.findFirst({ where: { letterId: id, portalId }, select: { text: true } }),
    readLetterWhy({ prisma, letterHeadlines: (portal, ids) => letterHeadlines(prisma, portal, ids) }, portalId, id),
    writesOf(prisma, portalId, row),
  ])
  return {
    letter: letterRowOf(row),
    kind: letterKind(row),
    headers: head ? tellingHeaders(headerLines(head).map((line) => ({ ...line, value: decodeWords(line.value) }))) : [],
    text: text?.text.slice(0, longestText) ?? null,
    attachments: (row.attachments ?? []) as LetterDetails['attachments'],
    decisions,
    writes,
    attempts: row.attempts,
    lastError: row.lastError,
    hasRaw: head !== null,
  }
}

async function headOfRaw(prisma: PrismaClient, portalId: string, id: number): Promise<Uint8Array | null> {
  const [row] = await prisma.$queryRaw<{ head: Uint8Array }[]>`
    SELECT substring(raw FROM 1 FOR ${headBytes}::int) AS head FROM letter_raw WHERE letter_id = ${id} AND portal_id = ${portalId}::uuid`
  return row?.head ?? null
}

/** What its own run wrote, and what was written to its record in the timeline since. */
async function writesOf(
  prisma: PrismaClient,
  portalId: string,
  { id, activityId }: { id: number; activityId: number | null },
): Promise<LetterDetails['writes']> {
  const record = activityId === null ? [] : [{ entityTypeId: activityEntityTypeId, entityId: activityId }]
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, OR: [{ runId: runIdOf(portalId, `letter:${id}`) }, ...record] },
    orderBy: { id: 'asc' },
    take: 100,
  })
  return rows.map((row) => ({
    id: row.id,
    at: (row.doneAt ?? row.sentAt ?? row.createdAt).toISOString(),
    method: row.method,
    state: row.state,
    error: row.error,
    record:
      row.entityId === null
        ? null
        : { entityTypeId: row.entityTypeId, id: row.entityId, path: pathOf(row.entityTypeId, row.entityId) },
  }))
}

const firstProcessTypeId = 128
const cards: Record<number, string> = { 3: 'contact', 4: 'company' }

function pathOf(entityTypeId: number, id: number): string | null {
  if (entityTypeId === leadEntityTypeId || entityTypeId >= firstProcessTypeId) return cardPath(entityTypeId, id)
  const card = cards[entityTypeId]
  return card === undefined ? null : `/crm/${card}/details/${id}/`
}
