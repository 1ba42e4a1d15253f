import type { Prisma } from '@poryadok/prisma'
import { idHash } from './id-hash.ts'
import type { KnownRef } from './rules/resolve-thread.ts'

/** The table of ids: a client, or the transaction that the letter's end belongs to. */
export type RefDb = Pick<Prisma.TransactionClient, 'messageRef'>

/** A letter's ids as threading keeps them. Ids are without brackets. */
export interface LetterRefs {
  portalId: string
  letterId: number
  messageId: string
  inReplyTo: string | null
  references: readonly string[]
  /** Address of the writer, lower case. */
  writer: string
  fingerprint: string
}

/** Rows of ids that stand in requests, newest first, and who wrote in those requests. Two queries, whatever the number of ids. */
export async function findKnown(db: RefDb, portalId: string, ids: readonly string[]) {
  const byHash = new Map(ids.map((id) => [idHash(id), id]))
  const rows = await db.messageRef.findMany({
    where: { portalId, idHash: { in: [...byHash.keys()] }, requestId: { not: null } },
    select: { idHash: true, requestId: true, correspondent: true },
    orderBy: { id: 'desc' },
  })
  const known: KnownRef[] = rows.flatMap(({ idHash: hash, requestId, correspondent }) =>
    requestId === null ? [] : [{ messageId: byHash.get(hash) ?? '', requestId, correspondent }],
  )
  return { known, correspondents: await findCorrespondents(db, portalId, new Set(known.map((ref) => ref.requestId))) }
}

async function findCorrespondents(db: RefDb, portalId: string, requestIds: ReadonlySet<number>) {
  const found = new Map<number, string[]>()
  if (requestIds.size === 0) return found
  const rows = await db.messageRef.findMany({
    where: { portalId, requestId: { in: [...requestIds] } },
    distinct: ['requestId', 'correspondent'],
    select: { requestId: true, correspondent: true },
  })
  for (const { requestId, correspondent } of rows) {
    if (requestId !== null) found.set(requestId, [...(found.get(requestId) ?? []), correspondent])
  }
  return found
}

/** The letter that brought the same id and the same content before; null for a letter of its own. */
export async function findTwin(db: RefDb, letter: LetterRefs): Promise<number | null> {
  const row = await db.messageRef.findFirst({
    where: {
      portalId: letter.portalId,
      idHash: idHash(letter.messageId),
      fingerprint: letter.fingerprint,
      letterId: { not: letter.letterId },
    },
    orderBy: { id: 'asc' },
    select: { letterId: true },
  })
  return row?.letterId ?? null
}

/** The letter that bears the id itself; null for an id that only others named. */
export async function letterOfId(db: RefDb, portalId: string, messageId: string): Promise<number | null> {
  const where = { portalId, idHash: idHash(messageId), fingerprint: { not: '' } }
  return (
    (await db.messageRef.findFirst({ where, orderBy: { id: 'asc' }, select: { letterId: true } }))?.letterId ?? null
  )
}

/**
 * Keeps the letter's id, and the ids it answers: a later letter may answer an ancestor that never came here. Ancestors carry no
 * fingerprint, so they are nobody's twin. Repeating it changes nothing but the request.
 */
export async function saveRefs(db: RefDb, letter: LetterRefs, requestId: number | null, seenAt: Date): Promise<void> {
  const { portalId, letterId, writer } = letter
  const ancestors = requestId === null ? [] : [letter.inReplyTo, ...letter.references].filter((id) => id !== null)
  const own = idHash(letter.messageId)
  const rows = new Map(ancestors.map((messageId) => [idHash(messageId), { messageId, fingerprint: '' }]))
  rows.set(own, { messageId: letter.messageId, fingerprint: letter.fingerprint })
  await db.messageRef.createMany({
    data: [...rows].map(([hash, row]) => ({
      ...row,
      idHash: hash,
      portalId,
      letterId,
      requestId,
      correspondent: writer,
      seenAt,
    })),
    skipDuplicates: true,
  })
  const idHashes = [...rows.keys()]
  if (requestId !== null)
    await db.messageRef.updateMany({ where: { portalId, idHash: { in: idHashes }, letterId }, data: { requestId } })
}

/** Everything known of one request is from now on known of another. */
export async function moveRefs(db: RefDb, portalId: string, from: number, to: number): Promise<void> {
  await db.messageRef.updateMany({ where: { portalId, requestId: from }, data: { requestId: to } })
}
