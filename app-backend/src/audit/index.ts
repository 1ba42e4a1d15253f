export { recordDecisions, type DecisionRow } from './decision-store.ts'
