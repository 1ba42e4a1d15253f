import { z } from 'zod'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { LongWork } from '../../platform/long-work/create-long-work.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import { runIdOf, type PortalClient, type Writes } from '../../portal/index.ts'
import { recordAudit } from '../audit-store.ts'
import { countRecords, standingWrites, undoStates, type UndoPeriod } from './period-store.ts'
import { waysBack } from './ways-back.ts'

export interface PeriodUndoDeps {
  db: Database
  clock: Clock
  portal: PortalClient
  writes: Pick<Writes, 'undoEntries'>
  longWork: Pick<LongWork, 'start'>
}

export const periodUndoKind = 'audit.period-undo'

/**
 * Begins to take back what rules wrote in a period, as long work; what is written meanwhile is not of it.
 * @throws AppError `undo.nothing-left`, `long-work.running`
 */
export async function startPeriodUndo(
  { db, clock, longWork }: PeriodUndoDeps,
  { portalId, rules, from, to }: UndoPeriod,
  userId: number,
): Promise<string> {
  const at = clock.now()
  const end = to < at ? to : at
  const total = await countRecords(db.prisma, { portalId, rules, from, to: end })
  if (total === 0) throw new AppError('undo.nothing-left')
  const payload = { rules: [...rules], from: from.toISOString(), to: end.toISOString(), userId }
  return db.prisma.$transaction(async (tx) => {
    const title = 'Отмена записанного правилами'
    const task = await longWork.start({ portalId, kind: periodUndoKind, title, payload, total, startedBy: userId }, tx)
    const actor = { kind: 'person', id: String(userId) } as const
    await recordAudit(tx, { portalId, at, actor, action: 'period.undone', causeId: task.id, after: payload })
    return task.id
  })
}

const payload = z.object({
  rules: z.array(z.string()),
  from: z.coerce.date(),
  to: z.coerce.date(),
  userId: z.int(),
})
const cursor = z.object({
  after: z.object({ entityTypeId: z.int(), entityId: z.int() }).nullable(),
  /** Writes of the last page are under way. */
  sent: z.boolean(),
})
type Payload = z.infer<typeof payload>
type Cursor = z.infer<typeof cursor>
type Step = LongStep<Payload, Cursor>

/** Records of one step. */
const pageSize = 200
/** How long writes under way are left before they are looked at again. */
const waitMs = 1_000

/** Takes records back a page at a time, and goes on when the portal has what it was given. */
export const periodUndoWork = (deps: PeriodUndoDeps): LongWorkKind<Payload, Cursor> => ({
  payload,
  cursor,
  begin: { after: null, sent: false },
  step: (step) => (step.cursor.sent ? countEnds(deps, step) : takePage(deps, step)),
})

const runName = (taskId: string) => `undo-period:${taskId}`
/** Changes of several rules go back together. */
const severalRules = 'period-undo'

async function takePage(
  deps: PeriodUndoDeps,
  { portalId, taskId, payload: wanted, cursor: at, save }: Step,
): Promise<StepEnd> {
  const { rules, from, to, userId } = wanted
  const page = await standingWrites(deps.db.prisma, { portalId, rules, from, to }, { after: at.after, take: pageSize })
  const last = page.at(-1)
  if (!last) return 'done'
  const ways = await waysBack(deps.portal, portalId, page)
  const rule = rules.length === 1 ? (rules[0] ?? severalRules) : severalRules
  const entryIds = ways.flatMap(({ take }) => take)
  const left = ways.filter(({ take }) => take.length === 0).length
  const after = { entityTypeId: last.entityTypeId, entityId: last.entityId }
  await deps.db.prisma.$transaction(async (tx) => {
    const name = runName(taskId)
    if (entryIds.length > 0) await deps.writes.undoEntries(tx, { portalId, name, rule, entryIds, userId })
    await save({ after, sent: entryIds.length > 0 }, { skipped: left, done: ways.length - left }, tx)
  })
  return 'more'
}

const open = ['planned', 'sending', 'unknown']

/** The next page waits for the writes of this one: a pause then stops what the portal is given. */
async function countEnds(deps: PeriodUndoDeps, { portalId, taskId, cursor: at, save }: Step): Promise<StepEnd> {
  const states = await undoStates(deps.db.prisma, portalId, runIdOf(portalId, runName(taskId)))
  if (open.some((state) => states.has(state))) return { again: new Date(deps.clock.now().getTime() + waitMs) }
  await save({ ...at, sent: false })
  return 'more'
}
