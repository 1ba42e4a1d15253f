import type { JobAgain, JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Notices } from '../notices/create-notices.ts'
import type { OutgoingStore, StoredLetter, Tx } from './outgoing-store.ts'
import type { SentFolder } from './sent-copies.ts'
import { tellOfLetter } from './tell-of-letter.ts'

export const doubtQueue = 'messages.in-doubt'

interface DoubtDeps {
  store: Pick<OutgoingStore, 'byId' | 'move'>
  sent: SentFolder
  jobs: Pick<Jobs, 'add'>
  notices: Pick<Notices, 'send' | 'sendToAdministrators'>
  clock: Clock
}
type Settle = (tx: Tx, letter: StoredLetter) => Promise<void>

/** Looks after the break, ms: a server may need a while to put a letter into its folder. */
const looksMs = [0, 30_000, 120_000, 600_000]
const endedWith = 'the line broke while the server was taking the letter'

/**
 * Nobody knows whether the server took the letter. Where its mailbox is read by IMAP, the folder of sent letters is looked into
 * first; otherwise it is `unknown` at once, and people are told.
 */
export async function doubt(deps: DoubtDeps, settled: Settle, letter: StoredLetter, error: string): Promise<void> {
  const { portalId, id, mailboxId } = letter
  const settings = mailboxId === null ? null : await deps.sent.settings(portalId, mailboxId)
  if (!settings) return lost(deps, settled, letter, error, true)
  const payload = { id, since: deps.clock.now().toISOString() }
  return deps.jobs.add({
    portalId,
    queue: doubtQueue,
    key: `${doubtQueue}:${id}`,
    once: String(id),
    payload,
    unlessThere: true,
  })
}

/**
 * Looks for a letter among the sent ones. There it is: it was sent. Not there: it becomes `unknown` at the first look, and is looked
 * for some more minutes where the server keeps sent letters by itself; people are told after the last look, for they can't do better before.
 */
export function doubtJobs(deps: DoubtDeps, settled: Settle): JobHandler {
  return async ({ portalId, payload }): Promise<JobAgain> => {
    const { id, since } = payload as { id: number; since: string }
    const letter = portalId === null ? null : await deps.store.byId(portalId, id)
    if (!letter || letter.mailboxId === null || !['sending', 'unknown'].includes(letter.state)) return
    const settings = await deps.sent.settings(letter.portalId, letter.mailboxId)
    // A server that does not answer says nothing of the letter.
    const there =
      settings && (await deps.sent.has(letter.portalId, letter.mailboxId, letter.messageId).catch(() => false))
    if (there) {
      const rest = { sentAt: deps.clock.now(), lastError: null, response: 'found among the sent letters' }
      await deps.store.move(letter.portalId, id, ['sending', 'unknown'], 'sent', rest, settled)
      return
    }
    const start = Date.parse(since)
    const elapsed = deps.clock.now().getTime() - start
    const next = settings && !settings.keepSent ? looksMs.find((ms) => ms > elapsed) : undefined
    await lost(deps, settled, letter, letter.lastError ?? endedWith, next === undefined)
    return next === undefined ? undefined : { again: new Date(start + next) }
  }
}

async function lost(deps: DoubtDeps, settled: Settle, letter: StoredLetter, error: string, tell: boolean) {
  const { portalId, id, subject, to } = letter
  const moved = await deps.store.move(portalId, id, ['sending'], 'unknown', { lastError: error }, settled)
  if (!tell || (!moved && letter.state !== 'unknown')) return
  const params = { subject, to: to.join(', ') }
  await tellOfLetter(deps, letter, { portalId, kind: 'letter.outcome-unknown', params, once: `letter:${id}` })
}
