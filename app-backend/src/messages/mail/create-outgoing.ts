import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { HopelessJob, type Job } from '../../platform/jobs/job.ts'
import type { JobAgain, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Notices } from '../notices/create-notices.ts'
import type { MailAccountStore } from './account-store.ts'
import { assertClean, type NewLetter } from './clean-letter.ts'
import type { OutgoingStore, StoredLetter } from './outgoing-store.ts'
import { sendLetter, type Sending } from './send-letter.ts'

export const outgoingQueue = 'messages.outgoing'
/** Twelve tries are about 40 minutes of a mail server that does not answer. */
export const outgoingTries = 12

export interface Outgoing {
  /**
   * Keeps a letter and has it sent. Returns its Message-ID for threading, null when its key was there already.
   * `withheld`: an automatic letter to an address that had one within a day, or to an intake address of ours.
   * Throws `mail.not-clean`, `mail.no-account`.
   */
  send(letter: NewLetter): Promise<{ id: number; messageId: string; withheld: boolean } | null>
  /** A person decided to send a letter again that failed or whose outcome is unknown: the same letter, the same Message-ID. */
  again(portalId: string, id: number): Promise<void>
  handle(job: Job): Promise<JobAgain>
}

export interface OutgoingDeps {
  store: OutgoingStore
  accounts: MailAccountStore
  notices: Pick<Notices, 'sendToAdministrators'>
  jobs: Pick<Jobs, 'add'>
  clock: Clock
  privateHosts: readonly string[]
  /** Our own intake addresses: an automatic letter to one of them would answer itself. */
  isOwnAddress(portalId: string, address: string): Promise<boolean>
}

export function createOutgoing(deps: OutgoingDeps): Outgoing {
  const { store, accounts, jobs, clock } = deps
  const enqueue = (portalId: string, id: number) =>
    jobs.add({ portalId, queue: outgoingQueue, key: outgoingQueue, once: String(id), payload: { id } })

  return {
    async send(letter) {
      assertClean(letter)
      const { portalId } = letter
      const configured = await accounts.read(portalId)
      if (!configured) throw new AppError('mail.no-account')
      const to = letter.to.map((address) => address.toLowerCase())
      if (letter.automatic)
        for (const address of to) if (await deps.isOwnAddress(portalId, address)) throw new AppError('mail.own-address')
      const { fromName, fromAddress } = configured.account
      const messageId = `<${randomUUID()}@${fromAddress.split('@')[1] ?? 'poryadok.invalid'}>`
      const given = { messageId, fromName, fromAddress, now: clock.now() }
      const added = await store.add({ ...letter, to }, given)
      if (!added) return null
      if (added.state === 'waiting') await enqueue(portalId, added.id)
      return { id: added.id, messageId, withheld: added.state === 'withheld' }
    },

    async again(portalId, id) {
      const moved = await store.move(portalId, id, ['failed', 'unknown'], 'waiting', { attempts: 0, lastError: null })
      if (!moved) throw new AppError('mail.not-stuck')
      await enqueue(portalId, id)
    },

    async handle({ portalId, payload, attempts }) {
      const { id } = payload as { id: number }
      const letter = portalId === null ? null : await store.byId(portalId, id)
      if (!letter) return
      if (letter.state === 'sending') return lost(deps, letter, 'the process ended while the server was reading')
      if (letter.state !== 'waiting') return
      await tryOnce(deps, letter, attempts + 1 >= outgoingTries)
    },
  }
}

async function tryOnce(deps: OutgoingDeps, letter: StoredLetter, last: boolean) {
  const { store, accounts, clock } = deps
  const { portalId, id } = letter
  const configured = await accounts.read(portalId)
  if (!configured) throw new AppError('mail.no-account')
  const begin = () => store.move(portalId, id, ['waiting'], 'sending', { attempts: { increment: 1 } })
  const sending = await sendLetter({ letter, ...configured, privateHosts: deps.privateHosts, begin }).catch(
    (error: unknown): Sending => {
      if (isAppError(error, 'mail.private-address')) return { kind: 'refused', error: error.message }
      throw error
    },
  )
  if (sending.kind === 'sent') {
    const { response, refused } = sending
    const lastError = refused.length > 0 ? `refused: ${refused.join(', ')}`.slice(0, 500) : null
    await store.move(portalId, id, ['sending', 'unknown'], 'sent', { sentAt: clock.now(), response, lastError })
  } else if (sending.kind === 'unknown') await lost(deps, letter, sending.error)
  else if (sending.kind === 'refused' || last) await giveUp(deps, letter, sending.error)
  else {
    await store.move(portalId, id, ['waiting', 'sending'], 'waiting', { lastError: sending.error })
    throw new Error(sending.error)
  }
}

async function giveUp({ store, notices }: OutgoingDeps, letter: StoredLetter, error: string) {
  const { portalId, id, subject, to } = letter
  const moved = await store.move(portalId, id, ['waiting', 'sending'], 'failed', { lastError: error })
  if (!moved) return
  const params = { subject, to: to.join(', '), detail: error }
  await notices.sendToAdministrators({ portalId, kind: 'letter.not-sent', params, once: `letter:${id}` })
  throw new HopelessJob(error)
}

async function lost({ store, notices }: OutgoingDeps, letter: StoredLetter, error: string) {
  const { portalId, id, subject, to } = letter
  const moved = await store.move(portalId, id, ['sending'], 'unknown', { lastError: error })
  if (!moved) return
  const params = { subject, to: to.join(', ') }
  await notices.sendToAdministrators({ portalId, kind: 'letter.outcome-unknown', params, once: `letter:${id}` })
}
