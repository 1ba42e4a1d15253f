import type { NewJob } from '../../platform/jobs/job.ts'

/** Jobs that look at records of a portal share a key, so that one worker at a time reads and compares them. */
const key = 'portal.records'

const job =
  (queue: string) =>
  (portalId: string, dueAt?: Date): NewJob => ({ portalId, queue, key, once: queue, ...(dueAt ? { dueAt } : {}) })

export const recordQueues = {
  events: 'portal.events',
  offline: 'portal.offline',
  sweep: 'portal.sweep',
  catchUp: 'portal.catch-up',
} as const

export const recordJobs = {
  /** Processes the events that are due. */
  events: job(recordQueues.events),
  /** Drains the portal's offline queue. */
  offline: job(recordQueues.offline),
  /** Looks for what the events did not tell. */
  sweep: job(recordQueues.sweep),
  /** Makes up for a time in which nobody listened, and reports it. */
  catchUp: job(recordQueues.catchUp),
}
