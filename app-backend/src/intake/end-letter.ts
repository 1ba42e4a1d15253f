import type { IncomingLetter } from '../requests/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import type { JoinAnswer, ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'

/** What was found out of the thread before the letter got its place. */
export type Thread = Pick<Decided, 'thread' | 'evidence'> & Partial<Pick<Decided, 'gone' | 'parent'>>

/** The letter stands in a conversation that is there. */
export const standing = (
  { refs }: Known,
  place: NonNullable<Decided['place']>,
  { activityId, files }: Extract<JoinAnswer, { outcome: 'joined' }>,
  { thread, evidence }: Thread,
): Decided => ({
  ...bareEnd({ kind: 'joined', requestId: place.requestId, activityId, why: [...thread, ...files] }),
  refs,
  place,
  thread,
  evidence,
})

/** The letter opens a request, unless the portal's lists say that it does not. */
export async function openRequest(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  thread: Thread,
): Promise<Decided> {
  const { letter, parsed, refs } = known
  const head = { from: parsed.from?.address ?? null, subject: parsed.subject }
  const opening = (await deps.openingRule?.(letter, head)) ?? null
  if (opening?.opens === false) return { ...bareEnd({ kind: 'ignored', why: opening.because }), refs, opening }
  const { requestId, activityId, why, files } = await deps.openRequest(incoming)
  return {
    ...bareEnd({ kind: 'created', requestId, activityId, why: [...thread.thread, ...why, ...files] }),
    ...thread,
    refs,
    opening,
    place: { requestId, taskId: null },
    client: why,
  }
}
