import type { NewJob } from '../platform/jobs/job.ts'
import type { RequestPlace } from './store.ts'

export const alarmQueue = 'triage.deadlines'

/** Looks whether something is to be told of a request's deadline, and when next; several wishes at once are one. */
export const alarmJob = ({ portalId, entityTypeId, entityId }: RequestPlace, dueAt: Date): NewJob => ({
  portalId,
  queue: alarmQueue,
  once: `deadline:${entityTypeId}:${entityId}`,
  payload: { entityTypeId, entityId },
  dueAt,
})
