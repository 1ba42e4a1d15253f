import { createJobs } from '../../platform/jobs/create-jobs.ts'
import { readableMailboxes } from '../mailboxes/reading-store.ts'
import { createParsePool } from '../parse/parse-pool.ts'
import { mailboxJob, mailboxQueue } from './mailbox-job.ts'
import { readMailbox, type ReadDeps } from './read-mailbox.ts'
import { startWatching } from './watch-mailboxes.ts'

/** Mailboxes read at once in one process: lanes of their own, so that mail servers which do not answer hold up nothing else. */
const lanes = 6
/** Letters on their way in from mailboxes are together at most this many times the size limit. */
const lettersAtOnce = 4

/** Reads every portal's mailboxes, by the clock and when a server tells of a letter, until stopped. */
export async function startReading(given: Omit<ReadDeps, 'pool' | 'budget'>): Promise<{ stop(): Promise<void> }> {
  const pool = createParsePool({ size: 1 })
  const deps = { ...given, pool, budget: { free: given.largest * lettersAtOnce } }
  const jobs = createJobs(deps, { [mailboxQueue]: { handler: (job, signal) => readMailbox(deps, job, signal) } })
  for (const { id, portalId } of await readableMailboxes(deps.db.prisma)) await jobs.add(mailboxJob(portalId, id))
  jobs.start(lanes)
  const watching = startWatching({ ...given, jobs })
  return {
    async stop() {
      await watching.stop()
      await jobs.stop()
      await pool.stop()
    },
  }
}
