import { reason, type Reason } from '../kernel/reason.ts'
import { closedReply, continuationOf, type ThreadAnswer } from '../threading/index.ts'
import type { IncomingLetter } from '../requests/index.ts'
import type { Decided } from './decided.ts'
import { openRequest, standing, type Thread } from './end-letter.ts'
import type { ProcessDeps, WhenClosed } from './intake-deps.ts'
import { incomingLetter, type Known } from './know-letter.ts'
import type { Writer } from './rules/sender.ts'
import { staffLetter } from './rules/staff-letter.ts'

type Joining = Extract<ThreadAnswer, { kind: 'join' }>

/** Puts the letter into the conversation that it belongs to: the client's, or that of an external task. */
export function joinConversation(
  deps: ProcessDeps,
  known: Known,
  writer: Writer,
  answer: Joining,
  evidence: Decided['evidence'],
): Promise<Decided> {
  const { requestId, taskId, because, also } = answer
  if (taskId !== null) {
    const incoming = incomingLetter(known, writer, null)
    return inTask(deps, known, incoming, { requestId, taskId }, { thread: [because], evidence })
  }
  const out = staffLetter({ ...known, from: writer.address, recipients: known.refs.recipients })
  const incoming = incomingLetter(known, writer, out && 'answer')
  return inRequest(deps, known, incoming, answer, {
    thread: [because, ...(also ? [also] : []), ...(out ? [out] : [])],
    evidence,
  })
}

async function inRequest(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  { requestId, number }: Joining,
  found: Thread,
): Promise<Decided> {
  const closing = closingRule(known, incoming.outgoingTo !== undefined)
  const joined = await deps.joinRequest(incoming, requestId, closing.whenClosed)
  const after = (...reasons: Reason[]): Thread => ({ ...found, thread: [...found.thread, ...reasons] })
  if (joined.outcome === 'gone')
    return openRequest(deps, known, incoming, { ...after(reason('thread.closed-gone')), gone: requestId })
  if (joined.outcome === 'closed')
    return goOn(deps, known, incoming, requestId, closing.whenClosed, after(closing.because({ number })))
  const thread = joined.reopened ? after(closing.because({})) : found
  return { ...standing(known, { requestId, taskId: null }, joined, thread), out: incoming.outgoingTo !== undefined }
}

/** What the portal's rule says of a closed request, asked when it turns out to be one; our own letters change nothing there. */
function closingRule({ settings, letter }: Known, out: boolean) {
  let because = reason('thread.closed-linked')
  const whenClosed: WhenClosed = (closedAt) => {
    if (out) return 'keep'
    const { closedReply: rule, reopenDays: days } = settings
    const reply = closedReply({ rule, days, closedAt, receivedAt: letter.receivedAt })
    because = reply.because
    return reply.action === 'reopen' ? 'reopen' : 'leave'
  }
  return {
    whenClosed,
    because: (params: Reason['params']): Reason => ({ ...because, params: { ...because.params, ...params } }),
  }
}

/** A reply to a closed request: in the request that goes on from it, or in a new one that does from now on. */
async function goOn(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  closed: number,
  whenClosed: WhenClosed,
  { thread, evidence }: Thread,
): Promise<Decided> {
  const next = await continuationOf(deps.db.prisma, known.letter.portalId, closed)
  const joined = next === null ? null : await deps.joinRequest(incoming, next, whenClosed)
  if (next === null || joined?.outcome !== 'joined')
    return openRequest(deps, known, incoming, { thread, evidence, parent: next ?? closed })
  const continued = [...thread, reason('thread.continued')]
  return standing(known, { requestId: next, taskId: null }, joined, { thread: continued, evidence })
}

async function inTask(
  deps: ProcessDeps,
  known: Known,
  incoming: IncomingLetter,
  place: { requestId: number; taskId: number },
  { thread, evidence }: Thread,
): Promise<Decided> {
  const joined = await deps.taskReply(incoming, place)
  const because =
    joined.outcome === 'gone' ? reason('thread.closed-gone') : reason('thread.task', { taskId: place.taskId })
  const found = { thread: [...thread, because], evidence }
  return joined.outcome === 'gone'
    ? openRequest(deps, known, incoming, { ...found, gone: place.requestId })
    : standing(known, place, joined, found)
}
