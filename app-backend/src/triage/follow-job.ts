import type { NewJob } from '../platform/jobs/job.ts'
import type { RequestPlace } from './store.ts'

export const followQueue = 'triage.follow'

/** The job that takes up what people did to a request. */
export const followJob = ({ portalId, entityTypeId, entityId }: RequestPlace): NewJob => ({
  portalId,
  queue: followQueue,
  // One after another, with the triage of new requests: who gets the next depends on who got this one.
  key: 'triage',
  once: `record:${entityTypeId}:${entityId}`,
  payload: { entityTypeId, entityId },
})
