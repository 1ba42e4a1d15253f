import type { RequestValues } from './heard-of.ts'
import { blankState, type TriageState } from './triage-state.ts'

export interface Birth {
  /** A letter opened it: what its record holds is the product's. */
  byLetter: boolean
  receivedAt: Date
  /** In whose name the record was made; null: the product made it. */
  createdBy: number | null
}

/** What a request was born with: a category and a deadline that its maker chose are kept, the deadline locked. */
export function givenState(
  { byLetter, receivedAt, createdBy }: Birth,
  values: RequestValues | null,
  now: Date,
): TriageState {
  const state = {
    ...blankState(receivedAt),
    responsibleId: values?.responsibleId ?? null,
    stages: values?.stageId ? [{ stageId: values.stageId, at: receivedAt }] : [],
  }
  if (byLetter || !values) return state
  const { categoryId, dueAt } = values
  const category = categoryId === null ? {} : { categoryId, firstCategoryId: categoryId, categorizedAt: now }
  return { ...state, ...category, ...(dueAt ? { dueAt, lockedAt: now, lockedBy: createdBy } : {}) }
}

/** A record made in one's own name and left with oneself was given to nobody; any other responsible was chosen. */
export const isChosen = ({ createdBy }: Birth, values: RequestValues | null): boolean =>
  createdBy !== null && values !== null && values.responsibleId !== null && values.responsibleId !== createdBy
