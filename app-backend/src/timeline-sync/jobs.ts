import type { JobHandler, JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { nextRun, repeating } from '../platform/jobs/repeat.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Tenant } from '../portal/index.ts'
import { syncTimelines } from './sync-timelines.ts'
import type { TimelineDeps } from './timeline-deps.ts'

const heardQueue = 'timeline-sync.heard'
const sweepQueue = 'timeline-sync.sweep'
const portalsQueue = 'timeline-sync.portals'

/** Telephony binds a call to its cards in steps: what is looked at too soon is looked at twice. */
const gatherMs = 5_000
/** How long a portal rests between two looks for what no event named. */
const restMs = 5 * 60_000
/** Portals that came meanwhile get their sweep. */
const everyTwoMinutes = { cron: '*/2 * * * *', zone: 'UTC' }

const activityEvents: ReadonlySet<string> = new Set(['ONCRMACTIVITYADD', 'ONCRMACTIVITYUPDATE'])

/** Bitrix24 docs: api-reference/crm/timeline/comments/events/on-crm-timeline-comment-add */
const commentEvent = 'ONCRMTIMELINECOMMENTADD'

const sweepJob = (portalId: string, dueAt: Date): NewJob => ({ portalId, queue: sweepQueue, once: 'sweep', dueAt })

export const timelineQueues = (deps: TimelineDeps): Record<string, JobQueue> => ({
  [heardQueue]: { handler: reading(deps, false) },
  [sweepQueue]: { handler: reading(deps, true), tries: Number.POSITIVE_INFINITY },
  [portalsQueue]: {
    handler: repeating(everyTwoMinutes, deps.clock, async () => {
      const now = deps.clock.now()
      for (const { id } of await deps.activePortals()) await deps.addJob({ ...sweepJob(id, now), unlessThere: true })
    }),
  },
})

export const startTimelines = (jobs: Pick<Jobs, 'add'>, clock: Clock): Promise<void> =>
  jobs.add({ portalId: null, queue: portalsQueue, once: 'repeating', dueAt: nextRun(everyTwoMinutes, clock.now()) })

const reading =
  (deps: TimelineDeps, sweep: boolean): JobHandler =>
  async ({ portalId }, signal) => {
    const tenant = portalId === null ? null : await deps.tenantOf(portalId)
    if (!tenant || tenant.state !== 'active' || !(await deps.isOn(tenant.id))) return
    let more = true
    while (more && !signal.aborted) more = (await syncTimelines(deps, tenant, sweep)).more
    if (more) return { again: deps.clock.now() }
    return sweep ? { again: new Date(deps.clock.now().getTime() + restMs) } : undefined
  }

/** Hears of activities and comments; those of one moment are looked at together. */
export const hearActivities =
  ({ db, store, clock, addJob }: Pick<TimelineDeps, 'db' | 'store' | 'clock' | 'addJob'>) =>
  async (tenant: Tenant, event: { name: string; objectId: number | null }): Promise<void> => {
    if (!event.objectId) return
    if (event.name === commentEvent) await store.hearComment(db.prisma, tenant.id, event.objectId)
    else if (activityEvents.has(event.name)) await store.hear(db.prisma, tenant.id, event.objectId)
    else return
    const dueAt = new Date(clock.now().getTime() + gatherMs)
    await addJob({ portalId: tenant.id, queue: heardQueue, key: heardQueue, once: 'heard', dueAt })
  }
