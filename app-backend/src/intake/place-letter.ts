import { reason, type Reason } from '../kernel/reason.ts'
import { closedReply, continuationOf, resolveThread, threadEvidence, type ThreadAnswer } from '../threading/index.ts'
import type { IncomingLetter } from '../requests/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import type { JoinAnswer, ProcessDeps, WhenClosed } from './intake-deps.ts'
import { incomingLetter, type Known } from './know-letter.ts'
import { loopReason } from './loop-reason.ts'
import type { Writer } from './rules/sender.ts'
import { ownAddress } from './rules/own-address.ts'
import { staffLetter } from './rules/staff-letter.ts'
import { surroundings, waitLonger } from './surroundings.ts'

type Joining = Extract<ThreadAnswer, { kind: 'join' }>
type Thread = Pick<Decided, 'thread' | 'evidence' | 'gone' | 'parent'>

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
  const inTask = answer.kind === 'join' && answer.taskId !== null
  const notForUs = inTask ? null : ownAddress(parsed.from === null ? [] : [parsed.from.address], own)
  if (notForUs) return { ...bareEnd({ kind: 'ignored', why: [notForUs] }), refs, automatic: 'own' }
  if (!writer) return quarantined(known, because ?? reason('intake.no-sender'))
  const tooMany = await loopReason(deps, known, answer.kind === 'join' ? answer.requestId : null)
  if (tooMany) return quarantined(known, tooMany)
  const evidence = await threadEvidence(deps.db.prisma, letter.portalId, answer.because, answer.considered)
  const decided = await (answer.kind === 'new'
    ? open(deps, known, incomingLetter(known, writer, false), {
        thread: [answer.because],
        evidence,
        gone: null,
        parent: null,
      })
    : join(deps, known, writer, answer, evidence))
  return because ? withReason(decided, because) : decided
}

const quarantined = ({ letter }: Known, why: Reason): Decided =>
  bareEnd({ kind: 'quarantined', why: [why], attempts: letter.attempts, lastError: null })

const withReason = (decided: Decided, because: Reason): Decided => ({
  ...decided,
  verdict: { ...decided.verdict, why: [...decided.verdict.why, because] },
})

async function join(
  deps: ProcessDeps,
  known: Known,
  writer: Writer,
  answer: Joining,
  evidence: Decided['evidence'],
): Promise<Decided> {
  const { requestId, taskId, number, because } = answer
  const out =
    taskId === null ? staffLetter({ ...known, from: writer.address, recipients: known.refs.recipients }) : null
  const incoming = incomingLetter(known, writer, out !== null)
  if (taskId !== null)
    return inTask(
      deps,
      known,
      incoming,
      { requestId, taskId },
      { thread: [because], evidence, gone: null, parent: null },
    )
  const closing = { reply: null as ReturnType<typeof closedReply> | null }
  const whenClosed: WhenClosed = (closedAt) => {
    if (out) return 'keep'
    const { closedReply: rule, reopenDays: days } = known.settings
    closing.reply = closedReply({ rule, days, closedAt, receivedAt: known.letter.receivedAt })
    return closing.reply.action === 'reopen' ? 'reopen' : 'leave'
  }
  const joined = await deps.joinRequest(incoming, requestId, whenClosed)
  const why = [because, ...(out ? [out] : [])]
  if (joined.outcome === 'joined') {
    const reopened = joined.reopened && closing.reply ? [closing.reply.because] : []
    return { ...standing(known, requestId, null, joined, [...why, ...reopened]), evidence, out: out !== null }
  }
  if (joined.outcome === 'gone')
    return open(deps, known, incoming, {
      thread: [...why, reason('thread.closed-gone')],
      evidence,
      gone: requestId,
      parent: null,
    })
  const linked = closing.reply?.because ?? reason('thread.closed-linked')
  return goOn(deps, known, incoming, requestId, whenClosed, {
    thread: [...why, { ...linked, params: { ...linked.params, number } }],
    evidence,
  })
}

/** A reply to a closed request: in the request that goes on from it, or in a new one that does from now on. */
async function goOn(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  closed: number,
  whenClosed: WhenClosed,
  { thread, evidence }: Pick<Decided, 'thread' | 'evidence'>,
): Promise<Decided> {
  const next = await continuationOf(deps.db.prisma, known.letter.portalId, closed)
  const joined = next === null ? null : await deps.joinRequest(incoming, next, whenClosed)
  if (next !== null && joined?.outcome === 'joined')
    return { ...standing(known, next, null, joined, [...thread, reason('thread.continued')]), evidence }
  return open(deps, known, incoming, { thread, evidence, gone: null, parent: next ?? closed })
}

async function inTask(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  place: { requestId: number; taskId: number },
  thread: Thread,
): Promise<Decided> {
  const joined = await deps.taskReply(incoming, place)
  if (joined.outcome === 'gone')
    return open(deps, known, incoming, {
      ...thread,
      thread: [...thread.thread, reason('thread.closed-gone')],
      gone: place.requestId,
    })
  const why = [...thread.thread, reason('thread.task', { taskId: place.taskId })]
  return { ...standing(known, place.requestId, place.taskId, joined, why), evidence: thread.evidence }
}

/** The letter stands in a conversation that is there. */
const standing = (
  { refs }: Known,
  requestId: number,
  taskId: number | null,
  { activityId, files }: Extract<JoinAnswer, { outcome: 'joined' }>,
  thread: Reason[],
): Decided => ({
  ...bareEnd({ kind: 'joined', requestId, activityId, why: [...thread, ...files] }),
  refs,
  place: { requestId, taskId },
  thread,
})

async function open(deps: ProcessDeps, known: Known, incoming: IncomingLetter, thread: Thread): Promise<Decided> {
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
