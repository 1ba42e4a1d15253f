import { randomUUID } from 'node:crypto'
import { textToHtml } from '../../kernel/text-html.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { JobQueue, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Notices } from '../notices/create-notices.ts'
import type { Files } from '../../platform/files/create-files.ts'
import type { MailAccount, MailAccountStore } from './account-store.ts'
import { assertClean, type NewLetter } from './clean-letter.ts'
import type { LetterState, OutgoingStore, StoredLetter, Tx, Within } from './outgoing-store.ts'
import { doubt, doubtJobs, doubtQueue } from './in-doubt.ts'
import { readFiles } from './read-files.ts'
import { sendLetter, type Sending } from './send-letter.ts'
import { copyDue, keepSentJobs, keepSentQueue, type SentFolder } from './sent-copies.ts'
import { tellOfLetter } from './tell-of-letter.ts'

export const outgoingQueue = 'messages.outgoing'
/** Letters that Bitrix24 sends: whoever writes to the portal does these jobs. */
export const portalMailQueue = 'messages.portal-mail'
/** Twelve tries are about 40 minutes of a mail server that does not answer. */
export const outgoingTries = 12

export interface Outgoing {
  /**
   * Keeps a letter and has it sent. Returns its Message-ID for threading, null when its key was there already.
   * `withheld`: an automatic letter to an address that had one within a day, or to an intake address of ours.
   * `within` belongs to the same commit. Throws `mail.not-clean`, `mail.no-account`.
   */
  send(letter: NewLetter, within?: Within<Kept>): Promise<(Kept & { withheld: boolean }) | null>
  /** As whom a letter goes out by our own SMTP; null where neither the mailbox nor the portal has an account. */
  sender(portalId: string, mailboxId: number | null): Promise<{ name: string; address: string } | null>
  /** Takes back a letter that has not begun to go out; false when it has. */
  cancel(portalId: string, id: number, within?: Within<StoredLetter>): Promise<boolean>
  /** Ends a letter that somebody else sent or looked up: `sent`, `failed`, `unknown`. */
  settle(portalId: string, id: number, from: LetterState[], end: SettledEnd): Promise<boolean>
  /** Called in the commit that ends a letter: sent, failed, unknown. */
  onSettled(hear: SettledListener): void
  /** A person decided to send a letter again that failed or whose outcome is unknown: the same letter, the same Message-ID. */
  again(portalId: string, id: number): Promise<void>
  /** What its jobs are done by. */
  queues: Readonly<Record<string, JobQueue>>
}

export interface Kept {
  id: number
  /** With brackets. */
  messageId: string
}
export type SettledEnd = { state: 'sent'; sentAt: Date; messageId?: string } | { state: 'failed'; lastError: string }
export type SettledListener = (tx: Tx, letter: StoredLetter) => Promise<void>

export interface SendingAccount {
  account: MailAccount
  password: string | null
}

export interface OutgoingDeps {
  store: OutgoingStore
  accounts: MailAccountStore
  /** The account of a mailbox; null where it has none. */
  mailboxAccount(portalId: string, mailboxId: number): Promise<SendingAccount | null>
  files: Pick<Files, 'read'>
  sent: SentFolder
  notices: Pick<Notices, 'send' | 'sendToAdministrators'>
  jobs: Pick<Jobs, 'add'>
  clock: Clock
  privateHosts: readonly string[]
  /** Our own intake addresses: an automatic letter to one of them would answer itself. */
  isOwnAddress(portalId: string, address: string): Promise<boolean>
}

type Settle = (tx: Tx, letter: StoredLetter) => Promise<void>

export function createOutgoing(deps: OutgoingDeps): Outgoing {
  const { store, accounts, jobs, clock } = deps
  const hearers: SettledListener[] = []
  const settled: Settle = async (tx, letter) => {
    await copyDue(deps, tx, letter)
    for (const hear of hearers) await hear(tx, letter)
  }
  const enqueue = (portalId: string, id: number, via: string, dueAt?: Date, tx?: Tx) => {
    const queue = via === 'portal' ? portalMailQueue : outgoingQueue
    return jobs.add({ portalId, queue, key: queue, once: String(id), payload: { id }, ...(dueAt ? { dueAt } : {}) }, tx)
  }
  const accountOf = async (portalId: string, mailboxId: number | null) =>
    (mailboxId === null ? null : await deps.mailboxAccount(portalId, mailboxId)) ?? (await accounts.read(portalId))

  async function senderOf({ portalId, mailboxId, via, from }: NewLetter) {
    if (via === 'portal') return { fromName: from?.name ?? '', fromAddress: from?.address ?? '' }
    const configured = await accountOf(portalId, mailboxId ?? null)
    if (!configured) throw new AppError('mail.no-account')
    return configured.account
  }

  const handle: JobQueue['handler'] = async ({ portalId, payload, attempts }) => {
    const { id } = payload as { id: number }
    const letter = portalId === null ? null : await store.byId(portalId, id)
    if (!letter) return
    if (letter.state === 'sending')
      return doubt(deps, settled, letter, 'the process ended while the server was reading')
    if (letter.state !== 'waiting') return
    const configured = await accountOf(letter.portalId, letter.mailboxId)
    if (!configured) throw new AppError('mail.no-account')
    await tryOnce(deps, settled, { letter, configured, last: attempts + 1 >= outgoingTries })
  }

  return {
    async send(letter, within) {
      assertClean(letter)
      const { portalId } = letter
      const { fromName, fromAddress } = await senderOf(letter)
      const to = letter.to.map((address) => address.toLowerCase())
      if (letter.automatic)
        for (const address of to) if (await deps.isOwnAddress(portalId, address)) throw new AppError('mail.own-address')
      const messageId = letter.messageId ?? `<${randomUUID()}@${fromAddress.split('@')[1] ?? 'poryadok.invalid'}>`
      const given = { messageId, fromName, fromAddress, now: clock.now() }
      // Plain words lose their paragraphs and links in many programs.
      const html = letter.html ?? textToHtml(letter.text)
      const added = await store.add({ ...letter, to, html }, given, async (tx, { id, state }) => {
        if (state === 'waiting') await enqueue(portalId, id, letter.via ?? 'smtp', letter.holdUntil, tx)
        await within?.(tx, { id, messageId })
      })
      return added && { id: added.id, messageId, withheld: added.state === 'withheld' }
    },

    async sender(portalId, mailboxId) {
      const found = await accountOf(portalId, mailboxId)
      return found && { name: found.account.fromName, address: found.account.fromAddress }
    },

    cancel: (portalId, id, within) => store.move(portalId, id, ['waiting'], 'cancelled', {}, within),

    settle: (portalId, id, from, { state, ...rest }) => store.move(portalId, id, from, state, rest, settled),

    onSettled: (hear) => void hearers.push(hear),

    async again(portalId, id) {
      const letter = await store.byId(portalId, id)
      const moved = await store.move(portalId, id, ['failed', 'unknown'], 'waiting', { attempts: 0, lastError: null })
      if (!letter || !moved) throw new AppError('mail.not-stuck')
      await enqueue(portalId, id, letter.via)
    },

    queues: {
      [outgoingQueue]: { handler: handle, tries: outgoingTries },
      [keepSentQueue]: keepSentJobs(deps),
      [doubtQueue]: { handler: doubtJobs(deps, settled) },
    },
  }
}

interface Try {
  letter: StoredLetter
  configured: SendingAccount
  last: boolean
}

async function tryOnce(deps: OutgoingDeps, settled: Settle, { letter, configured, last }: Try) {
  const { store, clock } = deps
  const { portalId, id } = letter
  const files = await readFiles(deps.files, letter)
  // A worker whose lease was given away may still be here: it touches only what it has begun itself.
  let state: 'waiting' | 'sending' = 'waiting'
  const begin = async () => {
    const mine = await store.move(portalId, id, ['waiting'], 'sending', { attempts: { increment: 1 } })
    if (mine) state = 'sending'
    return mine
  }
  const sending = await sendLetter({ letter, files, ...configured, privateHosts: deps.privateHosts, begin }).catch(
    (error: unknown): Sending => {
      if (isAppError(error, 'mail.private-address')) return { kind: 'refused', error: error.message }
      throw error
    },
  )
  if (sending.kind === 'sent') {
    const { response, refused } = sending
    const lastError = refused.length > 0 ? `refused: ${refused.join(', ')}`.slice(0, 500) : null
    await store.move(
      portalId,
      id,
      ['sending', 'unknown'],
      'sent',
      { sentAt: clock.now(), response, lastError },
      settled,
    )
  } else if (sending.kind === 'unknown') await doubt(deps, settled, letter, sending.error)
  else if (sending.kind !== 'taken' && (sending.kind === 'refused' || last))
    await giveUp(deps, settled, { letter, state, error: sending.error })
  else if (sending.kind === 'later') {
    await store.move(portalId, id, [state], 'waiting', { lastError: sending.error })
    throw new Error(sending.error)
  }
}

async function giveUp(
  deps: OutgoingDeps,
  settled: Settle,
  { letter, state, error }: { letter: StoredLetter; state: LetterState; error: string },
) {
  const { portalId, id, subject, to } = letter
  const moved = await deps.store.move(portalId, id, [state], 'failed', { lastError: error }, settled)
  if (!moved) return
  const params = { subject, to: to.join(', '), detail: error }
  await tellOfLetter(deps, letter, { portalId, kind: 'letter.not-sent', params, once: `letter:${id}` })
  throw new HopelessJob(error)
}
