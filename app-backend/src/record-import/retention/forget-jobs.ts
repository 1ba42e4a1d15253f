import type { Clock } from '../../platform/clock/clock.ts'
import type { JobQueue, Jobs } from '../../platform/jobs/create-jobs.ts'
import { ensureRepeating, repeating, type Schedule } from '../../platform/jobs/repeat.ts'
import { forgetRows, type ForgetDeps } from './forget-rows.ts'

export interface ForgetJobDeps extends ForgetDeps {
  addJob: Jobs['add']
  activePortals(): Promise<{ id: string }[]>
  /** Days that rows are kept, as the portal's settings say. */
  keptDaysOf(portalId: string): Promise<number>
}

const everyPortal = 'import.forget'
const onePortal = 'import.forget-rows'
const nightly: Schedule = { cron: '40 3 * * *', zone: 'Europe/Moscow' }

export const forgetQueues = (deps: ForgetJobDeps): Record<string, JobQueue> => ({
  [everyPortal]: {
    handler: repeating(nightly, deps.clock, async () => {
      const dueAt = deps.clock.now()
      for (const { id } of await deps.activePortals())
        await deps.addJob({ portalId: id, queue: onePortal, once: onePortal, dueAt })
    }),
  },
  [onePortal]: {
    async handler({ portalId }) {
      if (portalId !== null) await forgetRows(deps, portalId, await deps.keptDaysOf(portalId))
    },
  },
})

export const startForgetting = (jobs: Jobs, clock: Clock): Promise<void> =>
  ensureRepeating(jobs, everyPortal, nightly, clock)
