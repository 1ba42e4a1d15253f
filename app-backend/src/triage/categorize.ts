import { decideCategory, decideDeadline, type Decided, type Subject } from './decide.ts'
import { freshDeadline } from './rules/take-up.ts'
import type { TriageState } from './rules/triage-state.ts'
import type { FirstWords, TriageDeps } from './triage-deps.ts'

export interface Categorized {
  /** As before where no category was found. */
  state: TriageState
  decisions: Decided[]
  found: boolean
}

/** The category of a request that has none, by its first words, and the deadline that follows; null: no rules are at work. */
export async function categorize(
  deps: TriageDeps,
  subject: Subject,
  state: TriageState,
  words: FirstWords,
): Promise<(Categorized & { category: Decided }) | null> {
  const { decided: category, categoryId, suggestedId } = await decideCategory(deps, subject, words)
  if (!category) return null
  if (categoryId === null) return { state: { ...state, suggestedId }, decisions: [category], found: false, category }
  const at = deps.clock.now()
  const categorized = {
    ...state,
    categoryId,
    suggestedId,
    firstCategoryId: state.firstCategoryId ?? categoryId,
    categorizedAt: at,
  }
  const due = categorized.lockedAt === null ? await decideDeadline(deps, subject, categorized) : null
  return {
    state: due ? { ...categorized, ...freshDeadline(due.times.dueAt), ...due.times } : categorized,
    decisions: [category, ...(due ? [due.decided] : [])],
    found: true,
    category,
  }
}
