/** How a condition looks at a field. */
export const conditionTests = ['one-of', 'none-of', 'filled', 'empty'] as const
export type ConditionTest = (typeof conditionTests)[number]

export interface Condition {
  /** Code of an own field, or one of `knownFields`. */
  field: string
  is: ConditionTest
  /** Values of the field as texts; of a list the marks of its options. Empty for `filled` and `empty`. */
  values: string[]
}

/** When all conditions hold: which fields are seen, which are asked for, which get a value. */
export interface Scenario {
  id: string
  name: string
  on: boolean
  when: Condition[]
  show: string[]
  require: string[]
  set: { field: string; value: string }[]
}

/** A request as scenarios look at it. */
export interface ScenarioFacts {
  /** Values by code; a field without one is empty. */
  values: Record<string, string[]>
  /** What fields are called, by code. */
  labels: Record<string, string>
}

/** Facts that are no own field of the set. */
export const stageFact = 'STAGE'
export const categoryFact = 'PRD_CATEGORY'
