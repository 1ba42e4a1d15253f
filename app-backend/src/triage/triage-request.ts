import { categoryKindName, type CategoryOutcome } from '../categorization/index.ts'
import type { DeadlineOutcome } from '../deadlines/index.ts'
import { runIdOf, type PlannedWrite, type Run, type Tenant } from '../portal/index.ts'
import type { RuleDecision } from '../rule-sets/index.ts'
import { fieldWrite } from './field-write.ts'
import { lockRecord, pastDecisions, type RequestPlace } from './store.ts'
import type { FirstLetter, TriageDeps } from './triage-deps.ts'

/**
 * Category and deadline of a request that a letter opened, as the rules at work decide: one write of both fields, each kept
 * with its reasons. A request is decided on once; what a person has set meanwhile stays.
 */
export async function triageRequest(deps: TriageDeps, portalId: string, requestId: number): Promise<void> {
  const tenant = await deps.tenantOf(portalId)
  const request = await deps.requestOf(portalId, requestId)
  const letter = await deps.firstLetter(portalId, requestId)
  if (!request || request.deleted || !letter || !(await deps.isOn(portalId))) return
  const place: RequestPlace = { portalId, entityTypeId: request.entityTypeId, entityId: request.entityId }

  const names = await deps.namesOf(portalId)
  const question = { portalId, subject: `request:${requestId}`, title: letter.subject }
  const { subject, body } = letter
  const facts = { subject, body, names: Object.fromEntries(names) }
  const category = await deps.ruleSets.decide(deps.category, { ...question, facts })
  if (!category) return
  const { categoryId } = category.outcome
  const deadline = categoryId === null ? null : await askDeadline(deps, question, { categoryId, letter })

  const name = `triage:${requestId}`
  const where = { ...place, requestId, letterId: letter.letterId, runId: runIdOf(portalId, name) }
  const run: Run = {
    portalId,
    name,
    rule: category.kind,
    mode: 'live',
    cause: { kind: 'letter', id: String(letter.letterId) },
  }
  await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    if ((await pastDecisions(tx, place, [categoryKindName])).length > 0) return
    const outcome = categoryId === null ? 'undetermined' : (names.get(categoryId) ?? categoryId)
    const decided = { ...category, writes: writesOf(tenant, place, { name, category, deadline }) }
    await deps.ruleSets.apply(tx, decided, { portalId, outcome, place: where, run })
    const dueAt = deadline?.outcome.dueAt ?? 'none'
    if (deadline) await deps.ruleSets.apply(tx, deadline, { portalId, outcome: dueAt, place: where })
  })
}

interface Decided {
  name: string
  category: RuleDecision<CategoryOutcome>
  deadline: RuleDecision<DeadlineOutcome> | null
}

/** Both fields in one write: a record's second write would have to wait for its first. */
function writesOf(
  { fieldNames }: Tenant,
  { entityTypeId, entityId }: RequestPlace,
  { name, category, deadline }: Decided,
): PlannedWrite[] {
  const { categoryId } = category.outcome
  if (categoryId === null) return []
  const dueAt = deadline?.outcome.dueAt ?? null
  const after = { [fieldNames.category]: categoryId, ...(dueAt === null ? {} : { [fieldNames.resolveBy]: dueAt }) }
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, null]))
  const because = [...category.because, ...(deadline?.because ?? [])]
  return [fieldWrite({ key: name, entityTypeId, entityId, before, after, because })]
}

interface Question {
  portalId: string
  subject: string
  title: string
}

function askDeadline(
  { ruleSets, deadline, clock }: TriageDeps,
  question: Question,
  { categoryId, letter }: { categoryId: string; letter: FirstLetter },
): Promise<RuleDecision<DeadlineOutcome> | null> {
  const facts = {
    categoryId,
    receivedAt: letter.receivedAt.toISOString(),
    categorizedAt: clock.now().toISOString(),
    recategorizedAt: null,
    locked: false,
    pauses: [],
    current: null,
  }
  return ruleSets.decide(deadline, { ...question, facts })
}
