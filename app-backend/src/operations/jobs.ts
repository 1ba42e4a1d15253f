import type { Clock } from '../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import { ensureRepeating, repeating, type Schedule } from '../platform/jobs/repeat.ts'
import { tellAhead, type TellDeps } from './health/tell-ahead.ts'
import { retain, retentionQueue, type RetentionDeps } from './retention/retention-store.ts'

export interface OperationsJobDeps extends Omit<TellDeps, 'clock'>, Omit<RetentionDeps, 'clock'> {
  clock: Clock
  /** Seals what lies in the database anew under the present key; nothing when it is so already. */
  reseal(signal: AbortSignal): Promise<void>
}

/** Every hour, off the full hour, when everybody else's work begins. */
const watch: Schedule = { cron: '17 * * * *', zone: 'UTC' }
const night: Schedule = { cron: '20 3 * * *', zone: 'Europe/Moscow' }

/** The installation's own repeating work: notices ahead, retention; and sealing anew after a change of keys. */
export function operationsJobs(deps: OperationsJobDeps): Record<string, JobQueue> {
  return {
    'operations.watch': { handler: repeating(watch, deps.clock, (signal) => tellAhead(deps, signal)) },
    [retentionQueue]: { handler: repeating(night, deps.clock, (signal) => retain(deps, signal)) },
    'operations.reseal': { handler: async (_job, signal) => deps.reseal(signal) },
  }
}

/** Every process may do so at its start. The first look at certificates is now: the page has something to show. */
export async function startOperationsJobs(jobs: Jobs, clock: Clock): Promise<void> {
  await jobs.add({ portalId: null, queue: 'operations.watch', once: 'repeating' })
  await ensureRepeating(jobs, retentionQueue, night, clock)
  await jobs.add({ portalId: null, queue: 'operations.reseal', once: 'start' })
}
