export { createRoutingKind, type RoutingKind, type RoutingKindDeps } from './routing-kind.ts'
export type { RoutingOutcome, RoutingQuestion, RoutingRules } from './contract.ts'
export { createRoutingStore, type RoutingStore } from './store.ts'
