import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { categorize } from './categorize.ts'
import { keepStep } from './keep-step.ts'
import { readKnown } from './state-store.ts'
import type { TriageDeps } from './triage-deps.ts'

export const lateWordsQueue = 'triage.late-words'
/** A call is written down when it is over, minutes after its card was made. */
const againMs = 10 * 60_000
/** Looks at one request at most: an hour. */
const looks = 6

/** Looks again for the words of a request that was decided on without any. */
export const lateWordsJob = (portalId: string, requestId: number, now: Date): NewJob => ({
  portalId,
  queue: lateWordsQueue,
  key: `request:${requestId}`,
  once: `words:${requestId}`,
  payload: { requestId },
  dueAt: new Date(now.getTime() + againMs),
})

/** The category of a request whose words came late: what was said in its call, a form's activity. A person's category stays. */
export async function readLateWords(deps: TriageDeps, portalId: string, requestId: number): Promise<JobAgain> {
  const request = await deps.requestOf(portalId, requestId)
  if (!request || request.deleted || !(await deps.isOn(portalId))) return
  const tenant = await deps.tenantOf(portalId)
  const place = { portalId, entityTypeId: request.entityTypeId, entityId: request.entityId }
  const known = await readKnown(deps.db.prisma, place)
  if (!known || known.state.categoryId !== null) return
  const words = await deps.firstWords(tenant, requestId, request)
  if (!words) return
  const now = deps.clock.now()
  if (words.body === '') {
    const next = new Date(now.getTime() + againMs)
    return now.getTime() < words.receivedAt.getTime() + looks * againMs ? { again: next } : undefined
  }
  const run = `late-words:${requestId}`
  const cause = { kind: 'schedule', id: run } as const
  const subject = { portalId, requestId, tenant, request, title: words.subject, letterId: null, run, cause }
  const step = await categorize(deps, subject, known.state, words)
  if (step) await keepStep(deps, place, { subject, known }, step)
}
