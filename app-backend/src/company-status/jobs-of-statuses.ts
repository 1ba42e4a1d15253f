import type { NewJob } from '../platform/jobs/job.ts'

export const judgeQueue = 'company-status.judge'
export const directoryQueue = 'company-status.directory'

/** Judges changes that were made past the product. */
export const judgeJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: judgeQueue,
  key: judgeQueue,
  once: 'judge',
  dueAt,
})

/** Reads the field's list, which somebody edited in the portal. */
export const directoryJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: directoryQueue,
  key: directoryQueue,
  once: 'read',
  dueAt,
})
