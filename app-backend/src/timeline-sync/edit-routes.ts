import type { z } from 'zod'
import { recordAudit } from '../audit/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import { runIdOf, type PortalClient, type Viewer, type Writes } from '../portal/index.ts'
import { runName } from './binding-write.ts'
import type { RouteFields, RouteList, runBody, RunView } from './contract.ts'
import { readLastActivity } from './read-activities.ts'
import { readProcesses } from './read-types.ts'
import { pastCursor, pastKind, pastPayload } from './sync-past.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export interface EditDeps extends Pick<TimelineDeps, 'db' | 'clock' | 'store'> {
  portal: PortalClient
  longWork: Pick<LongWork, 'start'>
  writes: Pick<Writes, 'undo'>
}

const mostRuns = 20

/** All routes with the runs over the past, and the types that can be joined: one REST request. */
export async function listRoutes(
  { store, portal }: Pick<EditDeps, 'store' | 'portal'>,
  viewer: Viewer,
): Promise<RouteList> {
  const [routes, tasks, processes] = await Promise.all([
    store.routes(viewer.portalId),
    store.runs(viewer.portalId, pastKind, mostRuns),
    readProcesses(portal, viewer),
  ])
  const runs = tasks.map((task): RunView => {
    const { routeId, dry, from } = pastPayload.parse(task.payload)
    const { because } = pastCursor.parse(task.cursor)
    const { id: taskId, state, done, skipped, standing, unsent, createdAt } = task
    const startedAt = createdAt.toISOString()
    return { taskId, routeId, dry, from, state, startedAt, done, skipped, because, standing, unsent }
  })
  return {
    routes: routes.map(({ id, fields, updatedAt }) => ({ id, fields, updatedAt: updatedAt.toISOString() })),
    types: processes,
    runs,
  }
}

const lineOf = ({ clock }: Pick<EditDeps, 'clock'>, { portalId, userId }: Viewer) => ({
  portalId,
  at: clock.now(),
  actor: { kind: 'person', id: String(userId) } as const,
})

/** Where reading begins when this is the first route at work: what was there before is the past, which a run takes over. */
async function startOf({ store, portal }: EditDeps, { portalId }: Viewer, { enabled }: RouteFields) {
  if (!enabled || (await store.routes(portalId)).some(({ fields }) => fields.enabled)) return null
  return readLastActivity(portal, portalId)
}

/** A new route works from now on; the past is taken over by a run. */
export async function addRoute(deps: EditDeps, viewer: Viewer, fields: RouteFields): Promise<RouteList> {
  const lastId = await startOf(deps, viewer, fields)
  await deps.db.prisma.$transaction(async (tx) => {
    if (lastId !== null) await deps.store.moveCursor(tx, viewer.portalId, lastId, deps.clock.now())
    await deps.store.add(tx, viewer.portalId, fields, deps.clock.now())
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'timeline.route-added', after: fields })
  })
  return listRoutes(deps, viewer)
}

/** Throws `timeline.route-gone`. */
export async function changeRoute(deps: EditDeps, viewer: Viewer, id: string, fields: RouteFields): Promise<RouteList> {
  const before = await routeOf(deps, viewer.portalId, id)
  const lastId = await startOf(deps, viewer, fields)
  await deps.db.prisma.$transaction(async (tx) => {
    if (lastId !== null) await deps.store.moveCursor(tx, viewer.portalId, lastId, deps.clock.now())
    if (!(await deps.store.change(tx, viewer.portalId, id, fields, deps.clock.now())))
      throw new AppError('timeline.route-gone')
    await recordAudit(tx, {
      ...lineOf(deps, viewer),
      action: 'timeline.route-changed',
      before: before.fields,
      after: fields,
    })
  })
  return listRoutes(deps, viewer)
}

/** What the route tied stays tied. Removed twice it is gone all the same. */
export async function removeRoute(deps: EditDeps, viewer: Viewer, id: string): Promise<RouteList> {
  await deps.db.prisma.$transaction(async (tx) => {
    if (!(await deps.store.remove(tx, viewer.portalId, id))) return
    await recordAudit(tx, { ...lineOf(deps, viewer), action: 'timeline.route-removed', before: { id } })
  })
  return listRoutes(deps, viewer)
}

async function routeOf({ store }: Pick<EditDeps, 'store'>, portalId: string, id: string) {
  const route = await store.route(portalId, id)
  if (!route) throw new AppError('timeline.route-gone')
  return route
}

/** Begins a run over the past, or one that only counts. Throws `timeline.route-gone`, `long-work.running`. */
export async function startRun(
  deps: EditDeps,
  viewer: Viewer,
  id: string,
  { title, ...run }: z.output<typeof runBody> & { title: string },
): Promise<{ taskId: string }> {
  const { portalId, userId } = viewer
  const route = await routeOf(deps, portalId, id)
  return deps.db.prisma.$transaction(async (tx) => {
    const payload = { routeId: id, ...run, userId }
    const whole = `${title}: ${route.fields.name}`
    const { id: taskId } = await deps.longWork.start(
      { portalId, kind: pastKind, title: whole, payload, startedBy: userId },
      tx,
    )
    if (!run.dry) await recordAudit(tx, { ...lineOf(deps, viewer), action: 'timeline.run-started', after: payload })
    return { taskId }
  })
}

/** Unties what a run tied; what a person untied since stays untied. Throws `undo.nothing-left`. */
export async function undoRun(deps: EditDeps, viewer: Viewer, taskId: string): Promise<RouteList> {
  const { portalId, userId } = viewer
  await deps.writes.undo({ portalId, runId: runIdOf(portalId, runName(taskId)) }, userId, (tx) =>
    recordAudit(tx, { ...lineOf(deps, viewer), action: 'timeline.run-undone', after: { taskId } }),
  )
  return listRoutes(deps, viewer)
}
