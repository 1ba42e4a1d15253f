import { z } from 'zod'
import type { Logger } from '../../platform/log/logger.ts'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import type { TenantStore } from '../store.ts'
import type { Tenant } from '../tenant.ts'
import { renewAbilities, type AbilitiesDeps } from './abilities.ts'
import { checkDeleted, nextToCheck, type CheckDeps, type ToCheck } from './check-deleted.ts'
import type { ItemsCursor } from './cursor-store.ts'
import { countOffline } from './drain-offline.ts'
import { pageCommand } from './page-commands.ts'
import { recordJobs } from './record-jobs.ts'
import { keepPass, takeChain, takePage, type PassDeps } from './sweep-pages.ts'

export interface SweepDeps extends PassDeps, CheckDeps, AbilitiesDeps {
  tenants: TenantStore
  log: Logger
  addJob: Jobs['add']
}

/** How long a portal rests between two sweeps. */
const sweepEveryMs = 10 * 60_000
/** Commands that look for deleted records in each sweep, of all types together: they ride in the sweep's one request. */
const deletedCommands = 20

const serverTime = z.string().transform((text) => new Date(text))

interface TypeToSweep {
  entityTypeId: number
  watched: readonly string[]
  cursor: ItemsCursor
}

/**
 * One step of the sweep behind the events, which get lost: the records changed since the last one, type by type, and a part of
 * the known ones for whether they are still there. A quiet portal costs one request for all types; a busy one goes on in
 * further steps, between which its events have their turn. Resolves to whether the pass over every type has ended.
 */
export async function sweepStep(deps: SweepDeps, tenant: Tenant): Promise<boolean> {
  const { cursors, clock } = deps
  const types: TypeToSweep[] = []
  for (const [entityTypeId, watched] of deps.records.watches.of(tenant))
    types.push({ entityTypeId, watched, cursor: await cursors.items(tenant.id, entityTypeId, clock.now()) })
  const open = types.filter(({ cursor }) => cursor.pass !== null)
  return open.length > 0 ? goOn(deps, tenant, open) : begin(deps, tenant, types)
}

/** The first request of a pass. Everything that is read from our own tables is read before: what is asked together rides together. */
async function begin(deps: SweepDeps, tenant: Tenant, types: readonly TypeToSweep[]): Promise<boolean> {
  const { reads, clock } = deps
  const share = Math.max(1, Math.floor(deletedCommands / Math.max(1, types.length)))
  const toCheck: ToCheck[] = []
  for (const { entityTypeId } of types) toCheck.push(await nextToCheck(deps, tenant, entityTypeId, share))
  const abilities = await deps.abilities.of(tenant.id)
  const readAt = clock.now()
  const time = settled(reads.read(tenant.id, { method: 'server.time' }))
  const pages = types.map((type) => ({ type, page: firstPage(deps, tenant, type) }))
  const checks = toCheck.map((one) => settled(checkDeleted(deps, tenant, one)))
  const renewed = settled(renewAbilities(deps, tenant, abilities))
  const waiting = settled(abilities.offlineEvents ? countOffline(reads, tenant.id) : Promise.resolve(0))
  const startedAt = serverTime.parse(must(await time).result)

  let ended = true
  for (const { type, page } of pages) {
    const { entityTypeId, cursor } = type
    const answer = await page
    if (!answer.ok) {
      await refused(deps, tenant, entityTypeId, answer.error)
      continue
    }
    cursor.pass = { startedAt, begunAt: readAt, lastId: 0, pages: 0 }
    const last = await takePage(deps, tenant, entityTypeId, cursor, answer.value.result, readAt)
    await keepPass(deps, tenant, entityTypeId, cursor, last)
    ended &&= last
  }
  for (const outcome of await Promise.all([...checks, renewed]))
    if (!outcome.ok && !isRefusal(outcome.error)) throw outcome.error
  const [count, offline] = [await waiting, await renewed]
  const waits = (count.ok && count.value > 0) || (offline.ok && offline.value && !abilities.offlineEvents)
  if (waits) await deps.addJob(recordJobs.offline(tenant.id))
  return ended
}

const firstPage = ({ reads }: SweepDeps, tenant: Tenant, { entityTypeId, watched, cursor }: TypeToSweep) =>
  settled(reads.read(tenant.id, pageCommand({ entityTypeId, watched, watermark: cursor.watermark, after: 0 })))

/** A pass with more than one page: one request a type and step. */
async function goOn(deps: SweepDeps, tenant: Tenant, open: readonly TypeToSweep[]): Promise<boolean> {
  let ended = true
  for (const { entityTypeId, cursor } of open) {
    const chain = await settled(takeChain(deps, tenant, entityTypeId, cursor))
    if (chain.ok) ended &&= chain.value
    else {
      await deps.cursors.saveItems(tenant.id, entityTypeId, { ...cursor, pass: null }, deps.clock.now())
      await refused(deps, tenant, entityTypeId, chain.error)
    }
  }
  return ended
}

type Settled<Value> = { ok: true; value: Value } | { ok: false; error: unknown }
const settled = <Value>(promise: Promise<Value>): Promise<Settled<Value>> =>
  promise.then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error }),
  )

function must<Value>(outcome: Settled<Value>): Value {
  if (!outcome.ok) throw outcome.error
  return outcome.value
}

/** A type that the portal refuses (its process was removed, the right was taken) must not hold the others. */
const isRefusal = (error: unknown): error is AppError => isAppError(error, 'portal.refused', 'portal.no-rights')

async function refused(deps: SweepDeps, tenant: Tenant, entityTypeId: number, error: unknown) {
  if (!isRefusal(error)) throw error
  deps.log.warn({ portalId: tenant.id, entityTypeId, error: error.code }, 'type not swept')
  await deps.cursors.refuseItems(tenant.id, entityTypeId, error.code, deps.clock.now())
}

/** The job: steps until the pass has ended, then rests. */
export function sweep(deps: SweepDeps): JobHandler {
  return async ({ portalId }) => {
    const tenant = portalId === null ? null : await deps.tenants.byId(portalId)
    if (!tenant || tenant.state !== 'active') return
    const now = deps.clock.now()
    try {
      const ended = await sweepStep(deps, tenant)
      await deps.cursors.ran(tenant.id, 'sweep', now, null)
      // A job of its own, not this one again: one that was put there meanwhile for later must not hold the next step up.
      const next = ended ? new Date(now.getTime() + sweepEveryMs) : deps.clock.now()
      await deps.addJob(recordJobs.sweep(tenant.id, next))
    } catch (error) {
      if (error instanceof AppError) await deps.cursors.ran(tenant.id, 'sweep', now, error.code)
      throw error
    }
  }
}
