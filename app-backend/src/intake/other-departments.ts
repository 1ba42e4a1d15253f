import { reason, type Reason } from '../kernel/reason.ts'
import {
  continuationOf,
  findTwin,
  requestNumber,
  type LetterRefs,
  type ThreadAnswer,
  type Twin,
} from '../threading/index.ts'
import { ignored, type Decided } from './decided.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'

/** A letter that is here already stands where it stood first. */
export const secondDelivery = (refs: LetterRefs, { letterId, place }: Twin): Decided => ({
  ...ignored(reason('intake.duplicate', { letterId })),
  refs,
  place,
})

/**
 * Where each department has its own request, the same letter came to another department perhaps: it is the second in a conversation
 * that both share, and opens a request of its own otherwise. The end of the first, the reason of the other; null: nothing of it.
 */
export async function otherDepartments(
  { db }: Pick<ProcessDeps, 'db'>,
  { letter, parsed, refs, settings }: Known,
  answer: ThreadAnswer,
): Promise<{ end: Decided } | { because: Reason } | null> {
  if (settings.sameLetter !== 'department' || answer.kind === 'wait') return null
  const asked = { dated: parsed.sentAt !== null, mailboxId: letter.mailboxId }
  if (answer.kind === 'join') {
    const { requestId, taskId } = answer
    // A reply to a closed request may stand in the one that goes on from it.
    const next = taskId === null ? await continuationOf(db.prisma, letter.portalId, requestId) : null
    const places = [requestId, ...(next === null ? [] : [next])].map((id) => ({ requestId: id, taskId }))
    const same = await findTwin(db.prisma, refs, { ...asked, places })
    return same && { end: secondDelivery(refs, same) }
  }
  const twin = await findTwin(db.prisma, refs, asked)
  if (!twin?.place) return null
  const number = await requestNumber(db.prisma, letter.portalId, twin.place.requestId)
  return { because: reason('thread.per-department', { number }) }
}
