import type { Prisma } from '@poryadok/prisma'
import { idHash } from '../id-hash.ts'
import type { ThreadPlace } from '../tokens/thread-target.ts'
import { survivorsOf } from './merged-store.ts'

/** A token of ours: the conversation it was made for, and the Message-ID it stands in; null for one of an address. */
export interface MadeToken {
  place: ThreadPlace
  messageId: string | null
}

type Db = Pick<Prisma.TransactionClient, 'letterMove' | 'messageRef'>

const keyOf = ({ requestId, taskId }: ThreadPlace) => `${requestId}:${taskId ?? 0}`

/**
 * Where the conversations of tokens are now: a token is signed for good, its letter may have been moved since and its request
 * merged. One of an address follows the letter that is answered together with it.
 */
export async function currentPlaces(db: Db, portalId: string, tokens: readonly MadeToken[]): Promise<ThreadPlace[]> {
  if (tokens.length === 0) return []
  const ids = new Map(
    tokens.flatMap(({ messageId }) => (messageId === null ? [] : [[idHash(messageId), messageId] as const])),
  )
  const rows = await db.messageRef.findMany({
    where: { portalId, idHash: { in: [...ids.keys()] }, sent: true, requestId: { not: null } },
    select: { idHash: true, requestId: true, taskId: true },
    orderBy: { id: 'asc' },
  })
  const now = new Map(
    rows.map(({ idHash: hash, requestId, taskId }) => [ids.get(hash), { requestId: requestId ?? 0, taskId }]),
  )
  const byOrigin = new Map<string, ThreadPlace>()
  for (const { messageId, place } of tokens) {
    const at = messageId === null ? undefined : now.get(messageId)
    if (at && !byOrigin.has(keyOf(place))) byOrigin.set(keyOf(place), at)
  }
  const places = tokens.map(({ messageId, place }) => now.get(messageId ?? '') ?? byOrigin.get(keyOf(place)) ?? place)
  const ends = await survivorsOf(
    db,
    portalId,
    places.map(({ requestId }) => requestId),
  )
  return places.map(({ requestId, taskId }) => ({ requestId: ends.get(requestId) ?? requestId, taskId }))
}
