export { createDeadlineKind, type DeadlineKind, type DeadlineKindDeps } from './deadline-kind.ts'
export type { DeadlineOutcome, DeadlineQuestion, DeadlineRules } from './contract.ts'
export { workingMs } from './working-ms.ts'
export { addDays, instantAt } from './rules/local-time.ts'
