import type { Reason } from '../kernel/reason.ts'
import type { LetterRefs, ThreadSurroundings } from '../threading/index.ts'
import { bareEnd, type Decided } from './decided.ts'
import type { ProcessDeps } from './intake-deps.ts'
import type { Known } from './know-letter.ts'
import { waitingLetters, type WaitingLetter } from './waiting-store.ts'

/** A letter that waits for another one is looked at this much after it. */
const afterParentMs = 1_000

export interface Surroundings {
  facts: ThreadSurroundings
  /** The same letter, taken in earlier and not handled yet. */
  earlierTwin: WaitingLetter | null
  dueAtOf(letterId: number): Date | null
}

/** What the thread rule has to know besides the letter: who writes, where it was delivered, which letters still wait. */
export async function surroundings(deps: ProcessDeps, known: Known, refs: LetterRefs): Promise<Surroundings> {
  const { letter, parsed, staff, settings, twinMailboxes } = known
  const { portalId } = letter
  const ids = [refs.messageId, ...refs.references, ...(refs.inReplyTo === null ? [] : [refs.inReplyTo])]
  const waiting = await waitingLetters(deps.db.prisma, { portalId, letterId: letter.id, ids })
  const twins = waiting.filter((one) => one.messageId === refs.messageId)
  const parents = waiting.filter((one) => !twins.includes(one))
  return {
    facts: {
      staff,
      anyone: false,
      ...(settings.sameLetter === 'department' ? { mailboxes: twinMailboxes } : {}),
      waiting: parents,
      tokens: deps.threads.tokens,
      addressedTo: [...new Set([...parsed.recipients, ...parsed.deliveredTo])],
      portalLetters: (activities) => deps.threads.portalLetters(portalId, activities),
      requestsOfClient: (address, requestIds) => deps.threads.requestsOfClient(portalId, address, requestIds),
    },
    earlierTwin: twins.find((one) => one.letterId < letter.id) ?? null,
    dueAtOf: (letterId) => waiting.find((one) => one.letterId === letterId)?.dueAt ?? null,
  }
}

/** The letter is looked at again after the one that it waits for. */
export function waitLonger(deps: ProcessDeps, { letter }: Known, parentDueAt: Date | null, because: Reason): Decided {
  const now = deps.clock.now().getTime()
  const dueAt = new Date(Math.max(parentDueAt?.getTime() ?? now, now) + afterParentMs)
  return bareEnd({ kind: 'waiting', why: [because], dueAt, attempts: letter.attempts, lastError: null })
}
