import { z } from 'zod'
import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { alarmQueue } from './alarm-job.ts'
import { followQueue } from './follow-job.ts'
import { followRequest } from './follow-request.ts'
import { lateWordsQueue, readLateWords } from './late-words.ts'
import { recountDeadlines, recountQueue } from './recount-deadlines.ts'
import { tellOfDeadline } from './tell-of-deadline.ts'
import { reopenedQueue, routeReopened } from './route-reopened.ts'
import type { TriageDeps } from './triage-deps.ts'
import { triageRequest } from './triage-request.ts'
import { retryWaiting, waitingQueue } from './waiting.ts'

const queue = 'triage'
const request = z.object({ requestId: z.int() })
const reopened = z.object({ requestId: z.int(), letterId: z.int() })
const record = z.object({ entityTypeId: z.int(), entityId: z.int() })

/** The job that decides on a request; several wishes at once are one. */
export const triageJob = (portalId: string, requestId: number): NewJob => ({
  portalId,
  queue,
  // One after another: who gets the next request depends on who got this one.
  key: queue,
  once: `request:${requestId}`,
  payload: { requestId },
})

export const triageQueues = (deps: TriageDeps): Record<string, JobQueue> => ({
  [queue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : triageRequest(deps, portalId, request.parse(payload).requestId),
  },
  [followQueue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : followRequest(deps, { portalId, ...record.parse(payload) }),
  },
  [reopenedQueue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : routeReopened(deps, portalId, reopened.parse(payload)),
  },
  [alarmQueue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : tellOfDeadline(deps, { portalId, ...record.parse(payload) }),
  },
  [recountQueue]: {
    handler: async ({ portalId }, signal) => (portalId === null ? undefined : recountDeadlines(deps, portalId, signal)),
  },
  [lateWordsQueue]: {
    handler: async ({ portalId, payload }) =>
      portalId === null ? undefined : readLateWords(deps, portalId, request.parse(payload).requestId),
  },
  [waitingQueue]: {
    handler: async ({ portalId }) => (portalId === null ? undefined : retryWaiting(deps, portalId)),
  },
})
