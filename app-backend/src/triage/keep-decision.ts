import { recordDecisions } from '../audit/index.ts'
import type { Reason } from '../kernel/reason.ts'
import type { Transaction } from '../platform/db/database.ts'
import { runIdOf, type Run } from '../portal/index.ts'
import type { Decided, Subject } from './decide.ts'
import { fieldWrite } from './field-write.ts'
import type { TriageDeps } from './triage-deps.ts'

const placeOf = ({ requestId, letterId, request: { entityTypeId, entityId } }: Subject) => ({
  requestId,
  entityTypeId,
  entityId,
  ...(letterId === null ? {} : { letterId }),
})

/** Keeps a decision of the rules with the write of its field; no difference, no write. */
export async function keepDecision(
  { ruleSets }: Pick<TriageDeps, 'ruleSets'>,
  tx: Transaction,
  subject: Subject,
  { decision, outcome, field, before, after }: Decided,
): Promise<void> {
  const { portalId, cause, request } = subject
  // A run of its own for each rule: the journal names it, and it is taken back alone.
  const name = `${subject.run}:${decision.kind}`
  const { entityTypeId, entityId } = request
  const run: Run = { portalId, name, rule: decision.kind, mode: 'live', cause }
  const record = { key: name, entityTypeId, entityId }
  const change = { before: { [field]: before }, after: { [field]: after }, because: decision.because }
  const writes = before === after ? [] : [fieldWrite({ ...record, ...change })]
  const place = { ...placeOf(subject), runId: runIdOf(portalId, name) }
  await ruleSets.apply(tx, { ...decision, writes }, { portalId, outcome, place, run })
}

/** What a person decided. */
export interface PersonsDecision {
  kind: string
  outcome: string
  because: Reason
  at: Date
}

/** Keeps what a person decided, for «Почему?»: the rules leave it alone. */
export const keepPersons = (
  tx: Transaction,
  subject: Subject,
  { kind, outcome, because, at }: PersonsDecision,
): Promise<void> =>
  recordDecisions(tx, [
    { portalId: subject.portalId, ...placeOf(subject), kind, outcome, because: [because], decidedAt: at },
  ])
