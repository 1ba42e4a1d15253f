import type { Readable } from 'node:stream'
import { reason } from '../../kernel/reason.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Logger } from '../../platform/log/logger.ts'
import { acceptLetter, recordRefusal, type RefusedLetter } from '../letter-store.ts'
import { activeMailbox, type MailboxRef } from '../mailbox-store.ts'
import { letterId } from '../parse/letter-id.ts'
import { collectLetter, type Budget } from './collect-letter.ts'
import { busy, Refusal, tooLarge, tryLater, unknownMailbox } from './refusal.ts'

export interface ReceiveDeps {
  db: Database
  clock: Clock
  log: Logger
  limitMb: number
  budget: Budget
  /** A letter was refused, in the commit that writes it into the journal; left out where nobody is told. */
  refused?: RefusedLetter['refused']
}

export interface Envelope {
  from: string
  recipients: readonly string[]
}

const mb = 1024 * 1024

/**
 * May letters go to this address? Throws the refusal when not.
 * @param announced size that the sender announced (RFC 1870), bytes; null when it did not
 */
export async function checkRecipient(
  deps: ReceiveDeps,
  from: string,
  recipient: string,
  announced: number | null,
): Promise<void> {
  const mailbox = await activeMailbox(deps.db.prisma, recipient)
  if (!mailbox) throw unknownMailbox()
  if (announced !== null && announced > deps.limitMb * mb) await refuseSize(deps, from, [mailbox], announced)
}

/** Takes a letter in. When this returns, the letter is stored; otherwise it throws the refusal. */
export async function receiveLetter(
  deps: ReceiveDeps,
  { from, recipients }: Envelope,
  stream: Readable,
): Promise<void> {
  const collected = await collectLetter(stream, deps.limitMb * mb, deps.budget)
  if (!collected) throw tryLater()
  try {
    const mailboxes = await onePerPortal(deps, recipients)
    if (mailboxes.length === 0) throw unknownMailbox()
    if (collected.state === 'too-large') return await refuseSize(deps, from, mailboxes, collected.size)
    if (collected.state === 'no-room') throw busy()
    const { raw, size } = collected
    await acceptLetter(deps.db, {
      mailboxes,
      envelopeFrom: from,
      raw,
      messageId: letterId(raw),
      receivedAt: deps.clock.now(),
    })
    deps.log.info({ sizeBytes: size, portals: mailboxes.length }, 'letter taken in')
  } finally {
    collected.release()
  }
}

async function refuseSize(
  deps: ReceiveDeps,
  from: string,
  mailboxes: readonly MailboxRef[],
  size: number,
): Promise<never> {
  const why = reason('intake.too-large', { sizeMb: Math.ceil(size / mb), limitMb: deps.limitMb })
  const sizeBytes = Math.min(size, 2 ** 31 - 1)
  const { refused } = deps
  await recordRefusal(deps.db.prisma, { mailboxes, envelopeFrom: from, sizeBytes, why, at: deps.clock.now(), refused })
  throw tooLarge(deps.limitMb)
}

/** A letter to two mailboxes of one portal is one letter: it goes to the mailbox named first. */
async function onePerPortal(deps: ReceiveDeps, recipients: readonly string[]): Promise<MailboxRef[]> {
  const byPortal = new Map<string, MailboxRef>()
  for (const address of recipients) {
    const mailbox = await activeMailbox(deps.db.prisma, address)
    if (mailbox && !byPortal.has(mailbox.portalId)) byPortal.set(mailbox.portalId, mailbox)
  }
  return [...byPortal.values()]
}

/** Any fault as an answer for the sender: what is not our refusal is our own trouble, so the sender keeps the letter. */
export function asRefusal(deps: ReceiveDeps, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  deps.log.error({ err: error }, 'letter could not be stored, the sender keeps it')
  return tryLater()
}
