import type { Reason } from '../../kernel/reason.ts'

/** What is known of a member when a request is to be given to somebody. */
export interface PersonFacts {
  userId: number
  name: string
  /** Why the person can't be given work now: dismissed, absent, the working day is over; null: is there. */
  away: Reason | null
  /** Open requests of the person. */
  open: number
}
