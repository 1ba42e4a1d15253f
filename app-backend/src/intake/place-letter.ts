import { reason, type Reason } from '../kernel/reason.ts'
import { resolveThread, threadEvidence, withoutTag } from '../threading/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import { openRequest, type Thread } from './end-letter.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { joinConversation } from './join-conversation.ts'
import { incomingLetter, type Known } from './know-letter.ts'
import { loopReason } from './loop-reason.ts'
import { otherDepartments } from './other-departments.ts'
import type { Writer } from './rules/sender.ts'
import { ownAddress } from './rules/own-address.ts'
import { staffLetter } from './rules/staff-letter.ts'
import { surroundings, waitLonger } from './surroundings.ts'

/** Finds the conversation of a person's letter and puts it there. The performer's thread of an external task comes before all else. */
export async function placeLetter(deps: ProcessDeps, known: Known): Promise<Decided> {
  const { letter, parsed, refs, own, writer, because } = known
  const around = await surroundings(deps, known, refs)
  if (around.earlierTwin) {
    const { letterId, dueAt } = around.earlierTwin
    return waitLonger(deps, known, dueAt, reason('thread.waits-for-parent', { letterId }))
  }
  const answer = await resolveThread(deps.db.prisma, refs, around.facts)
  if (answer.kind === 'wait') return waitLonger(deps, known, around.dueAtOf(answer.letterId), answer.because)
  const other = await otherDepartments(deps, known, answer)
  if (other && 'end' in other) return other.end
  const inTask = answer.kind === 'join' && answer.taskId !== null
  const notForUs = inTask ? null : ownAddress(parsed.from === null ? [] : [parsed.from.address], own)
  if (notForUs) return { ...bareEnd({ kind: 'ignored', why: [notForUs] }), refs, automatic: 'own' }
  if (!writer) return quarantined(known, because ?? reason('intake.no-sender'))
  const tooMany = await loopReason(deps, known, answer.kind === 'join' ? answer.requestId : null)
  if (tooMany) return quarantined(known, tooMany)
  const evidence = await threadEvidence(deps.db.prisma, letter.portalId, answer.because, answer.considered)
  const thread = [answer.because, ...(other ? [other.because] : [])]
  const decided = await (answer.kind === 'new'
    ? open(deps, known, writer, { thread, evidence })
    : joinConversation(deps, known, writer, answer, evidence))
  return because ? withReason(decided, because) : decided
}

const quarantined = ({ letter }: Known, why: Reason): Decided =>
  bareEnd({ kind: 'quarantined', why: [why], attempts: letter.attempts, lastError: null })

const withReason = (decided: Decided, because: Reason): Decided => ({
  ...decided,
  verdict: { ...decided.verdict, why: [...decided.verdict.why, because] },
})

/** A new matter: the writer's, or that of the client to whom an employee writes with us in copy. */
async function open(deps: ProcessDeps, known: Known, writer: Writer, { thread, evidence }: Thread): Promise<Decided> {
  const { own, parsed } = known
  // With us in To the desk is asked, whoever gets a copy.
  const direct = parsed.directRecipients.some((address) => own.includes(withoutTag(address)))
    ? []
    : parsed.directRecipients
  const out = staffLetter({ ...known, from: writer.address, recipients: direct })
  if (!out) return openRequest(deps, known, incomingLetter(known, writer, null), { thread, evidence })
  const because = reason('thread.staff-new', out.params)
  const incoming = incomingLetter(known, writer, 'first')
  return { ...(await openRequest(deps, known, incoming, { thread: [...thread, because], evidence })), out: true }
}
