import type { Clock } from '../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import { fieldEventNames, type EventListener, type Tenant } from '../portal/index.ts'
import type { FieldList } from './field-list.ts'

const queue = 'request-list.fields'

/** An edited field of the request is known under its new name, without anybody waiting for it: a set of fields is read once. */
export const hearFieldsEdited =
  ({ addJob, clock }: { addJob: Jobs['add']; clock: Clock }): EventListener =>
  async ({ id, entityTypeId }, { name }) => {
    if (fieldEventNames(entityTypeId).includes(name))
      await addJob({ portalId: id, queue, key: queue, once: 'read', dueAt: clock.now() })
  }

export const fieldQueues = (deps: {
  fields: FieldList
  tenantOf: (portalId: string) => Promise<Tenant>
}): Record<string, JobQueue> => ({
  [queue]: {
    handler: async ({ portalId }) => {
      if (portalId !== null) await deps.fields.refresh(await deps.tenantOf(portalId))
    },
  },
})
