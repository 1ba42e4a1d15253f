import type { Clock } from '../../platform/clock/clock.ts'
import { databaseFault } from '../../platform/db/database-fault.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { GatheredReads } from '../client/gather-reads.ts'
import type { Tenant } from '../tenant.ts'
import type { OwnWrites, WriteAuthor } from '../writes/own-writes.ts'
import { itemState } from './item-state.ts'
import { readRecords, type RecordsRead } from './read-records.ts'
import type { RecordRow, RecordStore, RecordTx } from './record-store.ts'
import { completedLook } from './rules/completed-look.ts'
import { recordChange, type RecordChange } from './rules/record-change.ts'
import type { KnownRecord, RecordState } from './rules/record-state.ts'
import { isStale } from './rules/stale-read.ts'
import type { Watches } from './watches.ts'

/** How a change came to be known; 'own': from the answer of our own write. */
export type ChangeSource = 'online' | 'offline' | 'sweep' | 'own'

export interface Told {
  source: ChangeSource
  /** The product made the change itself: a rule that reacts to it would react to itself. */
  own: boolean
  /** The run whose write it was, when the ledger knows. */
  author: WriteAuthor | null
  /** Fields of the record that hold what a rule of the product wrote, by the portal's names. */
  wrote: readonly string[]
  /** What is written through it (a job, a planned write) stands or falls with the change. */
  tx: RecordTx
}

/**
 * A slice that wants to know of changed records. It hears every difference at least once, and once in effect of what it does by
 * `tx`; a failure of its own brings the change again later. Keep it short: work goes into a job.
 */
export type ChangeListener = (tenant: Tenant, change: RecordChange, told: Told) => Promise<void>

export interface ApplyOptions {
  source: ChangeSource
  watchedSince: Date
  /** First pass over what was there before us: records that are met are no news. */
  meetSilently?: boolean
}

export interface Applied {
  changes: RecordChange[]
  /** Ids whose listeners failed, and why: their state stays as it was, so that the next look tells again. */
  failed: Map<number, unknown>
}

export interface RecordsDeps {
  store: RecordStore
  ownWrites: OwnWrites
  watches: Watches
  reads: GatheredReads
  clock: Clock
  log: Logger
  /** Since when records of a type are watched in the portal. */
  watchedSince(tenant: Tenant, entityTypeId: number): Promise<Date>
}

export interface Records {
  watch: Watches['add']
  watches: Watches
  onChange(listener: ChangeListener): void
  /** Reads records of one type and tells what changed. Throws AppError `portal.*` when the portal does not answer. */
  look(tenant: Tenant, entityTypeId: number, ids: readonly number[], source: ChangeSource): Promise<Applied>
  /** Compares what was read with what is known, tells the differences and keeps them. */
  apply(tenant: Tenant, entityTypeId: number, read: RecordsRead, options: ApplyOptions): Promise<Applied>
  /** Keeps the portal's answer to a write of ours (an item as crm.item.add or .update shows it), so that its echo is no news. */
  remember(tenant: Tenant, entityTypeId: number, item: unknown): Promise<void>
  /** Takes a look that came with another request (an item as crm.item.get shows it): what differs is told. `readAt`: before it was asked for. */
  met(tenant: Tenant, entityTypeId: number, item: unknown, readAt: Date): Promise<void>
}

/** Records of one transaction: enough to be quick, few enough to hold no locks for long. */
const chunkSize = 200

export function createRecords(deps: RecordsDeps): Records {
  const { store, watches, clock, log } = deps
  const listeners: ChangeListener[] = []
  const fieldsOf = (tenant: Tenant, entityTypeId: number) => watches.of(tenant).get(entityTypeId) ?? []

  async function tell(tenant: Tenant, changes: readonly RecordChange[], source: ChangeSource, tx: RecordTx) {
    const [first] = changes
    if (!first) return
    const seen = new Map(changes.flatMap(({ id, after }) => (after ? [[id, seenOf(after)] as const] : [])))
    const traces = await deps.ownWrites.tracesIn(tenant.id, first.entityTypeId, seen)
    for (const change of changes) {
      const { author, wrote } = traces.get(change.id) ?? { author: null, wrote: [] }
      const told = { source, own: source === 'own' || author !== null, author, wrote, tx }
      for (const listen of listeners) await listen(tenant, change, told)
    }
  }

  function applyChunk(
    tenant: Tenant,
    entityTypeId: number,
    { readAt, present }: RecordsRead,
    ids: readonly number[],
    { source, watchedSince, meetSilently = false }: ApplyOptions,
  ): Promise<RecordChange[]> {
    return store.locked(tenant.id, entityTypeId, ids, async (tx) => {
      const known = await store.known(tx, tenant.id, entityTypeId, ids)
      const [changes, kept, seen]: [RecordChange[], RecordRow[], number[]] = [[], [], []]
      for (const id of ids) {
        const before = known.get(id) ?? null
        const state = completedLook(present.get(id) ?? null, before, fieldsOf(tenant, entityTypeId))
        if (isStale(before, state, readAt)) continue
        const change = recordChange({ entityTypeId, id, known: before, present: state, watchedSince, meetSilently })
        if (change) changes.push(change)
        if (!change && before && !differsUntold(before, state)) seen.push(id)
        else kept.push(rowOf(entityTypeId, id, before, state, readAt))
      }
      await tell(tenant, changes, source, tx)
      await store.keep(tx, tenant.id, kept)
      await store.seen(tx, tenant.id, entityTypeId, seen, readAt)
      return changes
    })
  }

  async function apply(tenant: Tenant, entityTypeId: number, read: RecordsRead, options: ApplyOptions) {
    const applied: Applied = { changes: [], failed: new Map() }
    const ids = Array.from(read.present.keys()).toSorted((a, b) => a - b)
    for (let at = 0; at < ids.length; at += chunkSize) {
      const chunk = ids.slice(at, at + chunkSize)
      try {
        applied.changes.push(...(await applyChunk(tenant, entityTypeId, read, chunk, options)))
      } catch (error) {
        if (databaseFault(error)) throw error
        // One record whose listener fails must not hold the others.
        for (const id of chunk) {
          try {
            applied.changes.push(...(await applyChunk(tenant, entityTypeId, read, [id], options)))
          } catch (cause) {
            if (databaseFault(cause)) throw cause
            log.warn({ portalId: tenant.id, entityTypeId, id, error: nameOf(cause) }, 'change not told')
            applied.failed.set(id, cause)
          }
        }
      }
    }
    return applied
  }

  async function take(
    tenant: Tenant,
    entityTypeId: number,
    item: unknown,
    { source, readAt }: { source: ChangeSource; readAt: Date },
  ) {
    if (!watches.of(tenant).has(entityTypeId)) return
    const state = itemState(entityTypeId, item, fieldsOf(tenant, entityTypeId))
    const read = { readAt, present: new Map([[state.id, state]]) }
    const watchedSince = await deps.watchedSince(tenant, entityTypeId)
    const { failed } = await apply(tenant, entityTypeId, read, { source, watchedSince })
    for (const error of failed.values()) throw error
  }

  return {
    watch: watches.add,
    watches,
    onChange: (listener) => void listeners.push(listener),
    apply,
    async look(tenant, entityTypeId, ids, source) {
      const watched = fieldsOf(tenant, entityTypeId)
      // Asked for at once: looks of several types that begin together ride in one request.
      const [read, watchedSince] = await Promise.all([
        readRecords({ reads: deps.reads, now: clock.now }, tenant.id, entityTypeId, ids, watched),
        deps.watchedSince(tenant, entityTypeId),
      ])
      return apply(tenant, entityTypeId, read, { source, watchedSince })
    },
    remember: (tenant, entityTypeId, item) => take(tenant, entityTypeId, item, { source: 'own', readAt: clock.now() }),
    met: (tenant, entityTypeId, item, readAt) => take(tenant, entityTypeId, item, { source: 'online', readAt }),
  }
}

/** By the portal's names, as the ledger keeps what was written. */
const seenOf = ({
  watched,
  title,
  assignedById,
  stageId,
  categoryId,
  companyId,
  companyIds,
  contactIds,
  ...times
}: RecordState) => ({
  values: { title, assignedById, stageId, categoryId, companyId, companyIds, contactIds, ...watched },
  createdTime: times.createdTime,
  updatedTime: times.updatedTime,
})

/** A message may quote a person's words: the log gets the kind of the fault. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

/** What is no news but must be kept: a newly watched field, times. */
function differsUntold({ state, deleted }: KnownRecord, present: RecordState | null): boolean {
  if (!present || deleted) return false
  return (
    state.updatedTime?.getTime() !== present.updatedTime?.getTime() ||
    state.updatedBy !== present.updatedBy ||
    Object.keys(present.watched).some((name) => !(name in state.watched))
  )
}

function rowOf(
  entityTypeId: number,
  id: number,
  known: KnownRecord | null,
  present: RecordState | null,
  seenAt: Date,
): RecordRow {
  if (present) return { state: present, seenAt, deletedAt: null }
  return { state: known?.state ?? { ...nothing, entityTypeId, id }, seenAt, deletedAt: seenAt }
}

const nothing = {
  title: null,
  assignedById: null,
  stageId: null,
  categoryId: null,
  companyId: null,
  companyIds: [],
  contactIds: [],
  watched: {},
  updatedBy: null,
  createdTime: null,
  updatedTime: null,
}
