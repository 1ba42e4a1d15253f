import type { ClaimedJob } from './job-store.ts'
import { renewJob } from './job-store.ts'
import { leaseMs } from './lease.ts'
import type { JobsDeps } from './create-jobs.ts'

export interface HeldJob {
  /** Aborts when another worker got the job. */
  lost: AbortSignal
  release(): Promise<void>
}

/** Keeps the job's lease alive while it is worked on. */
export function holdJob({ db, clock, log }: JobsDeps, job: ClaimedJob): HeldJob {
  const stopping = new AbortController()
  const lost = new AbortController()
  async function renew() {
    for (;;) {
      await clock.waitUntil(new Date(clock.now().getTime() + leaseMs / 3), stopping.signal)
      if (stopping.signal.aborted) return
      try {
        if (await renewJob(db.prisma, job, clock.now())) continue
        lost.abort()
        return
      } catch (error) {
        log.warn({ job: job.id, queue: job.queue, err: error }, 'lease of a job not renewed')
      }
    }
  }
  const renewing = renew()
  return {
    lost: lost.signal,
    release() {
      stopping.abort()
      return renewing
    },
  }
}
