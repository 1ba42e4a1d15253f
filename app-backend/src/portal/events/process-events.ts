import { inPortal } from '@poryadok/prisma'
import type { Clock } from '../../platform/clock/clock.ts'
import { nextTry } from '../../platform/jobs/backoff.ts'
import { newLease } from '../../platform/jobs/lease.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import type { EventStore, StoredEvent } from './event-store.ts'
import { eventKind } from './rules/event-kind.ts'

/** A slice that wants to know of changed records. It may hear of one change twice and in any order. */
export type RecordListener = (
  tenant: Tenant,
  change: { entityTypeId: number; id: number; change: 'added' | 'changed' | 'deleted' },
) => Promise<void>

export interface ProcessDeps {
  events: EventStore
  tenants: TenantStore
  clock: Clock
  log: Logger
  onRecord: RecordListener[]
}

/** Few enough to be done well within a lease. */
const batchSize = 20
/** A failing event is given up after these tries: the next one about the same record says the same. */
const tryLimit = 10

/** Processes all due events in the order of arrival; returns when the next one is due. */
export async function processEvents(deps: ProcessDeps, signal: AbortSignal): Promise<Date | null> {
  const { events, clock } = deps
  while (!signal.aborted) {
    const lease = newLease(clock.now())
    const claimed = await events.claim(batchSize, clock.now(), lease)
    if (claimed.length === 0) break
    const done: number[] = []
    for (const event of claimed) {
      try {
        await inPortal(event.portalId, () => processEvent(deps, event))
        done.push(event.id)
      } catch (error) {
        const tries = event.attempts + 1
        deps.log.warn({ err: error, event: event.name, id: event.id, tries }, 'event not processed')
        if (tries >= tryLimit) done.push(event.id)
        else await events.failed(event.id, lease, nextTry(tries, clock.now()), String(error))
      }
    }
    await events.done(done, lease, clock.now())
  }
  return events.nextDue()
}

async function processEvent(deps: ProcessDeps, event: StoredEvent) {
  const tenant = await deps.tenants.byId(event.portalId)
  if (!tenant) return
  const kind = eventKind(event.name, event.entityTypeId)
  if (kind.kind === 'uninstalled') {
    await deps.tenants.wipe(tenant.id)
    deps.log.info({ portalId: tenant.id }, 'app uninstalled, data of the portal wiped')
  }
  if (kind.kind !== 'record' || event.objectId === null) return
  for (const listen of deps.onRecord)
    await listen(tenant, { entityTypeId: kind.entityTypeId, id: event.objectId, change: kind.change })
}
