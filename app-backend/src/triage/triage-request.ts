import { categoryKindName } from '../categorization/index.ts'
import { runIdOf, type Run, type Tenant } from '../portal/index.ts'
import type { RuleDecision } from '../rule-sets/index.ts'
import { fieldWrite } from './field-write.ts'
import { lockRecord, pastDecisions, type RequestPlace } from './store.ts'
import type { FirstLetter, RequestFacts, TriageDeps } from './triage-deps.ts'

/** What is decided on. */
interface Subject {
  portalId: string
  requestId: number
  tenant: Tenant
  request: RequestFacts
  letter: FirstLetter
}

/** A decision with what it writes. */
interface Decided {
  decision: RuleDecision<unknown>
  /** As the decision's row says it. */
  outcome: string
  field: string
  before: string | null
  /** null: nothing is written. */
  value: string | null
}

/**
 * Category, deadline and responsible of a request that a letter opened, as the rules at work decide: three fields in one request
 * to the portal, each with its reasons. A request is decided on once; what a person has set meanwhile stays.
 */
export async function triageRequest(deps: TriageDeps, portalId: string, requestId: number): Promise<void> {
  const tenant = await deps.tenantOf(portalId)
  const request = await deps.requestOf(portalId, requestId)
  const letter = await deps.firstLetter(portalId, requestId)
  if (!request || request.deleted || !letter || !(await deps.isOn(portalId))) return
  const subject: Subject = { portalId, requestId, tenant, request, letter }
  const place: RequestPlace = { portalId, entityTypeId: request.entityTypeId, entityId: request.entityId }
  if ((await pastDecisions(deps.db.prisma, place, [categoryKindName, deps.routing.kind])).length > 0) return

  const { categoryId, decided: category } = await decideCategory(deps, subject)
  const deadline = categoryId === null ? null : await decideDeadline(deps, subject, categoryId)
  const person = await decidePerson(deps, subject, categoryId)
  await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    // A worker whose lease was given away may still be here.
    if ((await pastDecisions(tx, place, [categoryKindName, deps.routing.kind])).length > 0) return
    for (const one of [category, deadline, person?.decided]) if (one) await keep(deps, tx, subject, one)
    const { groupId = null, userId = null } = person?.outcome ?? {}
    if (groupId !== null && userId !== null) await deps.takeTurn(tx, portalId, groupId, userId)
  })
}

const questionOf = ({ portalId, requestId, letter }: Subject) => ({
  portalId,
  subject: `request:${requestId}`,
  title: letter.subject,
})

async function decideCategory(deps: TriageDeps, subject: Subject) {
  const { tenant, letter, portalId } = subject
  const names = await deps.namesOf(portalId)
  const facts = { subject: letter.subject, body: letter.body, names: Object.fromEntries(names) }
  const decision = await deps.ruleSets.decide(deps.category, { ...questionOf(subject), facts })
  const categoryId = decision?.outcome.categoryId ?? null
  const outcome = categoryId === null ? 'undetermined' : (names.get(categoryId) ?? categoryId)
  const field = tenant.fieldNames.category
  return { categoryId, decided: decision && { decision, outcome, field, before: null, value: categoryId } }
}

async function decideDeadline(deps: TriageDeps, subject: Subject, categoryId: string): Promise<Decided | null> {
  const facts = {
    categoryId,
    receivedAt: subject.letter.receivedAt.toISOString(),
    categorizedAt: deps.clock.now().toISOString(),
    recategorizedAt: null,
    locked: false,
    pauses: [],
    current: null,
  }
  const decision = await deps.ruleSets.decide(deps.deadline, { ...questionOf(subject), facts })
  if (!decision) return null
  const { dueAt } = decision.outcome
  const field = subject.tenant.fieldNames.resolveBy
  return { decision, outcome: dueAt ?? 'none', field, before: null, value: dueAt }
}

async function decidePerson(deps: TriageDeps, subject: Subject, categoryId: string | null) {
  const { portalId, request } = subject
  if (!(await deps.ruleSets.asked(deps.routing, portalId))) return null
  const facts = { categoryId, ...(await deps.peopleNow(portalId, request)) }
  const decision = await deps.ruleSets.decide(deps.routing, { ...questionOf(subject), facts })
  if (!decision) return null
  const { userId } = decision.outcome
  const before = await deps.responsibleOf(portalId, request)
  const decided: Decided = {
    decision,
    outcome: facts.people.find((one) => one.userId === userId)?.name ?? 'nobody',
    field: 'assignedById',
    before: before === null ? null : String(before),
    value: userId === null || userId === before ? null : String(userId),
  }
  return { decided, outcome: decision.outcome }
}

/** Keeps a decision with the write of its field; no value, no write. */
async function keep(
  { ruleSets }: TriageDeps,
  tx: Parameters<TriageDeps['ruleSets']['apply']>[0],
  { portalId, requestId, request, letter }: Subject,
  { decision, outcome, field, before, value }: Decided,
): Promise<void> {
  const name = `triage:${requestId}`
  const { entityTypeId, entityId } = request
  const { letterId } = letter
  const cause = { kind: 'letter', id: String(letterId) } as const
  const run: Run = { portalId, name, rule: decision.kind, mode: 'live', cause }
  const record = { key: `${name}:${decision.kind}`, entityTypeId, entityId }
  const change = { before: { [field]: before }, after: { [field]: value }, because: decision.because }
  const writes = value === null ? [] : [fieldWrite({ ...record, ...change })]
  const place = { requestId, letterId, entityTypeId, entityId, runId: runIdOf(portalId, name) }
  await ruleSets.apply(tx, { ...decision, writes }, { portalId, outcome, place, run })
}
