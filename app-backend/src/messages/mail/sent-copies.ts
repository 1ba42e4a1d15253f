import type { JobQueue, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import { compose } from './compose-letter.ts'
import type { OutgoingStore, StoredLetter, Tx } from './outgoing-store.ts'
import { readFiles } from './read-files.ts'

/** The folder of a mailbox in which its server keeps what was sent; see the slice that reads mailboxes. */
export interface SentFolder {
  settings(portalId: string, mailboxId: number): Promise<{ keepSent: boolean } | null>
  has(portalId: string, mailboxId: number, messageId: string): Promise<boolean>
  keep(portalId: string, mailboxId: number, copy: { messageId: string; sentAt: Date; raw: Uint8Array }): Promise<void>
}

export const keepSentQueue = 'messages.keep-sent'

interface KeepDeps {
  store: Pick<OutgoingStore, 'byId'>
  sent: SentFolder
  files: Pick<Files, 'read'>
  jobs: Pick<Jobs, 'add'>
  clock: Clock
}

/** A letter has gone out by a mailbox: a copy is due in its folder of sent ones. */
export async function copyDue({ jobs }: Pick<KeepDeps, 'jobs'>, tx: Tx, letter: StoredLetter): Promise<void> {
  const { portalId, mailboxId, state, via, id } = letter
  if (mailboxId === null || state !== 'sent' || via !== 'smtp') return
  const key = `${keepSentQueue}:${mailboxId}`
  await jobs.add({ portalId, queue: keepSentQueue, key, once: String(id), payload: { id } }, tx)
}

/** Puts copies where the mailbox says that its server does not do it by itself. */
export function keepSentJobs(deps: KeepDeps): JobQueue {
  return {
    async handler({ portalId, payload }) {
      const letter = portalId === null ? null : await deps.store.byId(portalId, (payload as { id: number }).id)
      if (!letter || letter.mailboxId === null || letter.state !== 'sent') return
      const settings = await deps.sent.settings(letter.portalId, letter.mailboxId)
      if (!settings?.keepSent) return
      try {
        const raw = await compose(letter, await readFiles(deps.files, letter))
        const { messageId, sentAt } = letter
        await deps.sent.keep(letter.portalId, letter.mailboxId, { messageId, sentAt: sentAt ?? deps.clock.now(), raw })
      } catch (error) {
        // A file that is deleted meanwhile: half a letter is no copy of it.
        if (!isAppError(error, 'file.not-found')) throw error
      }
    },
  }
}
