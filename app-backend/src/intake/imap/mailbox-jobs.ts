import { createJobs } from '../../platform/jobs/create-jobs.ts'
import { readableMailboxes } from '../mailboxes/reading-store.ts'
import { createParsePool } from '../parse/parse-pool.ts'
import { readMailbox, type ReadDeps } from './read-mailbox.ts'

export const mailboxQueue = 'intake.mailbox'

/** Mailboxes read at once in one process: lanes of their own, so that mail servers which do not answer hold up nothing else. */
const lanes = 6
/** Letters on their way in from mailboxes are together at most this many times the size limit. */
const lettersAtOnce = 4

/** The job by which a mailbox is read; asked for again while it waits, it comes at once. */
export const mailboxJob = (portalId: string, mailboxId: number) => ({
  portalId,
  queue: mailboxQueue,
  key: `mailbox:${mailboxId}`,
  once: `mailbox:${mailboxId}`,
  payload: { mailboxId },
})

/** Reads every portal's mailboxes, until stopped. */
export async function startReading(given: Omit<ReadDeps, 'pool' | 'budget'>): Promise<{ stop(): Promise<void> }> {
  const pool = createParsePool({ size: 1 })
  const deps = { ...given, pool, budget: { free: given.largest * lettersAtOnce } }
  const jobs = createJobs(deps, { [mailboxQueue]: { handler: (job, signal) => readMailbox(deps, job, signal) } })
  for (const { id, portalId } of await readableMailboxes(deps.db.prisma)) await jobs.add(mailboxJob(portalId, id))
  jobs.start(lanes)
  return {
    async stop() {
      await jobs.stop()
      await pool.stop()
    },
  }
}
