import type { ScenarioFactsView } from '@poryadok/app-backend/scenarios/contract'

export const blankFacts: ScenarioFactsView = { values: {}, labels: {} }

/** Facts as this kind has them. */
export const factsOf = (facts: unknown): ScenarioFactsView => ({
  ...blankFacts,
  ...(facts as Partial<ScenarioFactsView> | null),
})
