import { isAppError } from '../platform/errors/app-error.ts'
import { toAppError } from '../platform/http/answer-errors.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { Tenant } from '../portal/index.ts'
import { centerOf, failed, passes, type AnswerDeps } from './answer-call.ts'
import { endCall, readJournalRow, waitsBefore, type JournalRow } from './journal/journal-store.ts'
import type { OperationInput } from './operations/operation.ts'
import { operationNamed } from './operations/operation-named.ts'

/** Longer than this nobody waits for an answer: the call fails, and a person may replay it. */
const longestWaitMs = 24 * 60 * 60_000
const pauseMs = 2_000

/** Does a call that was accepted while the portal was away, after those about the same thing that came before it. */
export async function performQueued(
  deps: AnswerDeps & { tenantOf(portalId: string): Promise<Tenant> },
  portalId: string,
  callId: string,
): Promise<JobAgain> {
  const row = await readJournalRow(deps.db.prisma, portalId, callId)
  const operation = row ? operationNamed(row.operation) : undefined
  if (!row || !operation || row.state !== 'queued') return
  const now = deps.clock.now()
  const input = row.input as unknown as OperationInput
  const subjects = operation.subjects?.(input, row.client) ?? []
  if (await waitsBefore(deps.db.prisma, portalId, subjects, row.at)) return { again: new Date(now.getTime() + pauseMs) }
  const tenant = await deps.tenantOf(portalId)
  const center = await centerOf(deps, { tenant, client: row.client, sandbox: row.sandbox }, row.id)
  const ended = () => ({
    marks: Array.from(new Set([...row.marks, ...center.marks])),
    // A try that landed without an answer leaves the next one nothing to change: what it did stays told.
    changes: center.changes.length > 0 ? center.changes : row.changes,
    ms: deps.clock.now().getTime() - row.at.getTime(),
    endedAt: deps.clock.now(),
  })
  try {
    const answer = await deps.locks.locked(portalId, subjects, () => operation.run(center, input))
    await endCall(deps.db.prisma, portalId, callId, { ...ended(), state: 'done', status: 200, answer, error: null })
  } catch (thrown) {
    const error = toAppError(thrown)
    if (passes(error) && now.getTime() - row.at.getTime() < longestWaitMs) return { again: later(row, error, now) }
    await endCall(deps.db.prisma, portalId, callId, { ...ended(), ...failed(error, 'ru', callId) })
    if (!isAppError(thrown)) throw thrown
  }
}

const later = (row: JournalRow, error: ReturnType<typeof toAppError>, now: Date): Date => {
  const seconds = Number(error.params['seconds']) || Math.min(300, 5 * 2 ** Math.min(row.attempts, 6))
  return new Date(now.getTime() + seconds * 1_000)
}
