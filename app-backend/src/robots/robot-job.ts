import type { NewJob } from '../platform/jobs/job.ts'

export const robotQueue = 'robots'

/** The job that does and answers a call; a call that comes again is the same one. */
export const robotJob = (portalId: string, id: string): NewJob => ({
  portalId,
  queue: robotQueue,
  once: id,
  payload: { id },
})
