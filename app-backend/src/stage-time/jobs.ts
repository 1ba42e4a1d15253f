import type { JobHandler, JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { nextRun, repeating } from '../platform/jobs/repeat.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { ChangeListener } from '../portal/index.ts'
import { readHistory, type ReadDeps } from './read-history.ts'

const queue = 'stage-time.read'
const portalsQueue = 'stage-time.portals'

/** How long a portal's history rests between two looks that nothing set off. */
const restMs = 5 * 60_000
/** An event of one request rarely comes alone. */
const gatherMs = 5_000
/** Changes of so long are read together: one request serves every request that moved meanwhile. */
const windowMs = 3 * 60_000
/** Pages of one request while there is more. */
const manyPages = 20
/** Requests of one job: then others have their turn. */
const mostSteps = 10

/** Portals that were set up meanwhile get their reader. */
const everyTwoMinutes = { cron: '*/2 * * * *', zone: 'UTC' }

const readJob = (portalId: string, dueAt: Date): NewJob => ({ portalId, queue, once: 'read', dueAt })

export const stageTimeQueues = (deps: ReadDeps): Record<string, JobQueue> => ({
  [queue]: { handler: reading(deps), tries: Number.POSITIVE_INFINITY },
  [portalsQueue]: {
    handler: repeating(everyTwoMinutes, deps.clock, async () => {
      const now = deps.clock.now()
      for (const { id } of await deps.activePortals()) await deps.addJob({ ...readJob(id, now), unlessThere: true })
    }),
  },
})

export const startStageTime = (jobs: Pick<Jobs, 'add'>, clock: Clock): Promise<void> =>
  jobs.add({ portalId: null, queue: portalsQueue, once: 'repeating', dueAt: nextRun(everyTwoMinutes, clock.now()) })

/** A quiet portal costs one request a look; one with more to read goes on until nothing is left. */
const reading =
  (deps: ReadDeps): JobHandler =>
  async ({ portalId }, signal) => {
    const tenant = portalId === null ? null : await deps.tenantOf(portalId)
    if (!tenant || tenant.state !== 'active') return
    const { clock } = deps
    if (await deps.isOn(tenant.id)) {
      let from = await readHistory(deps, tenant, { from: null, pages: 1 })
      for (let step = 1; from !== null && step < mostSteps && !signal.aborted; step += 1)
        from = await readHistory(deps, tenant, { from, pages: manyPages })
      if (from !== null) return { again: clock.now() }
    }
    // A job of its own: one that an event put there meanwhile must not wait for this one's rest.
    await deps.addJob(readJob(tenant.id, new Date(clock.now().getTime() + restMs)))
    return
  }

/** A request that came to another stage wakes the reader, soon or when its window ends: what happened, the history alone tells. */
export const wakeReader =
  ({ addJob, clock, store }: Pick<ReadDeps, 'addJob' | 'clock' | 'store'>): ChangeListener =>
  async ({ id: portalId, entityTypeId: ofRequests }, { entityTypeId, before, fields }, { tx }) => {
    if (entityTypeId !== ofRequests || before === null || !fields.includes('stageId')) return
    const read = (await store.knownCursor({ portalId, entityTypeId }))?.lastOkAt?.getTime() ?? 0
    await addJob(readJob(portalId, new Date(Math.max(clock.now().getTime() + gatherMs, read + windowMs))), tx)
  }
