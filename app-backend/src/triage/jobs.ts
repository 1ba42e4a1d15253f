import { z } from 'zod'
import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import type { TriageDeps } from './triage-deps.ts'
import { triageRequest } from './triage-request.ts'

const queue = 'triage'
const payload = z.object({ requestId: z.int() })

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
    handler: async (job) => {
      if (job.portalId !== null) await triageRequest(deps, job.portalId, payload.parse(job.payload).requestId)
    },
  },
})
