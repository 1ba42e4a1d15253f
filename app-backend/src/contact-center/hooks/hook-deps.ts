import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import type { NewJob } from '../../platform/jobs/job.ts'
import type { OutsideClient } from '../../platform/net/outside-client.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import type { PortalClient, Tenant } from '../../portal/index.ts'
import type { Directories } from '../directories.ts'

/** What telling others stands on. */
export interface HookDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  portal: PortalClient
  directories: Directories
  sealing: Sealing
  outside: OutsideClient
  addJob: Jobs['add']
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
}

export const deliveryQueue = 'contact-center.deliveries'
export const lookQueue = 'contact-center.looks'

/** Deliveries to one address go one after the other; one that failed waits beside the queue. */
export const deliveryJob = (portalId: string, hookId: string, deliveryId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: deliveryQueue,
  key: `hook:${hookId}`,
  payload: { deliveryId },
  dueAt,
})

export const lookJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: lookQueue,
  key: lookQueue,
  once: 'look',
  dueAt,
})
