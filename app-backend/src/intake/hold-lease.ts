import { leaseMs } from '../platform/jobs/lease.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { ClaimedLetter } from './letter-outcome.ts'
import { LostLease, renewLease } from './letter-store.ts'

/** Renews the letter's lease until the returned function is called. A lease that is lost stays lost: the last write finds out. */
export function holdLease({ db, clock, log }: ProcessDeps, letter: ClaimedLetter): () => Promise<void> {
  const stopping = new AbortController()
  async function renew() {
    for (;;) {
      await clock.waitUntil(new Date(clock.now().getTime() + leaseMs / 3), stopping.signal)
      if (stopping.signal.aborted) return
      try {
        await renewLease(db.prisma, letter, clock.now())
      } catch (error) {
        log.warn({ letterId: letter.id, err: error }, 'lease of a letter not renewed')
        if (error instanceof LostLease) return
      }
    }
  }
  const renewing = renew()
  return () => {
    stopping.abort()
    return renewing
  }
}
