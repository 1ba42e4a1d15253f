export { createDeadlineKind, type DeadlineKind, type DeadlineKindDeps } from './deadline-kind.ts'
export type { DeadlineOutcome, DeadlineQuestion, DeadlineRules } from './contract.ts'
