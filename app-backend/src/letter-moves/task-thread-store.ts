import type { PrismaClient } from '@poryadok/prisma'
import type { Tx } from './move-store.ts'

/** Records in the timeline that belong to threads with performers of the request's external tasks: they stay with their tasks. */
export async function taskRecords(db: PrismaClient | Tx, portalId: string, requestId: number): Promise<Set<number>> {
  const where = { portalId, requestId, taskId: { not: null }, activityId: { not: null } }
  const [taken, sent] = [
    await db.letter.findMany({ where, select: { activityId: true } }),
    await db.outgoingLetter.findMany({ where, select: { activityId: true } }),
  ]
  return new Set([...taken, ...sent].flatMap(({ activityId }) => activityId ?? []))
}

/** Our own letters to performers of these tasks, put from one request into another; returns their records in the timeline. */
export async function putTaskLetters(
  tx: Tx,
  { portalId, taskIds, from, to }: { portalId: string; taskIds: readonly number[]; from: number; to: number },
): Promise<number[]> {
  const where = { portalId, requestId: from, taskId: { in: [...taskIds] } }
  const rows = await tx.outgoingLetter.findMany({ where, select: { activityId: true }, orderBy: { id: 'asc' } })
  await tx.outgoingLetter.updateMany({ where, data: { requestId: to } })
  return rows.flatMap(({ activityId }) => activityId ?? [])
}
