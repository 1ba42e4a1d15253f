import type { Reason } from '../kernel/reason.ts'
import type { Bounce, LetterRefs, ThreadEvidence, ThreadPlace } from '../threading/index.ts'
import type { CardsKeeper } from '../vcard-import/index.ts'
import type { Verdict } from './letter-outcome.ts'
import type { OpeningAnswer } from './opening-rule.ts'
import type { AutomaticKind } from './rules/automatic-signals.ts'

/** How a letter ends, and what follows from it in our tables. */
export interface Decided {
  verdict: Verdict
  /** What the threading rows must say; null when nothing of it is to be remembered. */
  refs: LetterRefs | null
  /** The conversation in which the letter stands; null when it stands in none. */
  place: ThreadPlace | null
  /** Reasons of the thread, of the client, of the intake: they are kept one by one. */
  thread: Reason[]
  /** What the thread stands on. */
  evidence: ThreadEvidence[]
  client: Reason[]
  /** What rules of the portal said of opening a request; null when they were not asked. */
  opening: OpeningAnswer | null
  /** A request the portal has no more: what was known of it goes to the new one. */
  gone: number | null
  /** A closed request that the new one goes on from. */
  parent: number | null
  /** What a program wrote. */
  automatic: AutomaticKind | null
  /** An employee's letter from outside the app. */
  out: boolean
  /** Addresses that the letters of the conversation do not reach, and the letter of ours that says so. */
  bounced: { messageId: string | null; addresses: Bounce[] }
  /** Stores the letter's visiting cards with its end. */
  keepCards?: CardsKeeper
}

/** Where people see the letter: a second delivery is known in its conversation, and shown nowhere. */
export const standsIn = ({ place, verdict, automatic }: Decided): ThreadPlace | null =>
  verdict.kind === 'ignored' && automatic === null ? null : place

/** A letter that is nobody's: kept, and shown nowhere. */
export const ignored = (why: Reason): Decided => bareEnd({ kind: 'ignored', why: [why] })

/** A letter that ends without a trace outside its own row. */
export const bareEnd = (verdict: Verdict): Decided => ({
  verdict,
  refs: null,
  place: null,
  thread: [],
  evidence: [],
  client: [],
  opening: null,
  gone: null,
  parent: null,
  automatic: null,
  out: false,
  bounced: { messageId: null, addresses: [] },
})
