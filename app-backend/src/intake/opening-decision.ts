import type { DecisionRow } from '../audit/index.ts'
import type { Decided } from './decided.ts'
import type { ClaimedLetter } from './letter-outcome.ts'

/** What the portal's rules said of opening a request, for «Почему?»; which version said it leads to the rules. */
export function openingDecision(
  { id: letterId, portalId }: ClaimedLetter,
  { opening, verdict, place }: Decided,
  decidedAt: Date,
): DecisionRow[] {
  if (!opening || verdict.kind === 'waiting') return []
  const { kind, version, because, evidence } = opening
  const row = { portalId, letterId, kind, ruleVersion: version, outcome: verdict.kind, because, evidence, decidedAt }
  return [place === null ? row : { ...row, requestId: place.requestId }]
}
