import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { EventListener } from '../portal/index.ts'
import { listEditedEvent } from './declaration.ts'
import { directoryJob, directoryQueue, judgeQueue } from './jobs-of-statuses.ts'
import { judgeChanges } from './judge-changes.ts'
import { reconcileDirectory } from './reconcile-directory.ts'
import type { StatusDeps } from './status-deps.ts'

export const companyStatusQueues = (deps: StatusDeps): Record<string, JobQueue> => ({
  [judgeQueue]: {
    handler: async ({ portalId }, signal) => (portalId === null ? undefined : judgeChanges(deps, portalId, signal)),
  },
  [directoryQueue]: {
    handler: async ({ portalId }) => (portalId === null ? undefined : reconcileDirectory(deps, portalId)),
  },
})

/** Somebody edited the list of a company's field: whether it is ours shows when it is read. */
export const hearListEdited =
  ({ addJob, clock }: Pick<StatusDeps, 'addJob' | 'clock'>): EventListener =>
  async ({ id }, { name }) => {
    if (name === listEditedEvent) await addJob(directoryJob(id, clock.now()))
  }
