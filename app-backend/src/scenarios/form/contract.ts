/** The rule of scenarios, for the browser: the form obeys while one types. Nothing else is loaded with it. */
export { obeyScenarios, type Obeyed } from '../rules/obey-scenarios.ts'
export { categoryFact, conditionTests, stageFact, type ConditionTest, type Scenario } from '../rules/scenario.ts'
