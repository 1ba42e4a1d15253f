import { Cron } from 'croner'
import type { Clock } from '../clock/clock.ts'
import type { Jobs, JobHandler } from './create-jobs.ts'

export interface Schedule {
  /** Five-field cron expression, e.g. `0 3 * * *`. */
  cron: string
  /** IANA zone in which it is meant. */
  zone: string
}

/** The next moment of the schedule after `now`; throws RangeError when there is none. */
export function nextRun({ cron, zone }: Schedule, now: Date): Date {
  const next = new Cron(cron, { timezone: zone }).nextRun(now)
  if (!next) throw new RangeError(`the schedule ${cron} has no next run`)
  return next
}

/** A handler that comes again by its schedule; runs that were missed while nobody worked are one run. */
export function repeating(schedule: Schedule, clock: Clock, work: (signal: AbortSignal) => Promise<void>): JobHandler {
  return async (_job, signal) => {
    await work(signal)
    return { again: nextRun(schedule, clock.now()) }
  }
}

/** Puts the repeating job there unless it waits already: every process may do so at its start. */
export async function ensureRepeating(jobs: Jobs, queue: string, schedule: Schedule, clock: Clock): Promise<void> {
  await jobs.add({ portalId: null, queue, once: 'repeating', dueAt: nextRun(schedule, clock.now()) })
}
