import type { Notices } from '../messages/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import { nextRun, repeating } from '../platform/jobs/repeat.ts'
import { missingYearOf } from './calendar-of.ts'
import type { DeadlineRules } from './contract.ts'

const portalsQueue = 'deadlines.years'
const queue = 'deadlines.year'
/** Often enough to be heeded, and no nuisance. */
const twiceAMonth = { cron: '0 6 1,15 * *', zone: 'UTC' }

export interface YearDeps {
  clock: Clock
  addJob: Jobs['add']
  notices: Pick<Notices, 'sendToAdministrators'>
  activePortals(): Promise<readonly { id: string }[]>
  /** The rules that decide; null: none do. */
  rulesOf(portalId: string): Promise<DeadlineRules | null>
}

/** Tells administrators twice a month that the days of a near year are missing, or only provisional. */
export const yearQueues = (deps: YearDeps): Record<string, JobQueue> => ({
  [portalsQueue]: {
    handler: repeating(twiceAMonth, deps.clock, async () => {
      for (const { id: portalId } of await deps.activePortals()) await deps.addJob({ portalId, queue, once: queue })
    }),
  },
  [queue]: { handler: async ({ portalId }) => (portalId === null ? undefined : tellOfYear(deps, portalId)) },
})

export const startYears = (jobs: Pick<Jobs, 'add'>, clock: Clock): Promise<void> =>
  jobs.add({ portalId: null, queue: portalsQueue, once: 'repeating', dueAt: nextRun(twiceAMonth, clock.now()) })

async function tellOfYear({ clock, rulesOf, notices }: YearDeps, portalId: string): Promise<void> {
  const rules = await rulesOf(portalId)
  const missing = rules && missingYearOf(rules, clock.now())
  if (!missing) return
  const kind = missing.code === 'calendar.year-missing' ? 'calendar.year-missing' : 'calendar.year-provisional'
  await notices.sendToAdministrators({ portalId, kind, params: missing.params, once: 'calendar.year' })
}
