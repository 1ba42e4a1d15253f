import type { TestDatabase } from '@poryadok/prisma/testing'
import { pino } from 'pino'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { createJobs, type Jobs } from '../jobs/create-jobs.ts'
import { createLive } from '../live/create-live.ts'
import { createLongWork } from './create-long-work.ts'
import type { Tx } from './long-task-store.ts'
import type { LongWorkKind } from './long-task.ts'

/** A process that does long work, with a database connection of its own. */
export function aLongWorker(database: TestDatabase, clock: Clock) {
  const log = pino({ level: 'silent' })
  const db = createDatabase(database.url, log)
  const live = createLive(db, clock)
  const longWork = createLongWork({ db, clock, log, live, addJob: (job, tx) => jobs.add(job, tx) })
  const jobs: Jobs = createJobs({ db, clock, log }, longWork.queues)
  return {
    db,
    live,
    longWork,
    jobs,
    async stop() {
      await jobs.stop()
      await db.stop()
    },
  }
}

/** Counts to `until`, `size` a step, in one transaction with the save; `effect` does what is to happen once for each number. */
export function counting(
  db: Database,
  effect: (tx: Tx, n: number) => Promise<unknown>,
  size = 5,
): LongWorkKind<{ until: number }, { at: number }> {
  return {
    payload: z.object({ until: z.number() }),
    cursor: z.object({ at: z.number() }),
    begin: { at: 0 },
    step: async ({ payload, cursor, save }) => {
      const next = Math.min(payload.until, cursor.at + size)
      await db.prisma.$transaction(async (tx) => {
        for (let n = cursor.at; n < next; n += 1) await effect(tx, n)
        await save({ at: next }, { done: next - cursor.at, total: payload.until }, tx)
      })
      return next < payload.until ? 'more' : 'done'
    },
  }
}

/** A row for each number counted: a second one for the same number is refused by nothing, so that a test can count. */
export const countedRow = (portalId: string) => async (tx: Tx, n: number) => {
  const data = { portalId, userId: n, kind: 'counted', params: {}, state: 'sent', createdAt: epoch, sendAt: epoch }
  await tx.notice.create({ data })
}
const epoch = new Date(0)
