import { AppError } from '../platform/errors/app-error.ts'
import type { RuleKind } from './rule-kind.ts'

export interface RuleKinds {
  /** Once a kind, when the process is wired. */
  register<Body, Facts, Outcome, Carried>(kind: RuleKind<Body, Facts, Outcome, Carried>): void
  /** Throws `rules.unknown-kind`. */
  named(kind: string): RuleKind
  all(): readonly RuleKind[]
}

/** The kinds of rules that slices have registered, in the order of the lab's tabs. */
export function createRuleKinds(): RuleKinds {
  const kinds = new Map<string, RuleKind>()
  return {
    register(kind) {
      if (kinds.has(kind.kind)) throw new RangeError(`rules of ${kind.kind} are registered twice`)
      kinds.set(kind.kind, kind)
    },
    named(kind) {
      const found = kinds.get(kind)
      if (!found) throw new AppError('rules.unknown-kind')
      return found
    },
    all: () => [...kinds.values()],
  }
}
