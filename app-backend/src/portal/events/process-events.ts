import type { Clock } from '../../platform/clock/clock.ts'
import { databaseFault } from '../../platform/db/database-fault.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { nextTry } from '../../platform/jobs/backoff.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { Records } from '../records/records.ts'
import type { TenantStore } from '../store.ts'
import { recordJobs } from '../sync/record-jobs.ts'
import type { Tenant } from '../tenant.ts'
import type { EventStore, StoredEvent } from './event-store.ts'
import type { EchoStore } from './echo-store.ts'
import { holdMs, planLooks, type Looks } from './plan-looks.ts'
import { sortEvents } from './rules/sort-events.ts'

/** A slice that wants to hear of events that name no watched record (ONUSERADD, ONAPPUPDATE …), at least once each. */
export type EventListener = (tenant: Tenant, event: StoredEvent) => Promise<void>

export interface ProcessDeps {
  events: EventStore
  echoes: EchoStore
  records: Records
  tenants: TenantStore
  clock: Clock
  log: Logger
  addJob: Jobs['add']
  /** The portal says that the app was removed; false: it stands there again, and nothing was wiped. */
  uninstall(tenant: Tenant): Promise<boolean>
  onEvent: readonly EventListener[]
}

/** Events of one round: as many records as one request reads. */
const roundSize = 2_400
/** A failing event is given up after these tries: the next one about the same record says the same, and the sweep looks too. */
const tryLimit = 10

/** The job of a portal's events: all that are due, together; a record that many of them name is read once. */
export function processEvents(deps: ProcessDeps): JobHandler {
  const { events, clock } = deps
  return async ({ portalId }, signal) => {
    if (portalId === null) return
    while (!signal.aborted) {
      const due = await events.due(portalId, roundSize, clock.now())
      if (due.length === 0) break
      const tenant = await deps.tenants.byId(portalId)
      if (!tenant) return
      if (await uninstalled(deps, tenant, due)) return
      await round(deps, tenant, due)
    }
    const again = await events.nextDue(portalId)
    return again ? { again } : undefined
  }
}

async function uninstalled(deps: ProcessDeps, tenant: Tenant, due: readonly StoredEvent[]): Promise<boolean> {
  if (!sortEvents(due, new Map()).uninstalled) return false
  return deps.uninstall(tenant)
}

async function round(deps: ProcessDeps, tenant: Tenant, due: readonly StoredEvent[]) {
  const { records, offlineWaits, others } = sortEvents(due, deps.records.watches.of(tenant))
  if (offlineWaits) await deps.addJob(recordJobs.offline(tenant.id))
  const failures: Failure[] = []
  // Our own tables are asked first: looks of several types that begin together ride in one request.
  const now = deps.clock.now()
  const looks = await Promise.all(
    Array.from(records, ([type, byId]) => planLooks(deps.echoes, tenant.id, type, byId, now)),
  )
  const held = new Set(looks.flatMap(({ hold }) => Array.from(hold.values()).flat()))
  await deps.events.hold(tenant.id, idsOf(held), new Date(now.getTime() + holdMs.next))
  for (const failed of await Promise.all(looks.map((one) => lookAt(deps, tenant, one)))) failures.push(...failed)
  for (const event of others) {
    try {
      for (const listen of deps.onEvent) await listen(tenant, event)
    } catch (error) {
      if (databaseFault(error)) throw error
      failures.push({ event, error })
    }
  }
  await finish(
    deps,
    tenant,
    due.filter((event) => !held.has(event)),
    failures,
  )
}

interface Failure {
  event: StoredEvent
  error: unknown
}

/** A portal that can't be asked now fails the whole job, which comes again; a refusal fails the events of its type. */
async function lookAt({ records }: ProcessDeps, tenant: Tenant, { entityTypeId, read }: Looks): Promise<Failure[]> {
  if (read.size === 0) return []
  const ids = Array.from(read.keys())
  const offlineOnly = Array.from(read.values()).every((named) => named.every((event) => event.source === 'offline'))
  try {
    const { failed } = await records.look(tenant, entityTypeId, ids, offlineOnly ? 'offline' : 'online')
    return Array.from(failed, ([id, error]) => (read.get(id) ?? []).map((event) => ({ event, error }))).flat()
  } catch (error) {
    if (!isAppError(error, 'portal.refused', 'portal.no-rights')) throw error
    return Array.from(read.values(), (named) => named.map((event) => ({ event, error }))).flat()
  }
}

async function finish(
  { events, clock, log }: ProcessDeps,
  tenant: Tenant,
  due: readonly StoredEvent[],
  failures: readonly Failure[],
) {
  const now = clock.now()
  const failed = new Set(failures.map(({ event }) => event.id))
  for (const { event, error } of failures) {
    const tries = event.attempts + 1
    const name = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
    log.warn({ portalId: tenant.id, event: event.name, id: event.id, tries, error: name }, 'event not processed')
    const dueAt = tries >= tryLimit ? null : nextTry(tries, now)
    await events.failed(tenant.id, [event.id], dueAt, String(error), now)
  }
  await events.done(tenant.id, idsOf(due.filter((event) => !failed.has(event.id))), now)
}

const idsOf = (events: Iterable<StoredEvent>) => Array.from(events, ({ id }) => id)
