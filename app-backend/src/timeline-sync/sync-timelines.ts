import type { Run, Tenant } from '../portal/index.ts'
import { timelineRule } from './binding-write.ts'
import { copyEntries, type PlannedCopies } from './copy-entries.ts'
import { activities, comments } from './entry-kind.ts'
import { planBindings } from './plan-bindings.ts'
import { readActivities, readActivitiesById, type ActivityPage } from './read-activities.ts'
import { readCommentsById } from './read-comments.ts'
import type { SeenActivity } from './rules/route-filter.ts'
import type { TimelineRoute } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

/** Activities that events named, of one go. */
const mostHeard = 500
/** Pages of one look for what no event named. */
const sweepPages = 5
/** The portal numbers an activity before others can see it: one that is younger is looked at again. */
const settleMs = 10 * 60_000

export interface Synced {
  /** More waits to be read. */
  more: boolean
}

/**
 * Binds or copies what is new: activities that events named, and with `sweep` those that follow the last one seen, whether an event named
 * them or not. The writes, what was heard and the cursor stand or fall together. Throws AppError `portal.*`.
 */
export async function syncTimelines(deps: TimelineDeps, tenant: Tenant, sweep: boolean): Promise<Synced> {
  const routes = (await deps.store.routes(tenant.id)).filter(({ fields }) => fields.enabled)
  const heard = await deps.store.heard(tenant.id, mostHeard)
  const heardComments = await deps.store.heardComments(tenant.id, mostHeard)
  const isMore = heard.length === mostHeard || heardComments.length === mostHeard
  if (routes.length === 0) {
    await deps.db.prisma.$transaction(async (tx) => {
      await deps.store.forget(tx, tenant.id, heard)
      await deps.store.forgetComments(tx, tenant.id, heardComments)
    })
    return { more: isMore }
  }
  const named = await readActivitiesById(deps.portal, tenant.id, heard)
  const page = sweep ? await nextPage(deps, tenant, routes) : null
  const found = distinct([...named, ...(page?.activities ?? [])])
  const common = { portalId: tenant.id, routes, from: null, again: false }
  const planned = await planBindings(deps, activities, { ...common, entries: found })
  const said = await planBindings(deps, comments, {
    ...common,
    entries: await readCommentsById(deps.portal, tenant.id, heardComments),
  })
  const copied: PlannedCopies[] = [
    await copyEntries(deps, tenant, activities, planned.copies),
    await copyEntries(deps, tenant, comments, said.copies),
  ]
  const writes = [planned, said, ...copied].flatMap((one) => one.writes)
  const run: Run = {
    portalId: tenant.id,
    rule: timelineRule,
    mode: 'live',
    cause: { kind: 'schedule', id: timelineRule },
  }
  await deps.db.prisma.$transaction(async (tx) => {
    // A run each: the guard against loops stops the one that goes round, not the others.
    for (const write of writes) await deps.writes.plan(tx, run, [write])
    for (const { rows } of copied) await deps.store.addCopies(tx, tenant.id, rows)
    await deps.store.forget(tx, tenant.id, heard)
    await deps.store.forgetComments(tx, tenant.id, heardComments)
    if (page) await deps.store.moveCursor(tx, tenant.id, settledId(page, deps.clock.now()), deps.clock.now())
  })
  return { more: isMore || (page?.full ?? false) }
}

/** What follows the cursor, which the first route set. */
async function nextPage(
  deps: TimelineDeps,
  tenant: Tenant,
  routes: readonly TimelineRoute[],
): Promise<ActivityPage | null> {
  const after = await deps.store.cursor(tenant.id)
  if (after === null) return null
  const sources = [...new Set(routes.map(({ fields }) => fields.source))]
  return readActivities(deps.portal, { portalId: tenant.id, sources, after, from: null }, sweepPages)
}

/** Up to where nothing can come any more; a page that goes on is settled by what follows it. */
function settledId({ activities: read, lastId, full }: ActivityPage, now: Date): number {
  if (full) return lastId
  const young = read.find(({ created }) => now.getTime() - created.getTime() < settleMs)
  return young ? young.id - 1 : lastId
}

const distinct = (all: readonly SeenActivity[]): SeenActivity[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
]
