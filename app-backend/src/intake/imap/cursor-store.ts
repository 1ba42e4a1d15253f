import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { createHash } from 'node:crypto'
import type { Reason } from '../../kernel/reason.ts'
import type { Database } from '../../platform/db/database.ts'
import type { LetterHead } from '../letter-outcome.ts'
import { envelopeSender } from './envelope-sender.ts'

/** How far a folder has been read. */
export interface Cursor {
  id: number
  portalId: string
  mailboxId: number
  folder: string
  uidValidity: bigint
  lastUid: bigint
  /** Up to here letters may be known already. */
  knownTo: bigint
}

/** Another process reads the folder, or the mailbox was closed: what this one holds counts no more. */
export class LostCursor extends Error {
  override readonly name = 'LostCursor'
}

type Tx = Prisma.TransactionClient

interface Place {
  portalId: string
  mailboxId: number
  folder: string
}

/**
 * The folder's cursor. Under another UIDVALIDITY the old UIDs mean nothing (RFC 3501, 2.3.1.1): the folder is read anew. Whatever
 * lies there at a first look may be known already: the server may be a new home of letters that we have.
 */
export async function takeCursor(
  prisma: PrismaClient,
  place: Place,
  server: { uidValidity: bigint; lastUid: bigint },
): Promise<Cursor> {
  const { uidValidity, lastUid } = server
  await prisma.mailboxFolder.createMany({ data: [{ ...place, uidValidity, knownTo: lastUid }], skipDuplicates: true })
  await prisma.mailboxFolder.updateMany({
    where: { ...place, uidValidity: { not: uidValidity } },
    data: { uidValidity, lastUid: 0, knownTo: lastUid },
  })
  return prisma.mailboxFolder.findFirstOrThrow({ where: place })
}

/** What the server says of a letter. */
export interface ServerLetter {
  uid: bigint
  receivedAt: Date
  sizeBytes: number
}

export interface FetchedLetter extends ServerLetter {
  raw: Uint8Array
  messageId: string
  /** Why it is not taken in; its bytes are its header then. */
  refused?: { why: Reason; head: LetterHead | null; tell?: ((tx: Tx) => Promise<void>) | undefined }
}

/**
 * Stores the letter and moves the cursor behind it in one transaction, so that a letter is in our hands once, whenever the process
 * dies. A letter that this mailbox has already (the folder is read anew) only moves the cursor.
 * @throws LostCursor, and nothing is stored
 */
export async function storeLetter(db: Database, cursor: Cursor, letter: FetchedLetter, now: Date): Promise<Cursor> {
  const rawSha256 = createHash('sha256').update(letter.raw).digest('hex')
  await db.prisma.$transaction(
    async (tx) => {
      await move(tx, cursor, { lastUid: letter.uid, lastLetterAt: letter.receivedAt })
      if (letter.uid <= cursor.knownTo && (await isKnown(tx, cursor, letter.messageId, rawSha256))) return
      await insert(tx, cursor, { ...letter, rawSha256 }, now)
      await db.notify('letters', '', tx)
    },
    { timeout: 30_000, maxWait: 10_000 },
  )
  return { ...cursor, lastUid: letter.uid }
}

/** Puts the cursor behind letters that are none of ours. */
export async function passOver(prisma: PrismaClient, cursor: Cursor, lastUid: bigint): Promise<Cursor> {
  if (lastUid <= cursor.lastUid) return cursor
  await move(prisma, cursor, { lastUid })
  return { ...cursor, lastUid }
}

/** Leaves how the folder was found: letters still to be read there. */
export async function noteFolder(prisma: PrismaClient, { id }: Cursor, lag: number, now: Date): Promise<void> {
  await prisma.mailboxFolder.updateMany({ where: { id }, data: { lag, lastSeenAt: now } })
}

async function move(
  tx: Pick<Tx, 'mailboxFolder'>,
  { id, uidValidity, lastUid }: Cursor,
  data: { lastUid: bigint; lastLetterAt?: Date },
) {
  const where = { id, uidValidity, lastUid, mailbox: { active: true } }
  const { count } = await tx.mailboxFolder.updateMany({ where, data })
  if (count !== 1) throw new LostCursor(`folder ${id}`)
}

async function isKnown(tx: Tx, { mailboxId }: Cursor, messageId: string, rawSha256: string): Promise<boolean> {
  return (await tx.letter.count({ where: { mailboxId, messageId, rawSha256 } })) > 0
}

async function insert(tx: Tx, cursor: Cursor, letter: FetchedLetter & { rawSha256: string }, now: Date) {
  const { portalId, mailboxId, folder, uidValidity } = cursor
  const { uid, sizeBytes, raw, rawSha256, messageId, refused } = letter
  const receivedAt = letter.receivedAt < now ? letter.receivedAt : now
  const place = { portalId, mailboxId, folder, uidValidity, uid }
  const end = refused
    ? { ...refused.head, outcome: 'refused', why: [{ ...refused.why }], handledAt: now }
    : { outcome: 'waiting', why: [] }
  const { id } = await tx.letter.create({
    data: {
      messageId,
      ...place,
      ...end,
      receivedAt,
      dueAt: now,
      sizeBytes,
      rawSha256,
      envelopeFrom: envelopeSender(raw),
    },
    select: { id: true },
  })
  await tx.$executeRaw`INSERT INTO letter_raw (letter_id, portal_id, raw) VALUES (${id}, ${portalId}::uuid, ${raw})`
  await refused?.tell?.(tx)
}
