import type { Prisma } from '@poryadok/prisma'
import type { ImapFlow } from 'imapflow'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { asked, asServerFault, MailServerFault } from '../mailboxes/mail-server-fault.ts'
import type { ReadableMailbox } from '../mailboxes/reading-store.ts'
import { letterId } from '../parse/letter-id.ts'
import type { ParsePool } from '../parse/parse-pool.ts'
import { bytesOf, sequence } from './fetch-bytes.ts'
import { noteFolder, passOver, storeLetter, takeCursor, type Cursor, type ServerLetter } from './cursor-store.ts'
import { portions } from './rules/portions.ts'
import { takeLarge } from './take-large.ts'

const mb = 1024 * 1024
/** Letters of one visit to a folder: then other mailboxes have their turn. */
const lettersAVisit = 200
/** Bytes asked for at once; a larger letter comes alone. */
const portionBytes = 4 * mb

export interface FolderDeps {
  db: Database
  clock: Clock
  pool: Pick<ParsePool, 'parse'>
  /** Bytes of letters on their way in, all mailboxes together. */
  budget: { free: number }
  /** A letter was over the limit, in the commit that writes it into the journal; left out where nobody is told. */
  refused?(tx: Prisma.TransactionClient, portalId: string): Promise<void>
}

export interface FolderVisit {
  /** Letters that are left for the next visit. */
  lag: number
}

/**
 * Takes in what is new in a folder, oldest first. A letter is stored before the next one is asked for; nothing on the server is
 * changed, unless the mailbox says that letters are to be marked as seen.
 * @throws MailServerFault, LostCursor
 */
export async function readFolder(
  deps: FolderDeps,
  client: ImapFlow,
  mailbox: ReadableMailbox,
  folder: string,
  signal: AbortSignal,
): Promise<FolderVisit> {
  const server = await open(client, mailbox, folder)
  const { portalId, id: mailboxId } = mailbox
  let cursor = await takeCursor(deps.db.prisma, { portalId, mailboxId, folder }, server)
  const uids = await asked(newUids(client, cursor, mailbox.fromWhen, server.lastUid))
  const visit = uids.slice(0, lettersAVisit)
  const letters = await asked(lettersOf(client, visit))
  const wanted = letters.filter(({ receivedAt }) => receivedAt >= mailbox.fromWhen)
  let taken = 0
  for (const portion of portions(wanted, { bytes: portionBytes, largest: mailbox.maxBytes })) {
    if (signal.aborted || !fits(deps, portion)) break
    const work = portion.large ? takeLarge : takeIn
    cursor = await withBudget(deps, portion.bytes, () => work(deps, client, mailbox, cursor, portion.letters))
    taken += portion.letters.length
  }
  const whole = taken === wanted.length
  const reached = visit.length < uids.length ? BigInt(visit.at(-1) ?? 0) : server.lastUid
  if (whole) cursor = await passOver(deps.db.prisma, cursor, reached)
  const lag = uids.length - visit.length + (wanted.length - taken)
  await noteFolder(deps.db.prisma, cursor, lag, deps.clock.now())
  return { lag }
}

async function open(client: ImapFlow, { markSeen }: ReadableMailbox, folder: string) {
  try {
    const { uidValidity, uidNext, exists } = await client.mailboxOpen(folder, { readOnly: !markSeen })
    // A server may keep its next UID to itself: then the letters say how far it goes.
    const lastUid = uidNext > 0 ? uidNext - 1 : await highestUid(client, exists)
    return { uidValidity, lastUid: BigInt(lastUid) }
  } catch (error) {
    if (client.usable) throw new MailServerFault('folder', folder, { cause: error })
    throw asServerFault(error)
  }
}

async function highestUid(client: ImapFlow, exists: number): Promise<number> {
  const last = exists === 0 ? false : await client.fetchOne('*', { uid: true })
  return last ? last.uid : 0
}

/** UIDs behind the cursor, ascending. The server knows days only, and in its own zone: a day more is asked for. */
async function newUids(client: ImapFlow, { lastUid }: Cursor, fromWhen: Date, serverLast: bigint): Promise<number[]> {
  if (serverLast <= lastUid) return []
  const since = new Date(fromWhen.getTime() - 24 * 3_600_000)
  const found = await client.search({ uid: `${lastUid + 1n}:*`, since }, { uid: true })
  if (!found) throw new MailServerFault('protocol', 'SEARCH')
  // `n:*` names the last letter even where its UID is smaller (RFC 3501, 6.4.8).
  return found.filter((uid) => BigInt(uid) > lastUid).toSorted((one, other) => one - other)
}

async function lettersOf(client: ImapFlow, uids: readonly number[]): Promise<ServerLetter[]> {
  if (uids.length === 0) return []
  const letters: ServerLetter[] = []
  for await (const one of client.fetch(uids.join(','), { uid: true, size: true, internalDate: true }, { uid: true }))
    letters.push({
      uid: BigInt(one.uid),
      sizeBytes: one.size ?? 0,
      receivedAt: one.internalDate === undefined ? new Date() : new Date(one.internalDate),
    })
  return letters.toSorted((one, other) => Number(one.uid - other.uid))
}

const fits = ({ budget }: FolderDeps, { bytes }: { bytes: number }) => bytes <= budget.free

async function withBudget<T>({ budget }: FolderDeps, bytes: number, work: () => Promise<T>): Promise<T> {
  budget.free -= bytes
  try {
    return await work()
  } finally {
    budget.free += bytes
  }
}

async function takeIn(
  deps: FolderDeps,
  client: ImapFlow,
  { markSeen }: ReadableMailbox,
  from: Cursor,
  letters: readonly ServerLetter[],
): Promise<Cursor> {
  const bodies = await asked(bytesOf(client, letters, 'source'))
  let cursor = from
  for (const letter of letters) {
    const raw = bodies.get(letter.uid)
    // Somebody deleted it meanwhile.
    if (!raw) continue
    cursor = await storeLetter(deps.db, cursor, { ...letter, raw, messageId: letterId(raw) }, deps.clock.now())
  }
  // Letters are known by the cursor, not by this mark: one that is lost harms nobody.
  if (markSeen) await asked(client.messageFlagsAdd(sequence(letters), ['\\Seen'], { uid: true }))
  return cursor
}
