import { HopelessJob } from '../../platform/jobs/job.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { StepEnd } from '../../platform/long-work/long-task.ts'
import type { ImportRun } from '../import-run.ts'
import { afterRefusal, learned } from '../rules/answer-costs.ts'
import { afterRequest, restAfter } from '../rules/request-size.ts'
import { wrongValue, type RowOutcome } from '../rules/row-outcome.ts'
import { keepsDate } from '../rules/written-fields.ts'
import { settleRows, type ClaimedRow } from '../staging/claim-store.ts'
import { askNewest } from './ask-portal.ts'
import type { Pacing } from './pacing.ts'
import type { Sent } from './send-request.ts'
import { transaction, type WriteDeps } from './write-deps.ts'
import type { WriteStep } from './write-step.ts'

export interface Answered {
  lease: string
  rows: readonly ClaimedRow[]
  sent: Sent
  /** How long the request took, ms. */
  ms: number
}

/** Settles what the portal said of the rows, and keeps what its answer taught, in one transaction with the progress. */
export async function takeAnswer(
  deps: WriteDeps,
  run: ImportRun,
  known: Pacing,
  at: WriteStep,
  { lease, rows, sent, ms }: Answered,
): Promise<StepEnd> {
  const { outcomes, datesFrom } = await minded(deps, run, known, rows, sent.outcomes)
  const now = deps.clock.now()
  const next: Pacing = {
    methods: (known.methods ?? []).map((facts) => {
      const { method } = facts
      const [said, done] = [sent.loads.get(method) ?? null, sent.done.get(method)]
      const after = done || said ? learned(facts, done ?? { calls: 0, full: 0 }, said, now.getTime()) : facts
      return sent.spentMethods.has(method) ? afterRefusal(after, now.getTime()) : after
    }),
    datesFrom,
    server: afterRequest(known.server, rows.length, ms),
  }
  await deps.db.prisma.$transaction(async (tx) => {
    const { success, failed } = await settleRows(tx, lease, outcomes, now)
    await deps.runs.change(run.portalId, run.id, { pacing: next, waiting: null }, null, tx)
    await at.save(at.cursor, { done: success, failed }, tx)
  }, transaction)
  if (sent.noRight) throw new HopelessJob('import.no-right', { cause: new AppError('import.no-right') })
  const rest = next.methods?.every(({ limit }) => limit === null) ? restAfter(next.server, rows.length, ms) : 0
  return rest > 0 ? { again: new Date(now.getTime() + rest) } : 'more'
}

/** A record that somebody made meanwhile refuses every older time: those rows go again without it, and their time into the field. */
async function minded(
  deps: WriteDeps,
  run: ImportRun,
  { datesFrom }: Pacing,
  rows: readonly ClaimedRow[],
  outcomes: Sent['outcomes'],
): Promise<{ outcomes: Sent['outcomes']; datesFrom: Date | null }> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const isDate = (id: bigint, outcome: RowOutcome) => {
    const row = byId.get(id)
    if (outcome.state !== 'FAILED' || !row || !keepsDate(row, datesFrom)) return false
    return outcome.because.some(({ params }) => params['code'] === wrongValue)
  }
  if (!outcomes.some(({ id, outcome }) => isDate(id, outcome))) return { outcomes, datesFrom }
  const newest = await askNewest(deps, run)
  const tooOld = (id: bigint) => (byId.get(id)?.originalAt?.getTime() ?? 0) < newest.getTime()
  return {
    datesFrom: newest,
    outcomes: outcomes.map(({ id, outcome }) =>
      isDate(id, outcome) && tooOld(id) ? { id, outcome: { state: 'NEW' } } : { id, outcome },
    ),
  }
}
