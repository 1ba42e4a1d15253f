import { reason } from '../kernel/reason.ts'
import type { PersonsDecision } from './keep-decision.ts'
import type { Happened } from './rules/take-up.ts'
import type { TriageState, UndoneValues } from './rules/triage-state.ts'

interface Words {
  nameOf(id: number | null): string
  names: ReadonlyMap<string, string>
  /** Kinds of the decisions. */
  kinds: { category: string; routing: string; deadline: string }
}

/** What a person decided by what happened to a request, for «Почему?». */
export function personsDecisions(one: Happened, state: TriageState, words: Words): PersonsDecision[] {
  const { nameOf, kinds } = words
  const { at } = one
  if (one.what === 'undone') return one.fields.map((field) => takenBack(field, one, state, words))
  if (one.what === 'category') {
    const because = reason('category.by-person', { name: nameOf(one.by) })
    return [{ kind: kinds.category, outcome: categoryOf(state, words), because, at }]
  }
  const outcome = nameOf(state.responsibleId)
  if (one.what === 'responsible')
    return [{ kind: kinds.routing, outcome, because: reason('routing.by-person', { name: nameOf(one.by) }), at }]
  if (one.what === 'tug-of-war')
    return [{ kind: kinds.routing, outcome, because: reason('routing.tug-of-war', { count: one.count }), at }]
  return []
}

const categoryOf = ({ categoryId }: TriageState, { names }: Words) =>
  categoryId === null ? 'undetermined' : (names.get(categoryId) ?? categoryId)

/** Somebody took back what the rules wrote. */
function takenBack(
  field: keyof UndoneValues,
  { at, by }: { at: Date; by: number | null },
  state: TriageState,
  words: Words,
): PersonsDecision {
  const { nameOf, kinds } = words
  const name = nameOf(by)
  const { kind, outcome } = {
    categoryId: { kind: kinds.category, outcome: categoryOf(state, words) },
    dueAt: { kind: kinds.deadline, outcome: state.dueAt?.toISOString() ?? 'none' },
    responsibleId: { kind: kinds.routing, outcome: nameOf(state.responsibleId) },
  }[field]
  return { kind, outcome, because: reason('decision.taken-back', { name }), at }
}
