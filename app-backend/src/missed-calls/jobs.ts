import type { Clock } from '../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import { ensureRepeating, repeating, type Schedule } from '../platform/jobs/repeat.ts'
import type { EventListener } from '../portal/index.ts'
import { callEndEvent } from './declaration.ts'
import { everyPortalQueue, historyJob, historyQueue, workQueue } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { readHistory } from './read-history.ts'
import { workMissed } from './work-missed.ts'

/** Portals that were set up meanwhile, or whose reading ended by a fault, get theirs again. */
const everyTwoMinutes: Schedule = { cron: '*/2 * * * *', zone: 'UTC' }

export const missedCallQueues = (deps: MissedCallDeps): Record<string, JobQueue> => ({
  [workQueue]: {
    handler: async ({ portalId }, signal) => (portalId === null ? undefined : workMissed(deps, portalId, signal)),
    tries: Number.POSITIVE_INFINITY,
  },
  [historyQueue]: {
    handler: async ({ portalId }, signal) => (portalId === null ? undefined : readHistory(deps, portalId, signal)),
  },
  [everyPortalQueue]: {
    handler: repeating(everyTwoMinutes, deps.clock, async () => {
      for (const { id } of await deps.activePortals())
        await deps.addJob({ ...historyJob(id, deps.clock.now()), unlessThere: true })
    }),
  },
})

export const startMissedCalls = (jobs: Jobs, clock: Clock): Promise<void> =>
  ensureRepeating(jobs, everyPortalQueue, everyTwoMinutes, clock)

/** A call is over: its history is read now. */
export const hearCalls =
  ({ addJob, clock }: Pick<MissedCallDeps, 'addJob' | 'clock'>): EventListener =>
  async ({ id }, { name }) => {
    if (name === callEndEvent) await addJob(historyJob(id, clock.now()))
  }
