import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { draftConflict, type ChangeDeps, type ChangeOf } from './change-deps.ts'
import { checkedBody } from './checked-body.ts'
import { draftToken } from './draft-token.ts'
import { addDryRun, addTally, endDryRun, readDryRun, type StoredDryRun } from './dry-run-store.ts'
import { replayPage } from './replay-page.ts'
import { auditRules } from './rule-audit.ts'
import type { RuleKind } from './rule-kind.ts'
import { readDraft, readSet, readVersion } from './rule-store.ts'
import { tally } from './rules/tally.ts'

export interface DryRunDeps extends ChangeDeps {
  longWork: Pick<LongWork, 'start' | 'register' | 'cancel'>
}

export const dryRunWork = (kind: string): string => `rules.dry-run.${kind}`

const dayMs = 86_400_000

/**
 * Begins a dry run of the draft against the version that works, over the portal's last days. Both are kept as they are now: who
 * edits meanwhile changes nothing of the answer.
 * @throws AppError `rules.draft-gone`, `rules.draft-conflict`, `long-work.running`
 */
export async function startDryRun(
  deps: DryRunDeps,
  { portalId, kind, userId }: ChangeOf,
  { draft: seen, days }: { draft: string; days: number },
): Promise<string> {
  const ruleKind = deps.kinds.named(kind)
  const set = { portalId, kind }
  return deps.db.prisma.$transaction(async (tx) => {
    const now = deps.clock.now()
    const draft = await readDraft(tx, set)
    if (!draft) throw new AppError('rules.draft-gone')
    if (draftToken(draft) !== seen) throw await draftConflict(deps, draft)
    const { version } = await readSet(tx, set)
    const working = version === null ? null : await readVersion(tx, set, version)
    const base = ruleKind.body.safeParse(working?.body)
    const id = randomUUID()
    const title = `${ruleKind.title.ru}: пробный прогон`
    const task = { portalId, kind: dryRunWork(kind), title, payload: { runId: id }, startedBy: userId }
    const { id: taskId } = await deps.longWork.start(task, tx)
    await addDryRun(tx, {
      ...set,
      id,
      taskId,
      baseVersion: version,
      base: (base.success ? base.data : ruleKind.empty) as StoredDryRun['base'],
      body: checkedBody(ruleKind, draft.body) as StoredDryRun['body'],
      draft: seen,
      days,
      fromAt: new Date(now.getTime() - days * dayMs),
      toAt: now,
      startedBy: userId,
      startedAt: now,
    })
    await auditRules(tx, { ...set, userId, at: now, action: 'rules.dry-run', after: { days, draft: seen } })
    return id
  })
}

const payload = z.object({ runId: z.uuid() })
const cursor = z.object({
  after: z.string().nullable(),
  counted: z.boolean(),
  /** What both rules carry from record to record. */
  carried: z.object({ from: z.unknown(), to: z.unknown() }).nullable(),
})
export type DryRunCursor = z.infer<typeof cursor>

/** Records of one step: their effects on both sides are one transaction. */
const pageSize = 200

/** The work of a dry run: a page of the past at a time, counted and saved together, so that a crash counts nothing twice. */
export const dryRunWorkKind = (
  { db, clock }: Pick<DryRunDeps, 'db' | 'clock'>,
  kind: RuleKind,
): LongWorkKind<z.infer<typeof payload>, DryRunCursor> => ({
  payload,
  cursor,
  begin: { after: null, counted: false, carried: null },
  async step(step) {
    const run = await readDryRun(db.prisma, step.portalId, step.payload.runId)
    if (!run) return 'done'
    const period = { from: run.fromAt, to: run.toAt }
    if (!step.cursor.counted) {
      const total = await kind.history.count(step.portalId, period)
      await step.save({ ...step.cursor, counted: true }, { total })
      return 'more'
    }
    return playPage({ db, clock }, kind, run, step)
  },
})

async function playPage(
  { db, clock }: Pick<DryRunDeps, 'db' | 'clock'>,
  kind: RuleKind,
  run: StoredDryRun,
  { portalId, cursor: at, save }: LongStep<unknown, DryRunCursor>,
): Promise<StepEnd> {
  const period = { from: run.fromAt, to: run.toAt }
  const { records, next } = await kind.history.page(portalId, period, { after: at.after, take: pageSize })
  const { replayed, carried } = replayPage(kind, run, records, at.carried)
  await db.prisma.$transaction(async (tx) => {
    const counted = tally(replayed)
    if (records.length > 0) await addTally(tx, run, { ...counted, loads: kind.loads ? counted.loads : [] })
    if (next === null) await endDryRun(tx, portalId, run.id, clock.now())
    await save({ after: next, counted: true, carried }, { done: records.length }, tx)
  })
  return next === null ? 'done' : 'more'
}
