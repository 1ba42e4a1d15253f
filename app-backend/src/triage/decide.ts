import { reason } from '../kernel/reason.ts'
import type { Run, Tenant } from '../portal/index.ts'
import type { RuleDecision } from '../rule-sets/index.ts'
import { deadlineQuestion } from './deadline-question.ts'
import type { TriageState } from './rules/triage-state.ts'
import type { FirstWords, RequestFacts, TriageDeps } from './triage-deps.ts'

/** What is decided on. */
export interface Subject {
  portalId: string
  requestId: number
  tenant: Tenant
  request: RequestFacts
  title: string
  /** The letter that opened the request; null for one born elsewhere. */
  letterId: number | null
  /** Names the run for ever within the portal. */
  run: string
  cause: Run['cause']
}

/** A decision with what it writes. */
export interface Decided {
  decision: RuleDecision<unknown>
  /** As the decision's row says it. */
  outcome: string
  field: string
  /** The same on both sides: nothing is written. */
  before: string | null
  after: string | null
}

const questionOf = ({ portalId, requestId, title }: Subject) => ({ portalId, subject: `request:${requestId}`, title })

/** The category by the first words; null in `decided`: no rules are at work. */
export async function decideCategory(deps: TriageDeps, subject: Subject, words: FirstWords) {
  const names = await deps.namesOf(subject.portalId)
  const facts = { subject: words.subject, body: words.body, names: Object.fromEntries(names) }
  const answer = await deps.ruleSets.decide(deps.category, { ...questionOf(subject), facts })
  const read = words.from === null ? [] : [reason('category.read-from', { from: words.from })]
  const decision = answer && { ...answer, because: [...answer.because, ...read] }
  const { categoryId = null, suggestedId = null } = decision?.outcome ?? {}
  const outcome = categoryId === null ? 'undetermined' : (names.get(categoryId) ?? categoryId)
  const field = subject.tenant.fieldNames.category
  const decided: Decided | null = decision && { decision, outcome, field, before: null, after: categoryId }
  return { categoryId, suggestedId, decided }
}

const iso = (at: Date | null) => at?.toISOString() ?? null
const moment = (text: string | null) => (text === null ? null : new Date(text))

/** «Решить до» of a request as it stands; null: no rules are at work. */
export async function decideDeadline(deps: TriageDeps, subject: Subject, state: TriageState) {
  const { dueAt } = state
  const facts = deadlineQuestion(state, deps.clock.now(), await deps.closedStages(subject.tenant))
  const decision = await deps.ruleSets.decide(deps.deadline, { ...questionOf(subject), facts })
  if (!decision) return null
  const { dueAt: after, warnAt, escalateAt } = decision.outcome
  const field = subject.tenant.fieldNames.resolveBy
  const decided: Decided = { decision, outcome: after ?? 'none', field, before: iso(dueAt), after }
  return { decided, times: { dueAt: moment(after), warnAt: moment(warnAt), escalateAt: moment(escalateAt) } }
}

/** Who gets the request; null: no rules are at work. */
export async function decidePerson(
  deps: TriageDeps,
  subject: Subject,
  { categoryId, language, responsibleId }: Pick<TriageState, 'categoryId' | 'language' | 'responsibleId'>,
) {
  const { portalId, request } = subject
  if (!(await deps.ruleSets.asked(deps.routing, portalId))) return null
  const facts = deps.routing.facts.parse({ categoryId, language, ...(await deps.peopleNow(portalId, request)) })
  const decision = await deps.ruleSets.decide(deps.routing, { ...questionOf(subject), facts })
  if (!decision) return null
  const { userId, groupId } = decision.outcome
  const before = responsibleId === null ? null : String(responsibleId)
  const decided: Decided = {
    decision,
    outcome: facts.people.find((one) => one.userId === userId)?.name ?? 'nobody',
    field: 'assignedById',
    before,
    after: userId === null ? before : String(userId),
  }
  return { decided, userId, groupId, because: decision.because }
}
