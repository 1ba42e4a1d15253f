import { reason } from '../kernel/reason.ts'
import {
  participantsOf,
  resolveThread,
  threadEvidence,
  type Bounce,
  type LetterRefs,
  type ThreadAnswer,
} from '../threading/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'
import { surroundings, waitLonger } from './surroundings.ts'
import type { Automatic } from './rules/automatic-mail.ts'
import { isBounce, type AutomaticKind } from './rules/automatic-signals.ts'
import { bouncedRecipients } from './rules/bounced-recipients.ts'

/**
 * A letter of a program is kept with its kind. It stands in its conversation when it names one, and changes nothing there: no
 * answer, no reopening, no other owner. A bounce names the letter that did not arrive, and marks the address.
 */
export async function decideAutomatic(deps: ProcessDeps, known: Known, { kind, because }: Automatic): Promise<Decided> {
  const refs = refsOf(known, kind)
  const around = await surroundings(deps, known, refs)
  // Servers stand in no conversation: what they say of a letter of ours is believed.
  const anyone = isBounce(kind) || kind === 'receipt'
  const answer = await resolveThread(deps.db.prisma, refs, { ...around.facts, anyone })
  if (answer.kind === 'wait') return waitLonger(deps, known, around.dueAtOf(answer.letterId), answer.because)
  const end = { ...bareEnd({ kind: 'ignored', why: [because] }), automatic: kind, refs: known.refs }
  if (answer.kind === 'new') return end
  const { requestId, taskId, number } = answer
  return {
    ...end,
    place: { requestId, taskId },
    verdict: { kind: 'ignored', why: [because, reason('intake.automatic-attached', { number })] },
    evidence: await threadEvidence(deps.db.prisma, refs.portalId, answer.because, answer.considered),
    bounced: isBounce(kind) ? await bounced(deps, known, kind, answer) : end.bounced,
  }
}

/** A report names the letter it speaks of in the part that it returns, not always in its own headers. */
function refsOf({ refs, parsed }: Known, kind: AutomaticKind): LetterRefs {
  if (!isBounce(kind) && kind !== 'receipt') return refs
  return { ...refs, references: [...refs.references, ...parsed.report.returnedIds.toReversed()].slice(-100) }
}

async function bounced(
  deps: ProcessDeps,
  { parsed, refs }: Known,
  kind: AutomaticKind,
  place: Extract<ThreadAnswer, { kind: 'join' }>,
): Promise<Decided['bounced']> {
  const participants = await participantsOf(deps.db.prisma, refs.portalId, [place.requestId])
  const known = participants.get(`${place.requestId}:${place.taskId ?? 0}`) ?? []
  const addresses: Bounce[] = bouncedRecipients({ kind, report: parsed.report, known })
  const messageId = place.because.params['messageId']
  return { messageId: messageId === undefined ? null : String(messageId), addresses }
}
