import { reason, type Reason } from '../kernel/reason.ts'
import { subjectKey, threadIndexHead, withoutTag, type LetterRefs, type ThreadSettings } from '../threading/index.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { ClaimedLetter } from './letter-outcome.ts'
import { addressesOf, portalMailboxes } from './mailbox-store.ts'
import type { ParsedLetter } from './parse/parsed-letter.ts'
import { sender, type Writer } from './rules/sender.ts'
import { sentAt } from './rules/sent-at.ts'
import { twinMailboxes } from './rules/twin-mailboxes.ts'

/** A letter with what the portal knows of its people. */
export interface Known {
  letter: ClaimedLetter
  parsed: ParsedLetter
  refs: LetterRefs
  /** Intake addresses and aliases. */
  own: string[]
  /** Mailboxes in which a second delivery of it is no letter of its own. */
  twinMailboxes: number[]
  /** Whose letter it is; null when it names nobody. */
  writer: Writer | null
  /** Why it is not simply who stands in From. */
  because: Reason | null
  /** The writer is an employee. */
  staff: boolean
  isStaff(address: string): boolean
  settings: ThreadSettings
}

/** Who wrote the letter, whom it names, and by which rules it is handled. */
export async function knowLetter(deps: ProcessDeps, letter: ClaimedLetter, parsed: ParsedLetter): Promise<Known> {
  const { portalId } = letter
  const [mailboxes, settings, isStaff] = await Promise.all([
    portalMailboxes(deps.db.prisma, portalId),
    deps.threads.settings(portalId),
    deps.threads.staffOf(portalId),
  ])
  const own = addressesOf(mailboxes)
  const shared = twinMailboxes(mailboxes, letter.mailboxId, settings.sameLetter === 'department')
  const outer = sender(parsed.from, parsed.replyTo, own)
  const original = settings.forwardedByStaff === 'original' ? originalOf(parsed, own, isStaff) : null
  const { writer, because } = original ?? outer
  const key = parsed.from && subjectKey(settings.subjectKeys, parsed.from.address, parsed.subject)
  const refs = { ...refsOf(letter, parsed, writer?.address ?? '', own), subjectKey: key }
  const staff = writer !== null && isStaff(writer.address)
  return { letter, parsed, refs, own, twinMailboxes: shared, writer, because, staff, isStaff, settings }
}

/** A line with which an employee says that the forwarded letter is a question of their own. */
const ownMark = /^[ \t]*#(?:от меня|mine)[ \t]*$/imu

/** An employee who forwards a client's letter to the desk does not become the client, unless they say that they are. */
function originalOf(parsed: ParsedLetter, own: readonly string[], isStaff: Known['isStaff']) {
  const { from, forwarded } = parsed
  if (!from || !forwarded || !isStaff(from.address) || ownMark.test(parsed.text)) return null
  const { name, address } = forwarded
  if (own.includes(address) || isStaff(address)) return null
  return { writer: { name, address }, because: reason('intake.forwarded', { address, from: from.address }) }
}

const refsOf = (letter: ClaimedLetter, parsed: ParsedLetter, writer: string, own: readonly string[]): LetterRefs => ({
  portalId: letter.portalId,
  letterId: letter.id,
  writer,
  recipients: strangersOf(parsed, own),
  messageId: parsed.messageId,
  formerIds: parsed.formerIds,
  inReplyTo: parsed.inReplyTo,
  references: parsed.references,
  threadIndex: threadIndexHead(parsed.threadIndex),
  fingerprint: parsed.fingerprint,
})

/** Recipients who are not our mailboxes, whatever tag their address bears. */
const strangersOf = ({ recipients }: ParsedLetter, own: readonly string[]): string[] =>
  recipients.filter((address) => !own.includes(withoutTag(address)))

/**
 * The letter as a request takes it.
 * @param out an employee's letter to the client: an answer in a conversation, or the first letter of one; null for one to us
 */
export function incomingLetter(known: Known, from: Writer, out: 'answer' | 'first' | null): IncomingLetter {
  const { letter, parsed, own, isStaff } = known
  const clients = strangersOf(parsed, own).filter((address) => !isStaff(address))
  const [client] = clients
  const { to, cc, subject, text, html, messageId, inReplyTo, references } = parsed
  const { id, portalId, mailboxAddress, receivedAt } = letter
  return {
    letterId: id,
    portalId,
    mailboxAddress,
    from,
    to,
    cc,
    subject,
    text,
    html,
    receivedAt,
    sentAt: sentAt(parsed.sentAt, receivedAt),
    messageId,
    inReplyTo,
    references,
    attachments: parsed.attachments.map(({ name, type, content }) => ({ name, type, content })),
    ...(out === null ? {} : { outgoingTo: clients }),
    ...(out === 'first' && client !== undefined ? { client: { name: '', address: client } } : {}),
  }
}
