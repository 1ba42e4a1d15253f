import type { z } from 'zod'
import type { Evidence } from '../audit/index.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Words } from '../kernel/words.ts'
import type { PlannedWrite } from '../portal/index.ts'
import type { Said } from './rules/said.ts'

/** What a rule says of some facts. */
export interface RuleAnswer<Outcome> {
  outcome: Outcome
  because: Reason[]
  evidence?: readonly Evidence[]
  /** 0..100, when the rule knows how certain it is. */
  certainty?: number
}

/** Something of the past that the rules of a kind would be asked about. */
export interface PastRecord<Facts, Outcome> {
  /** Names it for ever within the portal: `letter:17`. */
  subject: string
  title: string
  at: Date
  facts: Facts
  /** What a person made of it afterwards; absent where nobody touched it. */
  people?: Outcome
}

/** One difference of two bodies, in words; null = was not there, or is there no more. */
export interface BodyChange {
  what: Words
  before: Said
  after: Said
}

/** A remark on a body: `path` names the place as `entries.3.value`; what blocks can't be published. */
export interface BodyNote {
  path: string
  because: Reason
  blocks: boolean
}

export interface Period {
  from: Date
  to: Date
}

/** Records of the past, the oldest first; `after` is the cursor of the page before. */
export interface History<Facts, Outcome> {
  count(portalId: string, period: Period): Promise<number>
  page(
    portalId: string,
    period: Period,
    at: { after: string | null; take: number },
  ): Promise<{ records: PastRecord<Facts, Outcome>[]; next: string | null }>
  /** The newest ones, to try a rule on. */
  latest(portalId: string, take: number): Promise<PastRecord<Facts, Outcome>[]>
}

/** Names of what a kind speaks about, read once for a whole answer. */
export interface Speech<Body, Outcome> {
  outcome(outcome: Outcome): Words
  changes(before: Body, after: Body): BodyChange[]
}

/** A difference of two outcomes, named together with all that are like it. */
export interface Step {
  from: { key: string; words: Words }
  to: { key: string; words: Words }
}

/**
 * For rules whose answer depends on what they answered before (the load of a group): a dry run plays the past in order, and
 * carries from record to record what its own answers would have brought about. JSON only: it outlives a restart.
 */
export interface Carry<Facts, Outcome, Carried> {
  begin: Carried
  facts(facts: Facts, carried: Carried): Facts
  after(carried: Carried, facts: Facts, outcome: Outcome): Carried
}

/**
 * One kind of rules: what its rules consist of, what they are asked about and what they may answer. Drafts, versions, test
 * bench, dry runs, shadow and the way back come with the rule set; docs/decisions says how a slice adds a kind.
 */
export interface RuleKind<Body = unknown, Facts = unknown, Outcome = unknown, Carried = unknown> {
  /** Also the `kind` of its decisions, which opens the lab on it: 'categorization', 'routing', 'deadlines' ... */
  kind: string
  title: Words
  body: z.ZodType<Body>
  facts: z.ZodType<Facts>
  outcome: z.ZodType<Outcome>
  /** Rules that decide nothing: what works before the first version. */
  empty: Body
  /** Pure. */
  evaluate(body: Body, facts: Facts, now: Date): RuleAnswer<Outcome>
  /** Outcomes with the same key are the same. */
  key(outcome: Outcome): string
  /** Where nearly every outcome is another one (instants): what a dry run counts together, e.g. «на день позже». */
  step?(from: Outcome, to: Outcome, body: Body): Step
  speech(portalId: string): Promise<Speech<Body, Outcome>>
  /** Contradictions, what never fires, what the portal has no more. */
  notes?(portalId: string, body: Body): Promise<BodyNote[]>
  history: History<Facts, Outcome>
  /** What another outcome changes elsewhere, by name: a dry run counts it. `{ deadline: words }` */
  effects?: Record<string, { words: Words; follows(from: Outcome, to: Outcome, facts: Facts): boolean }>
  /** The outcomes are few (people, categories): a dry run counts the records of each, under both rules. */
  loads?: true
  carry?: Carry<Facts, Outcome, Carried>
  /** What an outcome writes to the portal: sent when the rules are live, only imagined in the shadow. */
  writes?(subject: string, facts: Facts, answer: RuleAnswer<Outcome>): readonly PlannedWrite[]
}
