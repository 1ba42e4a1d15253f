import type { Prisma } from '@poryadok/prisma'
import { followers, type LaterLetter } from './rules/followers.ts'
import { movedRefs, type RefFact } from './rules/moved-refs.ts'

type Tx = Pick<Prisma.TransactionClient, 'messageRef' | 'threadParticipant'>

export interface RefMove {
  portalId: string
  from: number
  to: number
  /** Null: everything of the request goes, as in a merger. */
  letterIds: readonly number[] | null
  /** Our own letters sent from then on go too; null: none of them. */
  sentSince: Date | null
  at: Date
}

const columns = {
  id: true,
  idHash: true,
  letterId: true,
  fingerprint: true,
  sent: true,
  seenAt: true,
  taskId: true,
} as const

async function refsIn(tx: Tx, portalId: string, requestId: number): Promise<RefFact[]> {
  const rows = await tx.messageRef.findMany({ where: { portalId, requestId }, select: columns, orderBy: { id: 'asc' } })
  return rows.map(({ fingerprint, ...row }) => ({ ...row, own: row.sent || fingerprint !== '' }))
}

/** Later replies follow the letters: their ids and their writers are known of the other request from now on. Returns the rows. */
export async function moveLetterRefs(
  tx: Tx,
  { portalId, from, to, letterIds, sentSince, at }: RefMove,
): Promise<number[]> {
  const refs = await refsIn(tx, portalId, from)
  const ids =
    letterIds === null ? refs.map(({ id }) => id) : movedRefs(refs, { letterIds: new Set(letterIds), sentSince })
  await putRefs(tx, { portalId, refIds: ids, from, to })
  const who = letterIds === null ? { requestId: from } : null
  const [writers, takers] = await Promise.all([
    tx.messageRef.findMany({ where: { portalId, id: { in: ids } }, select: { correspondent: true, taskId: true } }),
    who ? tx.threadParticipant.findMany({ where: { portalId, ...who }, select: { address: true, taskId: true } }) : [],
  ])
  const parts = [
    ...writers.map(({ correspondent, taskId }) => ({ address: correspondent, taskId: taskId ?? 0 })),
    ...takers,
  ]
  await tx.threadParticipant.createMany({
    data: parts.map((part) => ({ ...part, portalId, requestId: to, seenAt: at })),
    skipDuplicates: true,
  })
  return ids
}

/** Puts rows from one request into another; rows that went elsewhere meanwhile are left there. */
export async function putRefs(
  tx: Tx,
  { portalId, refIds, from, to }: { portalId: string; refIds: readonly number[]; from: number; to: number },
): Promise<void> {
  await tx.messageRef.updateMany({
    where: { portalId, id: { in: [...refIds] }, requestId: from },
    data: { requestId: to },
  })
}

/** Threads with performers, put from one request into another with everybody who takes part in them. */
export async function moveTaskRefs(
  tx: Tx,
  {
    portalId,
    from,
    to,
    taskIds,
    at,
  }: { portalId: string; from: number; to: number; taskIds: readonly number[]; at: Date },
): Promise<void> {
  if (taskIds.length === 0) return
  const where = { portalId, requestId: from, taskId: { in: [...taskIds] } }
  await tx.messageRef.updateMany({ where, data: { requestId: to } })
  const parts = await tx.threadParticipant.findMany({ where, select: { address: true, taskId: true } })
  await tx.threadParticipant.createMany({
    data: parts.map((part) => ({ ...part, portalId, requestId: to, seenAt: at })),
    skipDuplicates: true,
  })
}

/** Takes the part in a conversation back that a move at that moment gave. */
export async function forgetParticipants(tx: Tx, portalId: string, requestId: number, at: Date): Promise<void> {
  await tx.threadParticipant.deleteMany({ where: { portalId, requestId, seenAt: at } })
}

/** Of the later letters of a request, those that came because of the moved rows. */
export async function findFollowers(
  tx: Tx,
  {
    portalId,
    requestId,
    refIds,
    later,
  }: { portalId: string; requestId: number; refIds: readonly number[]; later: readonly number[] },
): Promise<number[]> {
  if (later.length === 0) return []
  const moved = await tx.messageRef.findMany({ where: { portalId, id: { in: [...refIds] } }, select: { idHash: true } })
  const rows = await tx.messageRef.findMany({
    where: { portalId, requestId, letterId: { in: [...later] } },
    select: { letterId: true, idHash: true, fingerprint: true },
  })
  const letters = [...Map.groupBy(rows, (row) => row.letterId ?? 0)].map(([letterId, own]): LaterLetter => ({
    letterId,
    bears: own.filter(({ fingerprint }) => fingerprint !== '').map(({ idHash }) => idHash),
    names: own.filter(({ fingerprint }) => fingerprint === '').map(({ idHash }) => idHash),
  }))
  return followers(new Set(moved.map(({ idHash }) => idHash)), letters)
}
