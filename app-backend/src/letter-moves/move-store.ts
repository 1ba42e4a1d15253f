import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import { activityEntityTypeId } from '../portal/index.ts'

export type Tx = Prisma.TransactionClient
export type StoredMove = NonNullable<Awaited<ReturnType<typeof readMove>>>

export interface MovableLetter {
  id: number
  requestId: number | null
  activityId: number | null
  taskId: number | null
  receivedAt: Date
  subject: string
}

export async function lettersById(
  db: PrismaClient | Tx,
  portalId: string,
  ids: readonly number[],
): Promise<MovableLetter[]> {
  const rows = await db.letter.findMany({
    where: { portalId, id: { in: [...ids] } },
    select: { id: true, requestId: true, activityId: true, taskId: true, receivedAt: true, subject: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ ...row, subject: row.subject ?? '' }))
}

/** Letters of a request's conversation with the client, from one of them on; without it all, of its tasks too. */
export async function lettersOf(
  db: PrismaClient | Tx,
  portalId: string,
  requestId: number,
  from: number | null,
): Promise<MovableLetter[]> {
  const rows = await db.letter.findMany({
    where: { portalId, requestId, ...(from === null ? {} : { id: { gte: from }, taskId: null }) },
    select: { id: true, requestId: true, activityId: true, taskId: true, receivedAt: true, subject: true },
    orderBy: { id: 'asc' },
  })
  return rows.map((row) => ({ ...row, subject: row.subject ?? '' }))
}

/** Puts letters from one request into another and says so in their reasons; returns how many were still there. */
export const putLetters = (
  tx: Tx,
  {
    portalId,
    ids,
    from,
    to,
    because,
  }: { portalId: string; ids: readonly number[]; from: number; to: number; because: Reason },
): Promise<number> =>
  tx.$executeRaw`UPDATE letter SET request_id = ${to}, why = why || ${JSON.stringify([because])}::jsonb
    WHERE portal_id = ${portalId}::uuid AND id = ANY(${[...ids]}::int[]) AND request_id = ${from}`

/** Our own letters go where their records in the timeline go; `records` null: all of the request, recorded or not. */
export async function putSent(
  tx: Tx,
  { portalId, from, to, records }: { portalId: string; from: number; to: number; records: readonly number[] | null },
): Promise<void> {
  const where = { portalId, requestId: from, ...(records ? { activityId: { in: [...records] } } : {}) }
  await tx.outgoingLetter.updateMany({ where, data: { requestId: to } })
}

/** Records of the timeline that a run has moved. */
export async function recordsOfRun(tx: Tx, portalId: string, runId: string): Promise<number[]> {
  const where = { portalId, runId, entityTypeId: activityEntityTypeId, entityId: { not: null } }
  const rows = await tx.ledgerEntry.findMany({ where, select: { entityId: true } })
  return [...new Set(rows.map(({ entityId }) => entityId ?? 0))]
}

export interface NewMove {
  id: string
  portalId: string
  kind: string
  fromId: number
  toId: number | null
  title: string
  letterIds: number[]
  userId: number
  state: 'making' | 'moved'
  createdAt: Date
  movedAt: Date | null
}

/** False when the move is there already: the same press came twice. */
export async function insertMove(tx: Tx, move: NewMove): Promise<boolean> {
  return (await tx.letterMove.createMany({ data: move, skipDuplicates: true })).count === 1
}

export const readMove = (db: PrismaClient | Tx, portalId: string, id: string) =>
  db.letterMove.findFirst({ where: { portalId, id } })

/** The move that a run made or that last took it back, held until the transaction ends. */
export async function moveOfRun(tx: Tx, portalId: string, runId: string): Promise<StoredMove | null> {
  const where = { portalId, OR: [{ id: runId }, { undoRunId: runId }] }
  const found = await tx.letterMove.findFirst({ where })
  if (!found) return null
  await tx.$executeRaw`SELECT FROM letter_move WHERE id = ${found.id}::uuid FOR UPDATE`
  return tx.letterMove.findFirst({ where: { portalId, id: found.id } })
}

export async function changeMove(
  tx: Tx,
  { portalId, id }: { portalId: string; id: string },
  data: Prisma.LetterMoveUpdateManyMutationInput & { fromId?: number; toId?: number },
): Promise<void> {
  await tx.letterMove.updateMany({ where: { portalId, id }, data })
}

/** Mergers of a request end when another one is merged into it: nothing goes round. */
export async function endMergers(tx: Tx, portalId: string, requestId: number): Promise<void> {
  await tx.letterMove.updateMany({
    where: { portalId, kind: 'merge', state: 'moved', fromId: requestId },
    data: { state: 'passed' },
  })
}

/** Letters that joined a request after that moment and that nobody has moved. */
export async function untouchedSince(tx: Tx, portalId: string, requestId: number, since: Date): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT l.id FROM letter l WHERE l.portal_id = ${portalId}::uuid AND l.request_id = ${requestId} AND l.handled_at >= ${since}
      AND NOT EXISTS (SELECT FROM letter_move m WHERE m.portal_id = l.portal_id AND m.created_at >= ${since}
        AND m.state = 'moved' AND l.id = ANY(m.letter_ids)) ORDER BY l.id`
  return rows.map(({ id }) => id)
}

export interface RunState {
  open: number
  refused: string[]
}

/** How the writes of a run stand. */
export async function runState(prisma: PrismaClient, portalId: string, runId: string): Promise<RunState> {
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, runId, state: { in: ['planned', 'sending', 'unknown', 'failed', 'skipped'] } },
    select: { state: true, error: true },
    orderBy: { id: 'asc' },
  })
  const refused = rows.filter(({ state }) => state === 'failed' || state === 'skipped')
  return { open: rows.length - refused.length, refused: refused.map(({ error }) => error ?? '') }
}

/** Where requests of ours stand in the portal. */
export async function placesOf(db: PrismaClient | Tx, portalId: string, ids: readonly number[]) {
  const rows = await db.requestRecord.findMany({
    where: { portalId, id: { in: [...ids] } },
    select: { id: true, entityTypeId: true, entityId: true },
  })
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** Letters or external tasks of ours that are still in a request. */
export async function holdsMore(db: PrismaClient | Tx, portalId: string, requestId: number): Promise<boolean> {
  const where = { portalId, requestId }
  const [letters, tasks] = [await db.letter.count({ where }), await db.externalTask.count({ where })]
  return letters + tasks > 0
}

/** How many letters an undo put back. */
export const movedBack = (prisma: PrismaClient, portalId: string, undoRunId: string): Promise<number> =>
  prisma.decision.count({ where: { portalId, runId: undoRunId, outcome: 'moved-back' } })
