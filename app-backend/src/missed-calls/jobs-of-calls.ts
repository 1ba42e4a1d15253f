import type { NewJob } from '../platform/jobs/job.ts'

export const workQueue = 'missed-calls.work'
export const historyQueue = 'missed-calls.history'
export const everyPortalQueue = 'missed-calls.portals'
/** One at a time in a portal: what the history tells and what is decided by it follow each other. */
const key = 'missed-calls'

/** Looks at the leads that are due. */
export const workJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: workQueue,
  key,
  once: 'work',
  dueAt,
})

/** Reads what is new in the portal's history of calls. */
export const historyJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: historyQueue,
  key,
  once: 'history',
  dueAt,
})
