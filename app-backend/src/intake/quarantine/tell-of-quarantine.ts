import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { JobHandler, Jobs } from '../../platform/jobs/create-jobs.ts'
import { quarantineSize } from './quarantine-store.ts'

export const quarantineQueue = 'letters.quarantine'

/** One notice for letters that go into quarantine together. */
const gatherMs = 5 * 60_000

/** A letter went into quarantine: administrators hear of it soon, once for all that go there meanwhile. */
export const quarantineGrew = (
  clock: Clock,
  addJob: Jobs['add'],
  portalId: string,
  tx?: Parameters<Jobs['add']>[1],
): Promise<void> =>
  addJob(
    {
      portalId,
      queue: quarantineQueue,
      once: 'grew',
      unlessThere: true,
      dueAt: new Date(clock.now().getTime() + gatherMs),
    },
    tx,
  )

export interface TellDeps {
  db: Database
  notify(notice: {
    portalId: string
    kind: 'letters.quarantined'
    params: { count: number; since: string }
    once: string
  }): Promise<void>
}

/** Tells how many letters wait there now; nothing when somebody has sorted them out already. */
export const tellOfQuarantine =
  ({ db, notify }: TellDeps): JobHandler =>
  async ({ portalId }) => {
    if (portalId === null) return
    const { count, since } = await quarantineSize(db.prisma, portalId)
    if (count === 0 || since === null) return
    const params = { count, since: since.toISOString() }
    await notify({ portalId, kind: 'letters.quarantined', params, once: 'letters.quarantined' })
  }
