import type { Reason } from '../../kernel/reason.ts'

/** What the rules know of a request beside its fields. */
export interface TriageState {
  /** As last taken up; null: none. */
  categoryId: string | null
  firstCategoryId: string | null
  /** A category that a person is asked to confirm; null: none. */
  suggestedId: string | null
  receivedAt: Date
  /** Of the first words: ru | en | other; null: there were none. */
  language: string | null
  categorizedAt: Date | null
  recategorizedAt: Date | null
  /** The deadline that holds; null: none, or the clock stands still. */
  dueAt: Date | null
  /** A person set the deadline by hand: the rules leave it alone. */
  lockedAt: Date | null
  lockedBy: number | null
  /** The oldest first. */
  stages: readonly { stageId: string; at: Date }[]
  responsibleId: number | null
  /** Who set the responsible after whom, the oldest first. */
  handovers: readonly { at: Date; userId: number | null; by: number | null }[]
  stoodBackAt: Date | null
  waitingSince: Date | null
  waitingWhy: Reason | null
  warnAt: Date | null
  escalateAt: Date | null
  warnedAt: Date | null
  breachedAt: Date | null
  escalatedAt: Date | null
}

/** A change of the record that is not the rules' own; only what changed is there. */
export interface Heard {
  at: Date
  /** Who changed the record last, as the portal says. */
  by: number | null
  /** The record was made: the rules look at it for the first time. */
  born?: true
  /** A person gave the deadline back to the rules. */
  released?: true
  /** Other rules of deadlines are at work. */
  recount?: true
  /** What the rules wrote was taken back: the values that hold again. */
  undone?: UndoneValues
  categoryId?: string | null
  dueAt?: Date | null
  responsibleId?: number | null
  stageId?: string
}

/** Only what was taken back is there. */
export interface UndoneValues {
  categoryId?: string | null
  dueAt?: Date | null
  responsibleId?: number | null
}

/** Of a record before anything is known of it. */
export const blankState = (receivedAt: Date): TriageState => ({
  categoryId: null,
  firstCategoryId: null,
  suggestedId: null,
  receivedAt,
  language: null,
  categorizedAt: null,
  recategorizedAt: null,
  dueAt: null,
  lockedAt: null,
  lockedBy: null,
  stages: [],
  responsibleId: null,
  handovers: [],
  stoodBackAt: null,
  waitingSince: null,
  waitingWhy: null,
  warnAt: null,
  escalateAt: null,
  warnedAt: null,
  breachedAt: null,
  escalatedAt: null,
})
