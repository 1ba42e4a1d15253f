import type { TriageState } from './triage-state.ts'

/** Nobody was found for the request, or its category waits to be confirmed. */
export const needsAPerson = ({ waitingSince, suggestedId }: Pick<TriageState, 'waitingSince' | 'suggestedId'>) =>
  waitingSince !== null || suggestedId !== null
