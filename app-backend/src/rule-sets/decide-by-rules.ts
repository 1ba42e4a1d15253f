import { inPortal } from '@poryadok/prisma/scope'
import { recordDecisions, type DecisionRow } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import type { Logger } from '../platform/log/logger.ts'
import type { PlannedWrite, Run, Writes } from '../portal/index.ts'
import type { WorkingReader, ShadowReader } from './read-working.ts'
import type { RuleAnswer, RuleKind } from './rule-kind.ts'
import { addShadow } from './shadow-store.ts'

/** What the rules are asked about. */
export interface Question<Facts> {
  portalId: string
  /** Names it for ever: `letter:17`. */
  subject: string
  /** What a person reads of it. */
  title: string
  facts: Facts
}

/** What the rules at work decided. */
export interface RuleDecision<Outcome> extends RuleAnswer<Outcome> {
  kind: string
  version: number
  writes: readonly PlannedWrite[]
}

export interface DecideDeps {
  db: Database
  clock: Clock
  log: Logger
  working: WorkingReader
  writes: Pick<Writes, 'plan'>
}

/**
 * Asks the version that works, and lets readers in the shadow say what they would do: they write to the lab's tables and, as
 * imagined writes, to the ledger, and never disturb the decision. null: no rules are at work.
 */
export async function decideByRules<Body, Facts, Outcome>(
  deps: DecideDeps,
  kind: RuleKind<Body, Facts, Outcome>,
  question: Question<Facts>,
): Promise<RuleDecision<Outcome> | null> {
  const { live, shadows } = await deps.working.of(question.portalId, kind)
  const now = deps.clock.now()
  const { subject, facts } = question
  const answer = live ? kind.evaluate(live.body as Body, facts, now) : null
  const decided = (answer ?? kind.evaluate(kind.empty, facts, now)).outcome
  for (const reader of shadows) await readAlong(deps, kind, question, { reader, decided, now })
  if (!live || !answer) return null
  const writes = kind.writes?.(subject, facts, answer) ?? []
  return { ...answer, kind: kind.kind, version: live.version, writes }
}

async function readAlong<Body, Facts, Outcome>(
  { db, log, writes }: DecideDeps,
  kind: RuleKind<Body, Facts, Outcome>,
  { portalId, subject, title, facts }: Question<Facts>,
  { reader: { reader, body }, decided, now }: { reader: ShadowReader; decided: Outcome; now: Date },
): Promise<void> {
  try {
    const answer = kind.evaluate(body as Body, facts, now)
    const differs = kind.key(answer.outcome) !== kind.key(decided)
    const row = { reader, subject, title, decided, would: answer.outcome, differs, because: answer.because, at: now }
    const imagined = kind.writes?.(subject, facts, answer) ?? []
    await inPortal(portalId, () =>
      db.prisma.$transaction(async (tx) => {
        await addShadow(tx, { portalId, kind: kind.kind }, row)
        const name = `shadow/${kind.kind}/${reader}/${subject}`
        if (imagined.length > 0) await writes.plan(tx, shadowRun(portalId, kind.kind, name), imagined)
      }),
    )
  } catch (error) {
    log.warn({ kind: kind.kind, reader, err: error }, 'rules in the shadow did not read along')
  }
}

const shadowRun = (portalId: string, rule: string, name: string): Run => ({
  portalId,
  name,
  rule,
  mode: 'shadow',
  cause: { kind: 'schedule', id: name },
})

/** Where a decision belongs, and what set it off. */
export type DecisionPlace = Pick<DecisionRow, 'letterId' | 'requestId' | 'entityTypeId' | 'entityId' | 'runId'>

/**
 * Keeps a decision for «Почему?» and has its writes sent, within the caller's transaction: one is never there without the other.
 * @param run names the run, so that a second try plans nothing twice; left out for a kind that writes nothing
 */
export async function applyDecision(
  deps: Pick<DecideDeps, 'clock' | 'writes'>,
  tx: Transaction,
  decision: RuleDecision<unknown>,
  { portalId, outcome, place, run }: { portalId: string; outcome: string; place: DecisionPlace; run?: Run },
): Promise<void> {
  const { kind, version, because, evidence = [], certainty, writes } = decision
  const planned = run && writes.length > 0 ? await deps.writes.plan(tx, { ...run, rule: kind, version }, writes) : null
  const row: DecisionRow = {
    portalId,
    kind,
    ...place,
    ruleVersion: version,
    outcome,
    because,
    evidence,
    decidedAt: deps.clock.now(),
  }
  await recordDecisions(tx, [
    { ...row, ...(certainty === undefined ? {} : { certainty }), ...(planned ? { runId: planned.runId } : {}) },
  ])
}
