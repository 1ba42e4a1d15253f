import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import type { FormerDeps } from './former-deps.ts'
import { workFormer } from './work-former.ts'

const formerQueue = 'former-contacts.work'

/** One at a time in a portal: a company's list is read and written as a whole. */
export const formerJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: formerQueue,
  key: formerQueue,
  once: 'work',
  dueAt,
})

export const formerContactQueues = (deps: FormerDeps): Record<string, JobQueue> => ({
  [formerQueue]: {
    handler: async ({ portalId }, signal) => (portalId === null ? undefined : workFormer(deps, portalId, signal)),
    tries: Number.POSITIVE_INFINITY,
  },
})
