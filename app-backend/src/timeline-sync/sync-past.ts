import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { instantAt } from '../kernel/local-time.ts'
import { workWindow } from '../record-import/contract.ts'
import { workHours } from '../record-import/index.ts'
import { ofPast, runName, timelineRule } from './binding-write.ts'
import { copyEntries, type WantedCopy } from './copy-entries.ts'
import { activities, comments, type EntryKind } from './entry-kind.ts'
import { planBindings, type PlannedBindings } from './plan-bindings.ts'
import { readActivities } from './read-activities.ts'
import { readCommentsOf } from './read-comments.ts'
import { mayShowComments } from './rules/comment-type.ts'
import type { TimelineRoute } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export const pastKind = 'timeline-sync.past'

export const pastPayload = z.object({
  routeId: z.uuid(),
  dry: z.boolean(),
  /** Day of the portal’s zone; null: of all time. */
  from: z.iso.date().nullable(),
  night: workWindow.nullable().default(null),
  userId: z.int(),
})
export const pastCursor = z.object({
  after: z.int(),
  seen: z.int(),
  because: z.record(z.string(), z.int()),
  /** Record up to which comments are done; null: entries come first. */
  commentsAfter: z.int().nullable().default(null),
})
type Step = LongStep<z.infer<typeof pastPayload>, z.infer<typeof pastCursor>>

/** Pages of one step: one REST request reads them, one for 50 activities says where each shows, one writes 50. */
const pagesOfStep = 4
/** Ties that may wait to be sent: beyond them a pause or the end of the night would come too late. */
const mostUnsent = 400
const unsentMs = 2_000
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
  begin: { after: 0, seen: 0, because: {}, commentsAfter: null },
  step: (at) => pastStep(deps, at),
})

async function pastStep(deps: TimelineDeps, at: Step): Promise<StepEnd> {
  const tenant = await deps.tenantOf(at.portalId)
  const route = await deps.store.route(tenant.id, at.payload.routeId)
  if (!route) return 'done'
  const rest = await restUntil(deps, at)
  if (rest) return { again: rest }
  const { from: day } = at.payload
  const from = day === null ? null : instantAt(day, 0, tenant.zone)
  const { commentsAfter } = at.cursor
  return commentsAfter === null
    ? pastActivities(deps, at, { route, from })
    : pastComments(deps, at, { route, from, after: commentsAfter })
}

/** Until when nothing more is planned: the night has not begun, or the portal’s limits hold up what was planned. Null: go on. */
async function restUntil({ clock, store }: TimelineDeps, { portalId, taskId, payload }: Step): Promise<Date | null> {
  if (payload.dry) return null
  const now = clock.now()
  const hours = workHours(payload.night, now)
  if (!hours.open) return hours.opensAt
  return (await store.unsent(portalId, taskId)) > mostUnsent ? new Date(now.getTime() + unsentMs) : null
}

interface Past {
  route: TimelineRoute
  from: Date | null
}

async function pastActivities(deps: TimelineDeps, at: Step, { route, from }: Past): Promise<StepEnd> {
  const { portalId, cursor } = at
  const page = await readActivities(
    deps.portal,
    { portalId, sources: [route.fields.source], after: cursor.after, from },
    pagesOfStep,
  )
  const planned = await planBindings(deps, activities, {
    portalId,
    routes: [route],
    entries: page.activities,
    from,
    again: true,
  })
  const goesOn = page.full || (route.fields.comments && mayShowComments(route.fields))
  const next = { ...cursor, after: page.lastId, commentsAfter: page.full ? null : 0 }
  return keep(deps, at, { kind: activities, planned, read: page.activities.length, next, goesOn })
}

/** The portal lists comments by record alone, so the records are gone through. */
async function pastComments(deps: TimelineDeps, at: Step, { route, from, after }: Past & { after: number }) {
  const { portalId, cursor } = at
  const page = await readCommentsOf(deps.portal, portalId, { source: route.fields.source, after })
  const planned = await planBindings(deps, comments, {
    portalId,
    routes: [route],
    entries: page.comments,
    from,
    again: true,
  })
  const next = { ...cursor, commentsAfter: page.lastId }
  return keep(deps, at, { kind: comments, planned, read: page.comments.length, next, goesOn: page.full })
}

interface StepDone<Entry extends { id: number }> {
  kind: EntryKind<Entry>
  planned: PlannedBindings<Entry>
  read: number
  next: Step['cursor']
  goesOn: boolean
}

async function keep<Entry extends { id: number }>(
  deps: TimelineDeps,
  at: Step,
  { kind, planned, read, next, goesOn }: StepDone<Entry>,
): Promise<StepEnd> {
  const { dry, userId } = at.payload
  const seen = at.cursor.seen + read
  const because = { ...at.cursor.because }
  for (const [code, count] of planned.because) because[code] = (because[code] ?? 0) + count
  const copied = await copiesOf(deps, at, kind, planned.copies)
  const writes = [...planned.writes.map((write) => ofPast(write, at.taskId)), ...copied.writes]
  await deps.db.prisma.$transaction(async (tx) => {
    if (!dry && writes.length > 0) {
      const cause = { kind: 'person', id: String(userId) } as const
      const run = {
        portalId: at.portalId,
        name: runName(at.taskId),
        rule: timelineRule,
        mode: 'live',
        userId,
        cause,
      } as const
      await deps.writes.plan(tx, run, writes)
      await deps.store.addCopies(tx, at.portalId, copied.rows)
    }
    const handled = { done: planned.done, skipped: planned.skipped }
    // How many there are is known when the last of them has been read.
    const known = goesOn ? handled : { ...handled, total: seen }
    await at.save({ ...next, seen, because }, known, tx)
  }, transaction)
  return goesOn ? 'more' : 'done'
}

/** Counting reads nothing of what would be copied. */
const copiesOf = async <Entry extends { id: number }>(
  deps: TimelineDeps,
  { portalId, payload: { dry } }: Step,
  kind: EntryKind<Entry>,
  wanted: readonly WantedCopy<Entry>[],
) => copyEntries(deps, await deps.tenantOf(portalId), kind, dry ? [] : wanted)
