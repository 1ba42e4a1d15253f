import { reason, type Reason } from '../kernel/reason.ts'
import { findTwin, resolveThread, threadEvidence, type LetterRefs, type ThreadEvidence } from '../threading/index.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { ClaimedLetter, Verdict } from './letter-outcome.ts'
import { ownAddresses } from './mailbox-store.ts'
import type { ParsedLetter } from './parse/parsed-letter.ts'
import { automaticMail } from './rules/automatic-mail.ts'
import { ownAddress } from './rules/own-address.ts'
import { sender, type Writer } from './rules/sender.ts'
import { sentAt } from './rules/sent-at.ts'
import { waitingLetters } from './waiting-store.ts'

/** How the letter ends, and what its threading rows must say; `refs` is null when nothing of it is to be remembered. */
export interface Decided {
  verdict: Verdict
  refs: LetterRefs | null
  /** Reasons of the thread, of the client, of the intake: they are kept one by one. */
  thread: Reason[]
  /** What the thread stands on. */
  evidence: ThreadEvidence[]
  client: Reason[]
  /** A request the portal has no more: what was known of it goes to the new one. */
  gone: number | null
}

interface Known {
  letter: ClaimedLetter
  parsed: ParsedLetter
  refs: LetterRefs
  own: string[]
}

/** A letter that waits for another one is looked at this much after it. */
const afterParentMs = 1_000

const nothing = { thread: [], evidence: [], client: [], gone: null }

/** Is the letter one for a person, whose, and in which request? Opens or joins the request; may be repeated after any break. */
export async function decideLetter(deps: ProcessDeps, letter: ClaimedLetter, parsed: ParsedLetter): Promise<Decided> {
  const { prisma } = deps.db
  const own = await ownAddresses(prisma, letter.portalId)
  const { writer, because } = sender(parsed.from, parsed.replyTo, own)
  const refs = refsOf(letter, parsed, writer?.address ?? '')

  const twin = await findTwin(prisma, refs)
  if (twin !== null) return ignored(null, reason('intake.duplicate', { letterId: twin }))
  const from = parsed.from?.address ?? null
  const notForUs =
    automaticMail({ signals: parsed.signals, envelopeFrom: letter.envelopeFrom, from }) ??
    ownAddress(from === null ? [] : [from], own)
  if (notForUs) return ignored(refs, notForUs)
  if (!writer)
    return {
      ...nothing,
      refs: null,
      verdict: { kind: 'quarantined', why: [because], attempts: letter.attempts, lastError: null },
    }
  const decided = await place(deps, { letter, parsed, refs, own }, writer)
  return because ? withReason(decided, because) : decided
}

const ignored = (refs: LetterRefs | null, why: Reason): Decided => ({
  ...nothing,
  refs,
  verdict: { kind: 'ignored', why: [why] },
})

const withReason = (decided: Decided, because: Reason): Decided => ({
  ...decided,
  verdict: { ...decided.verdict, why: [...decided.verdict.why, because] },
})

/** Finds the letter's thread and puts it there. */
async function place(deps: ProcessDeps, known: Known, writer: Writer): Promise<Decided> {
  const { letter, refs, own } = known
  const ids = [refs.messageId, ...refs.references, ...(refs.inReplyTo === null ? [] : [refs.inReplyTo])]
  const waiting = await waitingLetters(deps.db.prisma, { portalId: letter.portalId, letterId: letter.id, ids })
  const twins = waiting.filter((one) => one.messageId === refs.messageId)
  const earlierTwin = twins.find((one) => one.letterId < letter.id)
  if (earlierTwin)
    return later(deps, letter, earlierTwin.dueAt, reason('thread.waits-for-parent', { letterId: earlierTwin.letterId }))

  const parents = waiting.filter((one) => !twins.includes(one))
  const answer = await resolveThread(deps.db.prisma, refs, { own, waiting: parents })
  if (answer.kind === 'wait') {
    const parent = parents.find((one) => one.letterId === answer.letterId)
    return later(deps, letter, parent?.dueAt ?? deps.clock.now(), answer.because)
  }
  const incoming = incomingLetter(known, writer)
  const evidence = await threadEvidence(deps.db.prisma, letter.portalId, answer.because)
  if (answer.kind === 'new') return open(deps, incoming, refs, { thread: [answer.because], evidence, gone: null })
  const joined = await deps.joinRequest(incoming, answer.requestId)
  const { requestId, because } = answer
  if (joined.outcome === 'gone')
    return open(deps, incoming, refs, { thread: [because, reason('thread.closed-gone')], evidence, gone: requestId })
  const verdict: Verdict = { kind: 'joined', requestId, activityId: joined.activityId, why: [because, ...joined.files] }
  return { ...nothing, refs, thread: [because], evidence, verdict }
}

async function open(
  deps: ProcessDeps,
  incoming: IncomingLetter,
  refs: LetterRefs,
  known: Pick<Decided, 'thread' | 'evidence' | 'gone'>,
): Promise<Decided> {
  const { requestId, activityId, why, files } = await deps.openRequest(incoming)
  return {
    ...known,
    refs,
    client: why,
    verdict: { kind: 'created', requestId, activityId, why: [...known.thread, ...why, ...files] },
  }
}

function later(deps: ProcessDeps, { attempts }: ClaimedLetter, parentDueAt: Date, because: Reason): Decided {
  const dueAt = new Date(Math.max(parentDueAt.getTime(), deps.clock.now().getTime()) + afterParentMs)
  return { ...nothing, refs: null, verdict: { kind: 'waiting', why: [because], dueAt, attempts, lastError: null } }
}

const refsOf = (letter: ClaimedLetter, parsed: ParsedLetter, writer: string): LetterRefs => ({
  portalId: letter.portalId,
  letterId: letter.id,
  writer,
  messageId: parsed.messageId,
  inReplyTo: parsed.inReplyTo,
  references: parsed.references,
  fingerprint: parsed.fingerprint,
})

function incomingLetter({ letter, parsed }: Known, from: Writer): IncomingLetter {
  const { to, cc, subject, text, html, messageId, inReplyTo, references } = parsed
  const { id, portalId, mailboxAddress, receivedAt } = letter
  const attachments = parsed.attachments.map(({ name, type, content }) => ({ name, type, content }))
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
    attachments,
  }
}
