import type { Evidence } from '../audit/index.ts'
import type { Reason } from '../kernel/reason.ts'
import type { ClaimedLetter } from './letter-outcome.ts'

/** What rules of the portal say of a letter that is about to open a request. */
export interface OpeningAnswer {
  opens: boolean
  because: Reason[]
  evidence: readonly Evidence[]
  /** Which rules, and which version of them. */
  kind: string
  version: number
}

/** Asked only when a letter would open a request: a letter of a known thread joins it. null: no such rules are at work. */
export type OpeningRule = (
  letter: ClaimedLetter,
  head: { from: string | null; subject: string },
) => Promise<OpeningAnswer | null>
