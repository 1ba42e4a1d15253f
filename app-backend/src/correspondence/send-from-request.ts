import { createHash } from 'node:crypto'
import { AppError } from '../platform/errors/app-error.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { saveSentWords } from '../letter-search/index.ts'
import type { NewLetter, Outgoing } from '../messages/index.ts'
import { rememberSent, threadIndexHead, type SendingTokens, type ThreadTarget } from '../threading/index.ts'
import { ownText } from './rules/own-text.ts'
import { threadTopic } from './rules/reply-subject.ts'
import { threadIndex } from './rules/thread-index.ts'
import type { CorrespondenceStore } from './store.ts'

/** A letter of a request, in the client's thread or in that of one of its external tasks. */
export interface RequestLetter {
  portalId: string
  /** Our number of the request (RequestRecord.id). */
  requestId: number
  /** Who sends it; null for the product itself. */
  userId: number | null
  thread: { kind: 'client' } | { kind: 'task'; taskId: number }
  /** The same key never makes a second letter. */
  key: string
  to: string[]
  cc?: string[]
  subject: string
  text: string
  html?: string
  /** Ids of stored files. */
  files?: string[]
  /** The letter that it answers; null begins the thread anew. */
  inReplyTo: ReplyTo | null
  /** Marked as written by a program, and limited by address. */
  automatic?: boolean
  automaticPerDay?: number
  /** Not sent before. */
  holdUntil?: Date
  /** What the writer had written, for a letter that is taken back. */
  draft?: object
}

/** What a reply takes over from the letter it answers; ids without brackets. */
export interface ReplyTo {
  messageId: string
  /** Oldest first. */
  references: readonly string[]
  /** First 22 bytes of its Thread-Index, hex; absent when it had none. */
  threadIndex?: string | null
}

export interface SendDeps {
  outgoing: Pick<Outgoing, 'send' | 'sender'>
  tokens: SendingTokens
  store: Pick<CorrespondenceStore, 'mailboxOfRequest'>
  clock: Clock
}

export interface SentFromRequest {
  id: number
  /** With brackets. */
  messageId: string
  /** portal: neither the mailbox nor the portal has an account of its own, Bitrix24 sends it. */
  via: 'smtp' | 'portal'
  withheld: boolean
}

/**
 * Keeps a letter of a request and has it sent: by the account of the mailbox in which the request came, else by the portal's
 * account, else by Bitrix24 itself. Its signed Message-ID, and whom it reaches, are known to threading in the same commit. When it
 * has gone out it stands in the request's timeline. Null: a letter with this key is there already. `within` joins the commit.
 * Throws `mail.not-clean`, `request.not-found`.
 */
export async function sendFromRequest(
  deps: SendDeps,
  letter: RequestLetter,
  within?: Parameters<Outgoing['send']>[1],
): Promise<SentFromRequest | null> {
  const { portalId, requestId, thread, inReplyTo } = letter
  const mailbox = await deps.store.mailboxOfRequest(portalId, requestId)
  if (!mailbox.known) throw new AppError('request.not-found')
  const sender = await deps.outgoing.sender(portalId, mailbox.id)
  const via = sender ? 'smtp' : 'portal'
  const from = sender?.address ?? mailbox.address ?? ''
  const messageId = deps.tokens.issueMessageId(targetOf(letter), from.split('@')[1] ?? 'poryadok.invalid')
  const tagged = (await deps.tokens.replyTo?.(targetOf(letter), mailbox.address ?? from)) ?? mailbox.address
  const threadHeaders = threadHeadersOf(letter, mailbox.createdAt, deps.clock.now())
  const recipients = [...letter.to, ...(letter.cc ?? [])]
  const headers = { ...headersOf(inReplyTo, tagged, from), ...threadHeaders }
  const sent = await deps.outgoing.send(
    { ...newLetter(letter, mailbox.id), via, headers, messageId: `<${messageId}>`, from: { name: '', address: from } },
    async (tx, kept) => {
      const taskId = thread.kind === 'task' ? thread.taskId : null
      const head = threadIndexHead(threadHeaders['Thread-Index'])
      const facts = { portalId, requestId, taskId, messageId, from, recipients, threadIndex: head }
      await rememberSent(tx, { ...facts, sentAt: deps.clock.now() })
      // What the product writes by itself says the same to everybody.
      if (!letter.automatic)
        await saveSentWords(tx, {
          portalId,
          outgoingId: kept.id,
          subject: letter.subject,
          people: recipients.join(', '),
          text: ownText(letter.text).own,
        })
      await within?.(tx, kept)
    },
  )
  return sent && { ...sent, via }
}

function newLetter(letter: RequestLetter, mailboxId: number | null): NewLetter {
  const { portalId, requestId, userId, thread, key, to, cc = [], subject, text, html, files = [], inReplyTo } = letter
  const { automatic = false, automaticPerDay, holdUntil, draft } = letter
  return {
    portalId,
    requestId,
    key,
    to,
    cc,
    subject,
    text,
    files,
    automatic,
    thread: thread.kind,
    ...(thread.kind === 'task' ? { taskId: thread.taskId } : {}),
    ...(html === undefined ? {} : { html }),
    ...(automaticPerDay === undefined ? {} : { automaticPerDay }),
    ...(inReplyTo ? { inReplyTo: inReplyTo.messageId } : {}),
    ...(userId === null ? {} : { userId }),
    ...(mailboxId === null ? {} : { mailboxId }),
    ...(holdUntil ? { holdUntil } : {}),
    ...(draft ? { draft } : {}),
  }
}

/** By these Outlook groups a conversation. */
function threadHeadersOf(letter: RequestLetter, startedAt: Date, now: Date) {
  const { portalId, requestId, thread, inReplyTo } = letter
  const head = inReplyTo?.threadIndex ?? null
  const name = `${portalId}/${requestId}/${thread.kind === 'task' ? thread.taskId : 0}`
  const conversation = createHash('sha256').update(name).digest('hex')
  const topic = threadTopic(letter.subject)
  return {
    'Thread-Index': threadIndex({ head, conversation, startedAt, now }),
    ...(topic === '' ? {} : { 'Thread-Topic': topic }),
  }
}

const targetOf = ({ portalId, requestId, thread }: RequestLetter): ThreadTarget =>
  thread.kind === 'task'
    ? { portalId, requestId, thread: 'task', taskId: thread.taskId }
    : { portalId, requestId, thread: 'client' }

/** Ids of References kept: the first, which began the thread, and the newest. Longer headers are cut by relays. */
const referenceLimit = 20

/** Answers come to the mailbox of the request, whoever's account sends the letter. */
function headersOf(inReplyTo: ReplyTo | null, mailbox: string | null, from: string): Record<string, string> {
  const replyTo: Record<string, string> = mailbox !== null && mailbox !== from ? { 'Reply-To': mailbox } : {}
  if (!inReplyTo) return replyTo
  const all = [...inReplyTo.references.filter((id) => id !== inReplyTo.messageId), inReplyTo.messageId]
  const kept = all.length > referenceLimit ? [...all.slice(0, 1), ...all.slice(1 - referenceLimit)] : all
  return {
    ...replyTo,
    'In-Reply-To': `<${inReplyTo.messageId}>`,
    References: kept.map((id) => `<${id}>`).join(' '),
  }
}
