import type { JobHandler } from '../../platform/jobs/create-jobs.ts'
import type { Tenant } from '../tenant.ts'
import type { CatchUpPhase, CatchUpStore, OpenCatchUp } from './catch-up-store.ts'
import { checkDeleted, nextToCheck } from './check-deleted.ts'
import { recordJobs } from './record-jobs.ts'
import { caughtUpOf, isWhole } from './rules/catch-up-counts.ts'
import { sweepStep, type SweepDeps } from './sweep.ts'

export interface CatchUpDeps extends SweepDeps {
  catchUps: CatchUpStore
}

/** Commands of one step that checks what is still there: one request. */
const checkCommands = 48
/** Passes that are made when the portal counts more than we hold. */
const passLimit = 3

/**
 * Makes up for a gap, in steps between which the portal's events have their turn: everything changed since the last pass, then
 * whether each known record is still there, then the count: what the portal says happened against what we hold now. Done again
 * after a crash it ends in the same numbers, since it counts states and not what it did.
 */
export function catchUp(deps: CatchUpDeps): JobHandler {
  return async ({ portalId }) => {
    const tenant = portalId === null ? null : await deps.tenants.byId(portalId)
    if (!tenant || tenant.state !== 'active') return
    const open = await deps.catchUps.open(tenant.id)
    if (open && (await step(deps, tenant, open))) return { again: deps.clock.now() }
    await deps.addJob(recordJobs.sweep(tenant.id))
    return
  }
}

/** One step; true when another one is to come. */
async function step(deps: CatchUpDeps, tenant: Tenant, open: OpenCatchUp): Promise<boolean> {
  const phase = await deps.catchUps.phase(tenant.id, open.id)
  const go = (next: CatchUpPhase) => deps.catchUps.enter(tenant.id, open.id, next, deps.clock.now())
  if (phase.name === 'changed') {
    // The first step of a pass that an interrupted one leaves behind belongs to the time before the gap: it is ended first.
    if ((await sweepStep(deps, tenant)) && (await passedSince(deps, tenant, phase.since)))
      await go({ ...phase, name: 'deleted', left: typesOf(deps, tenant) })
    return true
  }
  if (phase.name === 'deleted') {
    const [entityTypeId, ...others] = phase.left
    if (entityTypeId === undefined) {
      await go({ ...phase, name: 'report' })
      return true
    }
    const toCheck = await nextToCheck(deps, tenant, entityTypeId, checkCommands)
    await checkDeleted(deps, tenant, toCheck)
    await go({ ...phase, left: toCheck.last ? others : phase.left })
    return true
  }
  const { missed, caughtUp, byHour, whole } = await count(deps, tenant, open)
  if (!whole && phase.passes < passLimit) {
    await go({ name: 'changed', since: deps.clock.now(), left: [], passes: phase.passes + 1 })
    return true
  }
  await deps.catchUps.end(open.id, { missed, caughtUp, byHour }, deps.clock.now())
  deps.log.info({ portalId: tenant.id, from: open.from, to: open.to, missed, caughtUp }, 'caught up')
  return false
}

const typesOf = (deps: CatchUpDeps, tenant: Tenant) => Array.from(deps.records.watches.of(tenant).keys())

async function passedSince(deps: CatchUpDeps, tenant: Tenant, since: Date): Promise<boolean> {
  for (const entityTypeId of typesOf(deps, tenant)) {
    const { lastOkAt, refused } = await deps.cursors.items(tenant.id, entityTypeId, deps.clock.now())
    if (!refused && (!lastOkAt || lastOkAt < since)) return false
  }
  return true
}

/** The portal's own count of the gap, one request for all types, beside ours. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
async function count(deps: CatchUpDeps, tenant: Tenant, open: OpenCatchUp) {
  const types = typesOf(deps, tenant)
  const from = open.from.toISOString()
  const to = open.to.toISOString()
  const total = async (filter: object) => {
    const totals = await Promise.all(
      types.map((entityTypeId) =>
        deps.reads
          .read(tenant.id, {
            method: 'crm.item.list',
            params: { entityTypeId, filter, select: ['id'], order: { id: 'ASC' }, start: 0 },
          })
          .then(({ total: found = 0 }) => found),
      ),
    )
    return totals.reduce((sum, one) => sum + one, 0)
  }
  const [added, changed] = await Promise.all([
    total({ '>=createdTime': from, '<=createdTime': to }),
    total({ '>=updatedTime': from, '<=updatedTime': to, '<createdTime': from }),
  ])
  const held = await deps.catchUps.held(tenant.id, open, types)
  const { missed, caughtUp } = caughtUpOf({ added, changed }, held.counts)
  return { missed, caughtUp, byHour: held.byHour, whole: isWhole(missed, held.counts) }
}
