import type { Prisma } from '@poryadok/prisma'
import { idHash } from './id-hash.ts'
import { saveParticipants } from './participant-store.ts'
import type { SubjectKey } from './rules/subject-key.ts'
import type { KnownRef, Place } from './rules/thread-facts.ts'
import type { ThreadPlace } from './tokens/thread-target.ts'

/** The tables of threads: a client, or the transaction that the letter's end belongs to. */
export type RefDb = Pick<Prisma.TransactionClient, 'messageRef' | 'threadParticipant' | 'requestRecord' | 'letterMove'>

/** A letter's ids as threading keeps them. Ids are without brackets. */
export interface LetterRefs {
  portalId: string
  letterId: number
  messageId: string
  /** Ids that the letter had before a gateway gave it another. */
  formerIds?: readonly string[]
  inReplyTo: string | null
  references: readonly string[]
  /** Head of Thread-Index, hex; null when the letter has none. */
  threadIndex: string | null
  /** Address of the writer, lower case. */
  writer: string
  /** Addresses of To and Cc that are not our own, lower case. */
  recipients: readonly string[]
  fingerprint: string
  /** What its subject has in common with others of one matter, where an administrator's line says so. */
  subjectKey?: SubjectKey | null
}

/** The key of a subject as an id of its own: it is kept and moves like the others. */
export const subjectId = ({ name }: SubjectKey): string => `${idHash(name)}@subject-key.invalid`

const newestFirst = { id: 'desc' } as const
const placeColumns = { requestId: true, taskId: true, request: { select: { entityId: true } } } as const
const mailboxColumn = { letter: { select: { mailboxId: true } } } as const
interface PlaceRow {
  requestId: number | null
  taskId: number | null
  request: { entityId: number } | null
}

/** Did the letter come to another department than these mailboxes are of? What we sent ourselves came to none. */
const isElsewhere = (mailboxes: readonly number[] | undefined, { letter }: { letter: { mailboxId: number } | null }) =>
  mailboxes !== undefined && letter !== null && !mailboxes.includes(letter.mailboxId)
const placesOf = ({ requestId, taskId, request }: PlaceRow): Place[] =>
  requestId === null ? [] : [{ requestId, taskId, number: request?.entityId ?? 0 }]

/**
 * Rows of ids that stand in requests, newest first: where the id's own letter stands, and where others only named it.
 * One query, whatever the number of ids. @param mailboxes those of the letter's department; left out: departments share requests
 */
export async function findKnown(
  db: RefDb,
  portalId: string,
  ids: readonly string[],
  mailboxes?: readonly number[],
): Promise<KnownRef[]> {
  const byHash = new Map(ids.map((id) => [idHash(id), id]))
  const rows = await db.messageRef.findMany({
    where: { portalId, idHash: { in: [...byHash.keys()] }, requestId: { not: null } },
    select: { idHash: true, correspondent: true, fingerprint: true, sent: true, ...mailboxColumn, ...placeColumns },
    orderBy: newestFirst,
  })
  const isOwn = ({ fingerprint, sent }: (typeof rows)[number]) => sent || fingerprint !== ''
  return rows.flatMap((row) =>
    placesOf(row).map((place) => ({
      ...place,
      messageId: byHash.get(row.idHash) ?? '',
      correspondent: row.correspondent,
      named: !isOwn(row),
      elsewhere: isElsewhere(mailboxes, row),
    })),
  )
}

/** Conversations whose letters have the same head of Thread-Index, newest first, those of the letter's department before the rest. */
export async function findSameIndex(
  db: RefDb,
  portalId: string,
  threadIndex: string,
  mailboxes?: readonly number[],
): Promise<Place[]> {
  const rows = await db.messageRef.findMany({
    where: { portalId, threadIndex, requestId: { not: null } },
    distinct: ['requestId', 'taskId'],
    select: { ...mailboxColumn, ...placeColumns },
    orderBy: newestFirst,
    take: 20,
  })
  const here = rows.toSorted((a, b) => Number(isElsewhere(mailboxes, a)) - Number(isElsewhere(mailboxes, b)))
  return here.flatMap(placesOf)
}

/** Conversations named by tokens, with the numbers of their requests; requests that are gone are left out. */
export async function knownPlaces(db: RefDb, portalId: string, places: readonly ThreadPlace[]): Promise<Place[]> {
  if (places.length === 0) return []
  const rows = await db.requestRecord.findMany({
    where: { portalId, id: { in: places.map(({ requestId }) => requestId) } },
    select: { id: true, entityId: true },
  })
  const numbers = new Map(rows.map(({ id, entityId }) => [id, entityId]))
  return places.flatMap((place) => {
    const number = numbers.get(place.requestId)
    return number === undefined ? [] : [{ ...place, number }]
  })
}

/** Number of a request in the portal; 0 for one that is not known. */
export async function requestNumber(db: RefDb, portalId: string, requestId: number): Promise<number> {
  const [place] = await knownPlaces(db, portalId, [{ requestId, taskId: null }])
  return place?.number ?? 0
}

/** The letter that bears the id itself; null for an id that only others named. */
export async function letterOfId(db: RefDb, portalId: string, messageId: string): Promise<number | null> {
  const where = { portalId, idHash: idHash(messageId), fingerprint: { not: '' } }
  return (
    (await db.messageRef.findFirst({ where, orderBy: { id: 'asc' }, select: { letterId: true } }))?.letterId ?? null
  )
}

/** The thread in which a letter of ours with this id stands; null when we sent none. */
export async function sentPlace(db: RefDb, portalId: string, messageId: string): Promise<ThreadPlace | null> {
  const row = await db.messageRef.findFirst({
    where: { portalId, idHash: idHash(messageId), sent: true, requestId: { not: null } },
    orderBy: newestFirst,
    select: { requestId: true, taskId: true },
  })
  return row && row.requestId !== null ? { requestId: row.requestId, taskId: row.taskId } : null
}

/**
 * Keeps the letter's id, and the ids it answers: a later letter may answer an ancestor that never came here. Ancestors carry no
 * fingerprint, so they are nobody's twin. Who wrote and who got the letter takes part in the conversation. Repeating it changes
 * nothing but the place.
 */
export async function saveRefs(db: RefDb, letter: LetterRefs, place: ThreadPlace | null, seenAt: Date): Promise<void> {
  const { portalId, letterId, writer, threadIndex } = letter
  const { requestId, taskId } = place ?? { requestId: null, taskId: null }
  const named = [letter.inReplyTo, ...letter.references].filter((id) => id !== null)
  const ancestors = place === null ? [] : named
  const own = idHash(letter.messageId)
  const rows = new Map(
    ancestors.map((messageId) => [
      idHash(messageId),
      { messageId, fingerprint: '', threadIndex: null as string | null },
    ]),
  )
  // The letter stands here under each of its ids.
  const further = [...(letter.formerIds ?? []), ...(letter.subjectKey ? [subjectId(letter.subjectKey)] : [])]
  for (const messageId of place === null ? [] : further)
    rows.set(idHash(messageId), { messageId, fingerprint: letter.fingerprint, threadIndex })
  rows.set(own, { messageId: letter.messageId, fingerprint: letter.fingerprint, threadIndex })
  await db.messageRef.createMany({
    data: [...rows].map(([hash, row]) => ({
      ...row,
      idHash: hash,
      portalId,
      letterId,
      requestId,
      taskId,
      correspondent: writer,
      seenAt,
    })),
    skipDuplicates: true,
  })
  if (place === null) return
  const idHashes = [...rows.keys()]
  await db.messageRef.updateMany({
    where: { portalId, idHash: { in: idHashes }, letterId },
    data: { requestId, taskId },
  })
  await saveParticipants(db, { portalId, ...place }, [writer, ...letter.recipients], seenAt)
}

/** Everything known of one request is from now on known of another. */
export async function moveRefs(db: RefDb, portalId: string, from: number, to: number): Promise<void> {
  await db.messageRef.updateMany({ where: { portalId, requestId: from }, data: { requestId: to } })
  const rows = await db.threadParticipant.findMany({ where: { portalId, requestId: from } })
  await db.threadParticipant.createMany({
    data: rows.map(({ taskId, address, seenAt }) => ({ portalId, requestId: to, taskId, address, seenAt })),
    skipDuplicates: true,
  })
  await db.threadParticipant.deleteMany({ where: { portalId, requestId: from } })
}
