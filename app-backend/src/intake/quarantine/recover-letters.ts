import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { nextQuarantined, outcomesOf, quarantineSize, sendAgain } from './quarantine-store.ts'

export const recoverKind = 'quarantine-recovery'

const payload = z.object({ upTo: z.number().int(), ids: z.array(z.number().int()).nullable() })
const cursor = z.object({ at: z.number().int(), sent: z.array(z.number().int()) })
type Payload = z.infer<typeof payload>
type Cursor = z.infer<typeof cursor>

const together = 20
/** Between two looks at what became of the letters, ms. */
const lookMs = 1_000

export interface RecoverDeps {
  db: Database
  clock: Clock
}

/**
 * Bulk recovery: twenty letters at a time go through the normal way again, the same as a new one; the next twenty follow when these
 * have ended. Done are those that left the quarantine, failed those that are back in it. Killed in between it goes on.
 */
export const recoverLetters = (deps: RecoverDeps): LongWorkKind<Payload, Cursor> => ({
  payload,
  cursor,
  begin: { at: 0, sent: [] },
  step: (at) => (at.cursor.sent.length > 0 ? look(deps, at) : sendNext(deps, at)),
})

async function sendNext({ db, clock }: RecoverDeps, step: LongStep<Payload, Cursor>): Promise<StepEnd> {
  const { portalId, payload: asked } = step
  const ids = await nextQuarantined(db.prisma, { portalId, after: step.cursor.at, ...asked, take: together })
  const last = ids.at(-1)
  if (last === undefined) return 'done'
  await db.prisma.$transaction(async (tx) => {
    const sent = await sendAgain(tx, { portalId, ids, outcomes: ['quarantined'], now: clock.now() })
    await step.save({ at: last, sent }, {}, tx)
    await db.notify('letters', '', tx)
  })
  return 'more'
}

async function look({ db, clock }: RecoverDeps, step: LongStep<Payload, Cursor>): Promise<StepEnd> {
  const outcomes = await outcomesOf(db.prisma, step.portalId, step.cursor.sent)
  if (outcomes.includes('waiting')) return { again: new Date(clock.now().getTime() + lookMs) }
  const failed = outcomes.filter((outcome) => outcome === 'quarantined').length
  await step.save({ at: step.cursor.at, sent: [] }, { done: outcomes.length - failed, failed })
  return 'more'
}

/** What a recovery is to go over: everything in quarantine now, or some of it. Throws `letter.not-quarantined` when that is nothing. */
export async function recoverTask(db: Database, portalId: string, ids: readonly number[] | undefined) {
  const { count, last } = await quarantineSize(db.prisma, portalId, ids)
  if (count === 0) throw new AppError('letter.not-quarantined')
  return { payload: { upTo: last, ids: ids ? [...ids] : null }, total: count }
}
