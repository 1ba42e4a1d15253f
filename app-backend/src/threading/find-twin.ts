import { idHash } from './id-hash.ts'
import type { LetterRefs, RefDb } from './store.ts'
import type { ThreadPlace } from './tokens/thread-target.ts'

export interface Twin {
  letterId: number
  /** Where it stands; null when it opened and joined nothing. */
  place: ThreadPlace | null
}

/** How ids end that were made for letters without one. */
const madeId = '@no-message-id.invalid'

export interface TwinAsked {
  /** The letter names its own date. */
  dated: boolean
  mailboxId: number
  /** Only deliveries to these mailboxes count; left out: to any. */
  mailboxes?: readonly number[]
  /** Only one that stands in a thread of these counts. */
  places?: readonly ThreadPlace[]
}

/**
 * The letter that brought the same content before: under the same id, or, where the letter is dated, under another one when
 * either has no id of its own, or it came to another mailbox: relays give ids to letters without, and gateways change them on one
 * of two ways. The same words twice in one mailbox are two letters. Null for a letter of its own.
 */
export async function findTwin(
  db: RefDb,
  { portalId, letterId, messageId, fingerprint }: LetterRefs,
  { dated, mailboxId, mailboxes, places }: TwinAsked,
): Promise<Twin | null> {
  const sameId = { idHash: idHash(messageId) }
  const otherWay = [{ messageId: { endsWith: madeId } }, { letter: { mailboxId: { not: mailboxId } } }]
  const byContent = messageId.endsWith(madeId) ? {} : { OR: [sameId, ...otherWay] }
  const row = await db.messageRef.findFirst({
    where: {
      portalId,
      fingerprint,
      letterId: { not: letterId },
      ...(mailboxes ? { letter: { mailboxId: { in: [...mailboxes] } } } : {}),
      AND: [
        dated ? byContent : sameId,
        places ? { OR: places.map(({ requestId, taskId }) => ({ requestId, taskId })) } : {},
      ],
    },
    orderBy: { id: 'asc' },
    select: { letterId: true, requestId: true, taskId: true },
  })
  if (!row || row.letterId === null) return null
  const place = row.requestId === null ? null : { requestId: row.requestId, taskId: row.taskId }
  return { letterId: row.letterId, place }
}
