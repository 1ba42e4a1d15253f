/** The rules of the form, for the browser: which fields it fills, and what scenarios make of them while one types. Nothing else is loaded. */
export { filledKinds, isFilledKind, type FilledKind } from '../rules/filled-kinds.ts'
export { obeyScenarios, type Obeyed } from '../rules/obey-scenarios.ts'
export { categoryFact, conditionTests, stageFact, type ConditionTest, type Scenario } from '../rules/scenario.ts'
