import { stagePauses, type DeadlineQuestion } from '../deadlines/index.ts'
import type { TriageState } from './rules/triage-state.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null

/**
 * What the rules of deadlines are asked about a request as it stands. A request that was opened again goes on with the time it had
 * left: from its end to its second beginning no time ran. The deadline of one that is closed stays as it was.
 */
export const deadlineQuestion = (state: TriageState, now: Date, closedStages: readonly string[]): DeadlineQuestion => ({
  categoryId: state.categoryId,
  firstCategoryId: state.firstCategoryId,
  receivedAt: state.receivedAt.toISOString(),
  categorizedAt: (state.categorizedAt ?? now).toISOString(),
  recategorizedAt: iso(state.recategorizedAt),
  locked: state.lockedAt !== null,
  pauses: stagePauses(state.stages, closedStages).flatMap(({ from, to }) =>
    to === null ? [] : [{ from: from.toISOString(), to: to.toISOString() }],
  ),
  stages: state.stages.map(({ stageId, at }) => ({ stageId, at: at.toISOString() })),
  current: iso(state.dueAt),
})
