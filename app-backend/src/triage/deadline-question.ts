import type { DeadlineQuestion } from '../deadlines/index.ts'
import type { TriageState } from './rules/triage-state.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/** What the rules of deadlines are asked about a request as it stands. */
export const deadlineQuestion = (state: TriageState, now: Date): DeadlineQuestion => ({
  categoryId: state.categoryId,
  firstCategoryId: state.firstCategoryId,
  receivedAt: state.receivedAt.toISOString(),
  categorizedAt: (state.categorizedAt ?? now).toISOString(),
  recategorizedAt: iso(state.recategorizedAt),
  locked: state.lockedAt !== null,
  pauses: [],
  stages: state.stages.map(({ stageId, at }) => ({ stageId, at: at.toISOString() })),
  current: iso(state.dueAt),
})
