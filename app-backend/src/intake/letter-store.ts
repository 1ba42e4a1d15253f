import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { createHash } from 'node:crypto'
import type { Reason } from '../kernel/reason.ts'
import type { Database } from '../platform/db/database.ts'
import { newLease } from '../platform/jobs/lease.ts'
import type { ClaimedLetter, LetterHead, Verdict } from './letter-outcome.ts'

export interface AcceptedLetter {
  /** Where it goes: one mailbox a portal. */
  mailboxes: readonly { id: number; portalId: string }[]
  envelopeFrom: string
  raw: Uint8Array
  messageId: string
  receivedAt: Date
}

/** The lease went to another worker: what this one found out counts no more. */
export class LostLease extends Error {
  override readonly name = 'LostLease'
}

type Tx = Prisma.TransactionClient

/** First key of the advisory locks that let one worker at a time look for a portal's next letter. */
const claimLock = 0x1e77e7

/** Stores a letter for each portal it is addressed to; when this returns, the letter survives a crash. */
export async function acceptLetter(db: Database, letter: AcceptedLetter): Promise<void> {
  const { envelopeFrom, raw, messageId, receivedAt } = letter
  const rawSha256 = createHash('sha256').update(raw).digest('hex')
  await acrossPortals(() =>
    db.prisma.$transaction(
      async (tx) => {
        for (const { id: mailboxId, portalId } of letter.mailboxes) {
          const data = {
            portalId,
            mailboxId,
            receivedAt,
            envelopeFrom,
            sizeBytes: raw.byteLength,
            rawSha256,
            messageId,
          }
          const { id } = await tx.letter.create({
            data: { ...data, outcome: 'waiting', why: [], dueAt: receivedAt },
            select: { id: true },
          })
          await tx.$executeRaw`INSERT INTO letter_raw (letter_id, portal_id, raw) VALUES (${id}, ${portalId}::uuid, ${raw})`
        }
        await db.notify('letters', '', tx)
      },
      { timeout: 30_000 },
    ),
  )
}

export interface RefusedLetter {
  mailboxes: readonly { id: number; portalId: string }[]
  envelopeFrom: string
  sizeBytes: number
  why: Reason
  at: Date
  /** Called for each portal in the same commit. */
  refused?: ((tx: Tx, portalId: string) => Promise<void>) | undefined
}

/** Leaves a trace of a letter that was not taken in; its bytes are not kept. */
export async function recordRefusal(
  prisma: PrismaClient,
  { mailboxes, envelopeFrom, sizeBytes, why, at, refused }: RefusedLetter,
): Promise<void> {
  const data = mailboxes.map(({ id: mailboxId, portalId }) => ({
    portalId,
    mailboxId,
    envelopeFrom,
    sizeBytes,
    rawSha256: '',
    outcome: 'refused',
    why: [{ ...why }],
    receivedAt: at,
    dueAt: at,
    handledAt: at,
  }))
  await acrossPortals(() =>
    prisma.$transaction(async (tx) => {
      await tx.letter.createMany({ data })
      for (const { portalId } of mailboxes) await refused?.(tx, portalId)
    }),
  )
}

/**
 * Takes the oldest due letter of a portal that has none in work, for `leaseMs`. The claim looks and marks under a lock of the
 * portal, so two workers never hold two letters of one portal, whichever of them looked first.
 */
export function claimLetter(prisma: PrismaClient, now: Date): Promise<ClaimedLetter | null> {
  return acrossPortals(() => claim(prisma, now))
}

// The portals with a letter in work are found once, not for each letter of the queue: thousands may wait after an outage.
async function claim(prisma: PrismaClient, now: Date): Promise<ClaimedLetter | null> {
  for (;;) {
    const [next] = await prisma.$queryRaw<{ id: number; portal_id: string }[]>`
      SELECT l.id, l.portal_id FROM letter l
      WHERE l.outcome = 'waiting' AND l.due_at <= ${now} AND l.portal_id NOT IN (
        SELECT b.portal_id FROM letter b WHERE b.outcome = 'waiting' AND b.lease_until > ${now})
      ORDER BY l.id LIMIT 1`
    if (!next) return null
    const lease = newLease(now)
    const taken = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${claimLock}::int, hashtext(${next.portal_id}))`
      return tx.$executeRaw`
        UPDATE letter l SET lease_token = ${lease.token}, lease_until = ${lease.until}
        WHERE l.id = ${next.id} AND l.outcome = 'waiting' AND l.due_at <= ${now} AND NOT EXISTS (
          SELECT FROM letter b WHERE b.outcome = 'waiting' AND b.portal_id = ${next.portal_id}::uuid AND b.lease_until > ${now})`
    })
    if (taken === 1) return load(prisma, next.id, lease.token)
  }
}

async function load(prisma: PrismaClient, id: number, leaseToken: string): Promise<ClaimedLetter> {
  const row = await prisma.letter.findFirstOrThrow({
    where: { id },
    include: { mailbox: { select: { address: true, purpose: true } } },
  })
  const [body] = await prisma.$queryRaw<{ raw: Uint8Array }[]>`SELECT raw FROM letter_raw WHERE letter_id = ${id}`
  return {
    id,
    portalId: row.portalId,
    mailboxId: row.mailboxId,
    mailboxAddress: row.mailbox.address,
    purpose: row.mailbox.purpose === 'cards' ? 'cards' : 'requests',
    envelopeFrom: row.envelopeFrom,
    receivedAt: row.receivedAt,
    attempts: row.attempts,
    why: row.why as unknown as Reason[],
    leaseToken,
    raw: body?.raw ?? new Uint8Array(),
  }
}

/** @throws LostLease */
export async function renewLease(prisma: PrismaClient, { id, leaseToken }: ClaimedLetter, now: Date): Promise<void> {
  const { until } = newLease(now)
  const { count } = await prisma.letter.updateMany({
    where: { id, leaseToken, outcome: 'waiting' },
    data: { leaseUntil: until },
  })
  if (count !== 1) throw new LostLease(`letter ${id}`)
}

/**
 * Writes how the try ended, only for the worker that still holds the letter.
 * @throws LostLease, and the whole transaction with it
 */
export async function endTry(
  tx: Tx,
  letter: ClaimedLetter,
  verdict: Verdict,
  head: LetterHead | null,
  now: Date,
): Promise<void> {
  const { count } = await tx.letter.updateMany({
    where: { id: letter.id, leaseToken: letter.leaseToken, outcome: 'waiting' },
    data: {
      ...head,
      outcome: verdict.kind,
      why: verdict.why.map((one) => ({ ...one })),
      leaseToken: null,
      leaseUntil: null,
      lastError: null,
      ...(verdict.kind === 'waiting' ? { dueAt: verdict.dueAt } : { handledAt: now }),
      ...('requestId' in verdict ? { requestId: verdict.requestId, activityId: verdict.activityId } : {}),
      ...('attempts' in verdict ? { attempts: verdict.attempts, lastError: verdict.lastError } : {}),
    },
  })
  if (count !== 1) throw new LostLease(`letter ${letter.id}`)
}

/** When the next letter is due that no worker holds; null when none waits. A held letter is due when its lease ends. */
export async function nextDue(prisma: PrismaClient): Promise<Date | null> {
  const [row] = await acrossPortals(
    () => prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT min(GREATEST(l.due_at, COALESCE(busy.until, l.due_at))) AS at
    FROM letter l LEFT JOIN (
      SELECT portal_id, max(lease_until) AS until FROM letter WHERE outcome = 'waiting' GROUP BY portal_id
    ) busy ON busy.portal_id = l.portal_id
    WHERE l.outcome = 'waiting'`,
  )
  return row?.at ?? null
}
