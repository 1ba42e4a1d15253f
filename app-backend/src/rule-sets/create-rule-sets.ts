import type { Transaction } from '../platform/db/database.ts'
import { applyDecision, decideByRules, type DecideDeps, type Question, type RuleDecision } from './decide-by-rules.ts'
import { dryRunWork, dryRunWorkKind, type DryRunDeps } from './dry-run.ts'
import { currentRules } from './read-lab.ts'
import { createWorkingReader } from './read-working.ts'
import { createRuleKinds, type RuleKinds } from './rule-kinds.ts'
import type { RuleKind } from './rule-kind.ts'

type Applied = Parameters<typeof applyDecision>[3]

/** The rule sets of all portals: slices register their kinds and ask. */
export interface RuleSets {
  kinds: RuleKinds
  /** Adds a kind to the lab; before the process begins to work. */
  register<Body, Facts, Outcome, Carried>(kind: RuleKind<Body, Facts, Outcome, Carried>): void
  /** What the version at work decides; null when none is. A draft that reads along notes what it would have decided. */
  decide<Body, Facts, Outcome>(
    kind: RuleKind<Body, Facts, Outcome>,
    question: Question<Facts>,
  ): Promise<RuleDecision<Outcome> | null>
  /** Whether anything of the kind decides or reads along: otherwise its facts need not be gathered. */
  asked<Body, Facts, Outcome, Carried>(
    kind: RuleKind<Body, Facts, Outcome, Carried>,
    portalId: string,
  ): Promise<boolean>
  /** The body of the version at work; null when none is. */
  atWork<Body, Facts, Outcome, Carried>(
    kind: RuleKind<Body, Facts, Outcome, Carried>,
    portalId: string,
  ): Promise<Body | null>
  /** The body that a person looks at: the draft, else the version at work, else the empty one. */
  current<Body, Facts, Outcome, Carried>(kind: RuleKind<Body, Facts, Outcome, Carried>, portalId: string): Promise<Body>
  /** Keeps a decision for «Почему?» and has its writes sent, in the transaction of its effect. */
  apply(tx: Transaction, decision: RuleDecision<unknown>, applied: Applied): Promise<void>
  stop(): void
}

export type RuleSetsDeps = Omit<DecideDeps, 'working'> & Omit<DryRunDeps, 'kinds'>

export function createRuleSets(deps: RuleSetsDeps): RuleSets {
  const kinds = createRuleKinds()
  const working = createWorkingReader(deps)
  return {
    kinds,
    register(kind) {
      kinds.register(kind)
      deps.longWork.register(dryRunWork(kind.kind), dryRunWorkKind(deps, kinds.named(kind.kind)))
    },
    decide: (kind, question) => decideByRules({ ...deps, working }, kind, question),
    async asked(kind, portalId) {
      const { live, shadows } = await working.of(portalId, kind)
      return live !== null || shadows.length > 0
    },
    atWork: async <Body>(kind: RuleKind<Body>, portalId: string) =>
      ((await working.of(portalId, kind)).live?.body ?? null) as Body | null,
    current: async <Body>(kind: RuleKind<Body>, portalId: string) =>
      (await currentRules(deps.db.prisma, { portalId, kind: kind.kind }, kind)) as Body,
    apply: (tx, decision, applied) => applyDecision(deps, tx, decision, applied),
    stop: () => working.stop(),
  }
}
