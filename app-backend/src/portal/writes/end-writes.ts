import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { WriteTrail, Written } from './ledger.ts'
import { endRuns, json, type LedgerRow, type LedgerTx } from './ledger-store.ts'

/** How a write ended. */
export type WriteEnd =
  /** `entityId`: of the record that it made. */
  | { kind: 'done'; entityId?: number; result?: unknown }
  | { kind: 'failed'; error: string }
  /** Left alone; `error` says why, `result` what was found instead. */
  | { kind: 'skipped'; error: string; result?: unknown }
  /** Nobody knows whether the portal did it. */
  | { kind: 'unknown' }
  /** Certainly not done: it waits for the next try. */
  | { kind: 'planned' }

export interface EndedWrite {
  row: LedgerRow
  end: WriteEnd
}

export interface EndDeps {
  prisma: PrismaClient
  trail: WriteTrail
}

/**
 * Writes the ends of writes, what they take back, their trail and the end of their runs, in one transaction. A row that another
 * process has ended meanwhile is left alone.
 */
export async function endWrites(
  deps: EndDeps,
  portalId: string,
  ended: readonly EndedWrite[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return
  await deps.prisma.$transaction(
    async (tx) => {
      const written: Written[] = []
      for (const one of ended) if (await endWrite(tx, portalId, one, now)) written.push(writtenOf(one, now))
      if (written.length > 0) await deps.trail(tx, portalId, written)
      await endRuns(
        tx,
        portalId,
        ended.map(({ row }) => row.runId),
        now,
      )
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

/** True when the write is done by this. */
async function endWrite(tx: LedgerTx, portalId: string, { row, end }: EndedWrite, now: Date): Promise<boolean> {
  const { count } = await tx.ledgerEntry.updateMany({
    where: { id: row.id, portalId, state: { in: ['planned', 'sending', 'unknown'] } },
    data: {
      state: end.kind,
      error: 'error' in end ? end.error.slice(0, 500) : null,
      ...(end.kind === 'done' && row.entityId === null ? { entityId: end.entityId ?? null } : {}),
      ...(end.kind === 'planned' ? { sentAt: null } : {}),
      ...(end.kind === 'done' || end.kind === 'skipped' || end.kind === 'failed' ? { doneAt: now } : {}),
      result: 'result' in end && end.result !== undefined ? json(end.result) : Prisma.DbNull,
    },
  })
  if (count === 0) return false
  if (row.undoes !== null) await markUndone(tx, portalId, row, end)
  return end.kind === 'done'
}

/** A write that was taken back is undone; what that one had taken back stands again, and so on. */
async function markUndone(tx: LedgerTx, portalId: string, { undoes, runId }: LedgerRow, end: WriteEnd): Promise<void> {
  if (end.kind === 'failed' || end.kind === 'skipped')
    await tx.ledgerEntry.updateMany({ where: { portalId, id: undoes ?? 0, undoneBy: runId }, data: { undoneBy: null } })
  if (end.kind !== 'done') return
  let stands = false
  for (let id = undoes; id !== null; stands = !stands) {
    const data = stands ? { state: 'done', undoneBy: null } : { state: 'undone' }
    await tx.ledgerEntry.updateMany({ where: { portalId, id }, data })
    id = (await tx.ledgerEntry.findFirst({ where: { portalId, id }, select: { undoes: true } }))?.undoes ?? null
  }
}

const writtenOf = ({ row, end }: EndedWrite, at: Date): Written => ({
  runId: row.runId,
  rule: row.rule,
  userId: row.userId,
  mode: row.mode,
  key: row.key,
  action: row.action,
  entityTypeId: row.entityTypeId,
  entityId: row.entityId ?? (end.kind === 'done' ? (end.entityId ?? null) : null),
  method: row.method,
  before: row.before,
  after: row.after,
  at,
})
