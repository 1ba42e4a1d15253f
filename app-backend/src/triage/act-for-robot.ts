import { reason, type Reason } from '../kernel/reason.ts'
import type { Tenant } from '../portal/index.ts'
import { categorize } from './categorize.ts'
import { decideDeadline, decidePerson, type Decided, type Subject } from './decide.ts'
import { followRequest } from './follow-request.ts'
import { keepStep } from './keep-step.ts'
import { readRecordNow, type RecordNow } from './read-record-now.ts'
import { givenState } from './rules/given-state.ts'
import { freshDeadline } from './rules/take-up.ts'
import type { TriageState } from './rules/triage-state.ts'
import { readKnown, type KnownRequest } from './state-store.ts'
import type { RequestPlace } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'
import { withGroup, withHours } from './narrowed-kinds.ts'

export interface RobotCall {
  /** Names the call for ever within the portal. */
  run: string
  properties: Readonly<Record<string, string>>
}

interface Outcome {
  done: boolean
  values: Record<string, string>
  because: readonly Reason[]
}

/** What a robot decided: the state that follows, and the decisions that are written. */
interface Step {
  state: TriageState
  decisions: Decided[]
  outcome: Outcome
  turn?: { groupId: number; userId: number }
}

interface Facts {
  tenant: Tenant
  subject: Subject
  known: KnownRequest | null
  state: TriageState
  now: RecordNow
  properties: Readonly<Record<string, string>>
}

const not = (state: TriageState, ...because: Reason[]): Step => ({
  state,
  decisions: [],
  outcome: { done: false, values: {}, because },
})

/**
 * Does for a step of the portal's automation what the rules do for a new request. What people chose stays; what was decided is in
 * «Почему?» and in the journal like any decision. The record must have been read before.
 */
export async function actForRobot(
  deps: TriageDeps,
  place: RequestPlace,
  task: 'category' | 'person' | 'deadline',
  { run, properties }: RobotCall,
): Promise<Outcome> {
  const { portalId, entityTypeId, entityId } = place
  const tenant = await deps.tenantOf(portalId)
  // A record of this moment is triaged first: the robot's step is no reason to leave the others out.
  const fresh = await readKnown(deps.db.prisma, place)
  if (fresh?.heard.some(({ born }) => born)) await followRequest(deps, place)
  const now = await readRecordNow(deps.db.prisma, place, tenant.fieldNames)
  if (!now) return not({} as TriageState, reason('robot.unknown-record')).outcome
  const known = await readKnown(deps.db.prisma, place)
  const at = deps.clock.now()
  const birth = { byLetter: false, receivedAt: now.createdTime ?? at, createdBy: null }
  const state = known?.state ?? { ...givenState(birth, now, at), lockedAt: null, lockedBy: null }
  const request = { entityTypeId, entityId, contactId: now.contactId, deleted: false }
  const requestId = await deps.requestIdOf(place, now)
  const cause = { kind: 'change', id: run } as const
  const subject = { portalId, requestId, tenant, request, title: now.title, letterId: null, run, cause }
  const facts = { tenant, subject, known, state, now, properties }
  const step = await { category, person, deadline }[task](deps, facts)
  if (step.decisions.length > 0) await keepStep(deps, place, facts, step)
  return step.outcome
}

async function category(deps: TriageDeps, { subject, state, now, properties }: Facts): Promise<Step> {
  const names = await deps.namesOf(subject.portalId)
  if (now.categoryId !== null) {
    const name = names.get(now.categoryId) ?? now.categoryId
    const stands = not(state, reason('robot.category-stands', { name }))
    return { ...stands, outcome: { ...stands.outcome, values: { category: name } } }
  }
  const read = await deps.firstWords(subject.tenant, subject.requestId, subject.request)
  if (!read) return not(state, reason('robot.unknown-record'))
  const text = properties['text']?.trim() ?? ''
  const words = text === '' ? read : { ...read, subject: '', body: text, from: null }
  const step = await categorize(deps, subject, state, words)
  if (!step) return not(state, reason('robot.no-rules'))
  const { outcome, decision } = step.category
  const values = step.found ? { category: outcome } : {}
  return { ...step, outcome: { done: step.found, values, because: decision.because } }
}

async function person(deps: TriageDeps, { subject, state, now, properties }: Facts): Promise<Step> {
  const chosen = state.handovers.length > 0 || state.stoodBackAt !== null
  if (chosen && properties['override'] !== 'Y') return not(state, reason('robot.person-stands'))
  const group = properties['group']?.trim() ?? ''
  const routing = group === '' ? deps.routing : await withGroup(deps, subject.portalId, group)
  if (routing === null) return not(state, reason('robot.unknown-group', { group }))
  const facts = { categoryId: now.categoryId, language: state.language, responsibleId: now.responsibleId }
  const found = await decidePerson({ ...deps, routing }, subject, facts)
  if (!found) return not(state, reason('robot.no-rules'))
  const { userId, groupId, because, decided } = found
  if (userId === null) return not(state, ...because)
  return {
    state: { ...state, responsibleId: userId, handovers: [], stoodBackAt: null, waitingSince: null, waitingWhy: null },
    decisions: [decided],
    outcome: { done: true, values: { user: `user_${userId}` }, because },
    ...(groupId === null ? {} : { turn: { groupId, userId } }),
  }
}

async function deadline(deps: TriageDeps, { subject, state, now, properties }: Facts): Promise<Step> {
  const text = properties['hours']?.trim().replace(',', '.') ?? ''
  const hours = text === '' ? null : Number(text)
  if (hours !== null && !(hours >= 0 && hours <= 10_000)) return not(state, reason('robot.bad-hours', { text }))
  if (state.lockedAt !== null) return not(state, reason('deadline.locked'))
  const kind = hours === null ? deps.deadline : withHours(deps.deadline, hours)
  const asked = { ...state, categoryId: now.categoryId ?? state.categoryId }
  const due = await decideDeadline({ ...deps, deadline: kind }, subject, asked)
  if (!due) return not(state, reason('robot.no-rules'))
  const { times, decided } = due
  if (times.dueAt === null) return not(state, ...decided.decision.because)
  return {
    state: { ...state, ...freshDeadline(times.dueAt), ...times },
    decisions: [decided],
    outcome: { done: true, values: { deadline: times.dueAt.toISOString() }, because: decided.decision.because },
  }
}
