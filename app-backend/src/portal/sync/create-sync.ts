import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { JobQueue, Jobs } from '../../platform/jobs/create-jobs.ts'
import { nextRun, repeating } from '../../platform/jobs/repeat.ts'
import type { Logger } from '../../platform/log/logger.ts'
import { createGatheredReads } from '../client/gather-reads.ts'
import type { PortalClient } from '../client/portal-client.ts'
import { createEventInbox, type EventInbox } from '../events/event-inbox.ts'
import { createEchoStore } from '../events/echo-store.ts'
import { createEventStore } from '../events/event-store.ts'
import { processEvents, type EventListener } from '../events/process-events.ts'
import { createRecordStore } from '../records/record-store.ts'
import { createRecords, type Records } from '../records/records.ts'
import { createWatches } from '../records/watches.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import { createOwnWrites, type OwnWrites } from '../writes/own-writes.ts'
import { createAbilitiesStore } from './abilities-store.ts'
import { createCatchUpStore } from './catch-up-store.ts'
import { catchUp } from './catch-up.ts'
import { createCursorStore } from './cursor-store.ts'
import { drainOffline } from './drain-offline.ts'
import { recordJobs, recordQueues } from './record-jobs.ts'
import { sweep } from './sweep.ts'

export interface SyncDeps {
  db: Database
  clock: Clock
  log: Logger
  client: PortalClient
  tenants: TenantStore
  /** The product's jobs, in which `queues` have their place: late, since each needs the other. */
  addJob: Jobs['add']
  /** See life/uninstall. */
  uninstall(tenant: Tenant): Promise<boolean>
  /** By the ledger unless given. */
  ownWrites?: OwnWrites
}

export interface Sync {
  inbox: EventInbox
  records: Records
  /** Hears of events that name no watched record. */
  onEvent(listener: EventListener): void
  queues: Record<string, JobQueue>
  /** Before the process does anything else: writes down a gap that ends now, and begins to make up for it. */
  start(): Promise<void>
  /** A portal was set up, or its request type changed: its records are read for the first time now, not minutes later. */
  begin(portalId: string): Promise<void>
}

const sweepsQueue = 'portal.sweeps'
/** A portal that is away for long is asked again for as long as it takes; nothing of it becomes a dead letter. */
const tries = Number.POSITIVE_INFINITY

/** Portals that were set up meanwhile get their sweep. */
const everyTwoMinutes = { cron: '*/2 * * * *', zone: 'UTC' }

/** Events, snapshots, sweep and catch-up of all portals, wired. */
export function createSync(deps: SyncDeps): Sync {
  const { db, clock, log, client, tenants, addJob } = deps
  const reads = createGatheredReads(client)
  const events = createEventStore(db.prisma)
  const echoes = createEchoStore(db.prisma)
  const store = createRecordStore(db.prisma)
  const cursors = createCursorStore(db.prisma)
  const catchUps = createCatchUpStore(db.prisma)
  const ownWrites = deps.ownWrites ?? createOwnWrites(db.prisma)
  const onEvent: EventListener[] = []
  const began = new Map<string, Date>()
  /** It never changes, and looks of several types that are not held up by the database ride in one request. */
  async function watchedSince(portalId: string, entityTypeId: number): Promise<Date> {
    const key = `${portalId}/${entityTypeId}`
    const since = began.get(key) ?? (await cursors.items(portalId, entityTypeId, clock.now())).since
    began.set(key, since)
    return since
  }
  const inbox = createEventInbox({ tenants, events, clock, addJob })
  const records = createRecords({
    store,
    ownWrites,
    reads,
    clock,
    log,
    watches: createWatches(),
    watchedSince: (tenant, entityTypeId) => watchedSince(tenant.id, entityTypeId),
  })
  const abilities = createAbilitiesStore(db.prisma)
  const looking = { portal: client, reads, records, store, cursors, clock, log, tenants, addJob, abilities, catchUps }

  async function ensureSweeps() {
    // One that is at work sets its next one itself: a second one beside it would sweep twice.
    for (const { id } of await tenants.active()) await addJob({ ...recordJobs.sweep(id), unlessThere: true })
  }

  return {
    inbox,
    records,
    onEvent: (listener) => void onEvent.push(listener),
    queues: {
      [recordQueues.events]: {
        handler: processEvents({
          events,
          echoes,
          records,
          tenants,
          clock,
          log,
          addJob,
          uninstall: deps.uninstall,
          onEvent,
        }),
        tries,
      },
      [recordQueues.offline]: { handler: drainOffline({ portal: client, inbox }), tries },
      [recordQueues.sweep]: { handler: sweep(looking), tries },
      [recordQueues.catchUp]: { handler: catchUp(looking), tries },
      [sweepsQueue]: { handler: repeating(everyTwoMinutes, clock, ensureSweeps), tries },
    },
    async start() {
      const now = clock.now()
      for (const { id } of await tenants.active()) {
        await catchUps.begin(id, now)
        if ((await abilities.of(id)).offlineEvents) await addJob(recordJobs.offline(id))
        await addJob(recordJobs.catchUp(id))
      }
      for (const portalId of await events.waiting()) await addJob(recordJobs.events(portalId))
      await addJob({ portalId: null, queue: sweepsQueue, once: 'repeating', dueAt: nextRun(everyTwoMinutes, now) })
    },
    begin: (portalId) => addJob(recordJobs.sweep(portalId)),
  }
}
