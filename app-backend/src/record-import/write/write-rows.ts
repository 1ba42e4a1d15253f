import { randomUUID } from 'node:crypto'
import { reason, type Reason } from '../../kernel/reason.ts'
import { isAppError, type AppError } from '../../platform/errors/app-error.ts'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import type { ImportRun } from '../import-run.ts'
import { planRequest, type RequestPlan } from '../rules/plan-request.ts'
import { workHours } from '../rules/work-hours.ts'
import { claimRows, settleRows, stampSent, type ClaimedRow } from '../staging/claim-store.ts'
import { letGoOfKnown } from '../staging/known-store.ts'
import { beginWriting } from './begin-writing.ts'
import { takeAnswer } from './take-answer.ts'
import { readPacing, type Pacing } from './pacing.ts'
import { requestOf } from './request-of.ts'
import { sendRequest } from './send-request.ts'
import { goneBy, settleDoubtful } from './settle-doubtful.ts'
import { transaction, type WriteDeps } from './write-deps.ts'
import { writeCursor, writePayload, type WriteCursor, type WritePayload, type WriteStep } from './write-step.ts'

export const writeKind = 'import.write'

/** Faults of the whole portal that pass by themselves or by a person's hand; nothing of the request was done. Seconds to wait. */
const waits = {
  'portal.limit': 5,
  'portal.unavailable': 15,
  'portal.no-token': 60,
  'portal.unpaid': 300,
  'portal.wrong-keys': 300,
  'session.refused': 60,
} as const
const passing = Object.keys(waits) as (keyof typeof waits)[]

/** Rows of one request that change records of earlier runs. */
const updatesAtOnce = 40

/** Writes staged rows to the portal, a request a step: rows are claimed, sent, settled; what is in doubt is looked up first. */
export const writeRows = (deps: WriteDeps): LongWorkKind<WritePayload, WriteCursor> => ({
  payload: writePayload,
  cursor: writeCursor,
  begin: { begun: false },
  async step(at) {
    const run = await deps.runs.find(at.portalId, at.payload.importId)
    if (run?.state !== 'writing') throw new HopelessJob('not writing')
    try {
      const hours = workHours(run.options.window, deps.clock.now())
      if (!hours.open) return await waitFor(deps, run, hours.because, hours.opensAt)
      const known = readPacing((await deps.runs.details(run.portalId, run.id))?.pacing)
      if (!at.cursor.begun) return await beginWriting(deps, run, known, at)
      const doubtful = await settleDoubtful(deps, run, {
        rowsOf: 'kind',
        save: (done, tx) => at.save(at.cursor, { done }, tx),
      })
      if (doubtful instanceof Date) return await waitFor(deps, run, reason('import.looking-up'), doubtful)
      return doubtful ?? (await writeSome(deps, run, known, at))
    } catch (error) {
      if (!isAppError(error, ...passing)) throw error
      return waitFor(deps, run, { code: error.code, params: error.params }, againAfter(deps, error))
    }
  },
})

const againAfter = ({ clock }: WriteDeps, error: AppError) => {
  const seconds = Number(error.params['seconds']) || waits[error.code as keyof typeof waits]
  return new Date(clock.now().getTime() + seconds * 1_000)
}

async function waitFor({ runs }: WriteDeps, run: ImportRun, { code, params }: Reason, until: Date): Promise<StepEnd> {
  await runs.change(run.portalId, run.id, { waiting: { code, params, until: until.toISOString() } })
  return { again: until }
}

async function writeSome(deps: WriteDeps, run: ImportRun, known: Pacing, at: WriteStep): Promise<StepEnd> {
  const now = deps.clock.now()
  const methods = known.methods ?? []
  const unlimited = methods.every(({ limit }) => limit === null)
  const most = run.content === 'files' ? 1 : unlimited ? known.server.rows : Number.MAX_SAFE_INTEGER
  const plan = planRequest(methods, most, now.getTime())
  if ('waitUntil' in plan) return waitFor(deps, run, reason('import.methods-spent'), new Date(plan.waitUntil))
  const lease = randomUUID()
  const { rows, known: brought } = await claim(deps, run, at, { lease, plan, now, datesFrom: known.datesFrom })
  if (rows.length > 0) return send(deps, run, known, at, { lease, plan, rows })
  return brought > 0 ? 'more' : finish(deps, run)
}

/** New records first; then changes of records that earlier runs made. What another run brought meanwhile is let go. */
function claim(
  { db }: WriteDeps,
  run: ImportRun,
  at: WriteStep,
  { plan, ...claiming }: { lease: string; plan: RequestPlan; now: Date; datesFrom: Date | null },
): Promise<{ rows: ClaimedRow[]; known: number }> {
  const limit = plan.calls.reduce((sum, { rows }) => sum + rows, 0)
  return db.prisma.$transaction(async (tx) => {
    const rows = await claimRows(tx, run, { ...claiming, limit, updates: false })
    const { fresh, skipped } = await letGoOfKnown(tx, run, rows)
    // A worker that lost the task claims nothing.
    await at.save(at.cursor, { skipped }, tx)
    if (rows.length > 0) return { rows: fresh, known: rows.length - fresh.length }
    return { rows: await claimRows(tx, run, { ...claiming, limit: updatesAtOnce, updates: true }), known: 0 }
  }, transaction)
}

interface Going {
  lease: string
  plan: RequestPlan
  rows: readonly ClaimedRow[]
}

async function send(deps: WriteDeps, run: ImportRun, known: Pacing, at: WriteStep, { lease, plan, rows }: Going) {
  const tenant = await deps.tenantOf(run.portalId)
  const started = performance.now()
  try {
    const request = await requestOf(deps, run, tenant, { plan, rows, datesFrom: known.datesFrom })
    // Whoever took rows over looks them up: they are not sent behind its back.
    const sentAt = deps.clock.now()
    if ((await stampSent(deps.db.prisma, lease, rows, sentAt)) < rows.length) return 'more'
    const sent = await sendRequest(deps, run, request, goneBy(sentAt))
    return await takeAnswer(deps, run, known, at, { lease, rows, sent, ms: performance.now() - started })
  } catch (error) {
    // The next step looks them up.
    if (isAppError(error, 'portal.outcome-unknown')) return 'more'
    if (isAppError(error, ...passing)) {
      const again = rows.map(({ id }) => ({ id, outcome: { state: 'NEW' as const } }))
      await deps.db.prisma.$transaction((tx) => settleRows(tx, lease, again, deps.clock.now()), transaction)
    }
    throw error
  }
}

async function finish({ runs, clock, letGo }: WriteDeps, run: ImportRun): Promise<StepEnd> {
  await letGo(run)
  await runs.change(run.portalId, run.id, { state: 'written', endedAt: clock.now(), waiting: null }, ['writing'])
  return 'done'
}
