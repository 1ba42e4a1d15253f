import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { instantAt } from '../kernel/local-time.ts'
import { runName, timelineRule } from './binding-write.ts'
import { planBindings } from './plan-bindings.ts'
import { readActivities } from './read-activities.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export const pastKind = 'timeline-sync.past'

export const pastPayload = z.object({
  routeId: z.uuid(),
  dry: z.boolean(),
  /** Day of the portal’s zone; null: of all time. */
  from: z.iso.date().nullable(),
  userId: z.int(),
})
export const pastCursor = z.object({ after: z.int(), seen: z.int(), because: z.record(z.string(), z.int()) })
type Step = LongStep<z.infer<typeof pastPayload>, z.infer<typeof pastCursor>>

/** Pages of one step: one REST request reads them, one for 50 activities says where each shows, one writes 50. */
const pagesOfStep = 4
const transaction = { timeout: 60_000, maxWait: 60_000 }

/**
 * Takes the past of a route’s timelines over, in the order of the activities’ numbers: a step’s writes and its place stand or fall
 * together, so an interrupted run ends like a calm one, and a second run finds everything bound. A dry run counts only.
 */
export const syncPast = (
  deps: TimelineDeps,
): LongWorkKind<z.infer<typeof pastPayload>, z.infer<typeof pastCursor>> => ({
  payload: pastPayload,
  cursor: pastCursor,
  begin: { after: 0, seen: 0, because: {} },
  step: (at) => pastStep(deps, at),
})

async function pastStep(deps: TimelineDeps, at: Step): Promise<StepEnd> {
  const { routeId, dry, from: day, userId } = at.payload
  const tenant = await deps.tenantOf(at.portalId)
  const route = await deps.store.route(tenant.id, routeId)
  if (!route) return 'done'
  const from = day === null ? null : instantAt(day, 0, tenant.zone)
  const of = { portalId: tenant.id, sources: [route.fields.source], after: at.cursor.after, from }
  const page = await readActivities(deps.portal, of, pagesOfStep)
  const planned = await planBindings(deps, {
    portalId: tenant.id,
    routes: [route],
    activities: page.activities,
    from,
    again: true,
  })
  const seen = at.cursor.seen + page.activities.length
  const because = { ...at.cursor.because }
  for (const [code, count] of planned.because) because[code] = (because[code] ?? 0) + count
  await deps.db.prisma.$transaction(async (tx) => {
    if (!dry && planned.writes.length > 0) {
      const cause = { kind: 'person', id: String(userId) } as const
      const run = {
        portalId: tenant.id,
        name: runName(at.taskId),
        rule: timelineRule,
        mode: 'live',
        userId,
        cause,
      } as const
      await deps.writes.plan(tx, run, planned.writes)
    }
    const handled = { done: planned.done, skipped: planned.skipped }
    // How many there are is known when the last of them has been read.
    const known = page.full ? handled : { ...handled, total: seen }
    await at.save({ after: page.lastId, seen, because }, known, tx)
  }, transaction)
  return page.full ? 'more' : 'done'
}
