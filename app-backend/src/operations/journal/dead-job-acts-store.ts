import { inPortal } from '@poryadok/prisma/scope'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { RecordOperation } from '../audit-line.ts'
import { discardJobs, reviveJobs } from './dead-job-store.ts'

export interface DeadJobDeps {
  db: Database
  clock: Clock
  audit: RecordOperation
}

/** Runs given-up work again or drops it, with its line of the audit, or neither; returns how many jobs it was. */
export async function actOnDeadJobs(
  { db, clock, audit }: DeadJobDeps,
  viewer: { portalId: string; userId: number },
  act: 'run' | 'discard',
  ids: readonly number[],
): Promise<number> {
  const { portalId, userId } = viewer
  const at = clock.now()
  return inPortal(portalId, () =>
    db.prisma.$transaction(async (tx) => {
      const done = act === 'run' ? await reviveJobs(tx, portalId, ids, at) : await discardJobs(tx, portalId, ids)
      if (done.length === 0) return 0
      const action = act === 'run' ? 'jobs.run' : 'jobs.discarded'
      await audit(tx, { portalId, userId, action, at, details: { count: done.length, ids: done.join(' ') } })
      if (act === 'run') await db.notify('jobs', '', tx)
      return done.length
    }),
  )
}
