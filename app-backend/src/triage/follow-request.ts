import { recordAudit, type AuditLine } from '../audit/index.ts'
import { categoryKindName } from '../categorization/index.ts'
import { reason, type Reason } from '../kernel/reason.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import { cardPath, type Tenant } from '../portal/index.ts'
import { alarmJob } from './alarm-job.ts'
import { decideDeadline, decidePerson, type Decided, type Subject } from './decide.ts'
import { keepDecision, keepPersons } from './keep-decision.ts'
import { personsDecisions } from './persons-decisions.ts'
import { readRecordNow, type RecordNow } from './read-record-now.ts'
import { freshDeadline, takeUp, type Happened } from './rules/take-up.ts'
import type { TriageState } from './rules/triage-state.ts'
import { readKnown, type KnownRequest } from './state-store.ts'
import { lockRecord, type RequestPlace } from './store.ts'
import { isDecided, triageRequest } from './triage-request.ts'
import type { TriageDeps } from './triage-deps.ts'
import { keepAndTell } from './waiting-live.ts'

/**
 * Takes up what people and other programs did to a request: a person's category, deadline and responsible stay; the deadline is
 * counted again where the category or the stage changed and nobody locked it. A new record is triaged first.
 */
export async function followRequest(deps: TriageDeps, place: RequestPlace): Promise<JobAgain> {
  const { portalId, entityTypeId, entityId } = place
  const tenant = await deps.tenantOf(portalId)
  const { prisma } = deps.db
  const known = await readKnown(prisma, place)
  const now = await readRecordNow(prisma, place, tenant.fieldNames)
  if (!known || known.heard.length === 0 || !now || !(await deps.isOn(portalId))) return
  const requestId = await deps.requestIdOf(place, now)
  const isNew = known.heard.some(({ born }) => born) && !(await isDecided(deps, prisma, place))
  if (isNew && (await deps.takesOthers(portalId)) && !(await deps.isClosedStage(tenant, now.stageId)))
    return triageRequest(deps, portalId, requestId)
  const request = { entityTypeId, entityId, contactId: now.contactId, deleted: false }
  const run = `follow:${entityTypeId}:${entityId}:${deps.clock.now().getTime()}`
  const cause = { kind: 'change', id: run } as const
  const subject = { portalId, requestId, tenant, request, title: now.title, letterId: null, run, cause }
  await keepAll(deps, subject, { place, known }, await decideAll(deps, subject, known, now))
}

type DecidedAll = Awaited<ReturnType<typeof decideAll>>

async function decideAll(deps: TriageDeps, subject: Subject, known: KnownRequest, now: RecordNow) {
  const { state: taken, happened } = takeUp(known.state, known.heard, await deps.fightLimits(subject.portalId))
  const did = (...what: Happened['what'][]) => happened.some((one) => what.includes(one.what))
  const people = await deps.peopleOf(subject.portalId)
  const nameOf = (id: number | null) => people.get(id ?? 0) ?? (id === null ? '' : `№ ${id}`)
  const recount = did('category', 'stage', 'deadline', 'released', 'recount')
  const deadline = recount ? await decideDeadline(deps, subject, taken) : null
  // A deadline that came back stays as it is; when people are told of it, the rules say.
  const restored = !recount && did('undone') ? await decideDeadline(deps, subject, asLocked(taken)) : null
  // Whom a person or another program has chosen stays; who waits for somebody is asked about again by the new category.
  const asks = did('category') && taken.waitingSince !== null && taken.stoodBackAt === null
  const person = asks && now.responsibleId !== null ? await decidePerson(deps, subject, taken) : null
  const given = person && person.userId !== null ? person : null
  const state: TriageState = {
    ...taken,
    ...deadlineTimes(taken, (deadline ?? restored)?.times ?? null),
    ...(given ? { responsibleId: given.userId, waitingSince: null, waitingWhy: null } : {}),
  }
  const names = await deps.namesOf(subject.portalId)
  const { routing, deadline: dues } = deps
  const words = { nameOf, names, kinds: { category: categoryKindName, routing: routing.kind, deadline: dues.kind } }
  const persons = happened.flatMap((one) => personsDecisions(one, state, words))
  const lines = happened.flatMap((one) => auditLine(subject, one, state))
  return { state, happened, persons, lines, deadline: deadline && told(deadline.decided, happened, nameOf), given }
}

const asLocked = (state: TriageState): TriageState => ({ ...state, lockedAt: state.lockedAt ?? state.receivedAt })

/** The same deadline was warned of already; another one was not. */
function deadlineTimes(
  taken: TriageState,
  times: Pick<TriageState, 'dueAt' | 'warnAt' | 'escalateAt'> | null,
): Partial<TriageState> {
  if (!times) return {}
  const same = times.dueAt?.getTime() === taken.dueAt?.getTime()
  return same ? times : { ...freshDeadline(times.dueAt), ...times }
}

/** A deadline that came out as it was is no decision, unless somebody asked for it; a locked one says who locked it, and when. */
function told(decided: Decided, happened: readonly Happened[], nameOf: (id: number | null) => string): Decided | null {
  const { decision, before, after } = decided
  const lead: Reason[] = happened.flatMap((one) => {
    const params = { name: 'by' in one ? nameOf(one.by) : '', at: one.at.toISOString() }
    if (one.what === 'deadline') return [reason('deadline.locked-by', params)]
    if (one.what === 'recount' && before !== after) return [reason('deadline.recounted', { at: params.at })]
    return one.what === 'released' ? [reason('deadline.released', params)] : []
  })
  if (lead.length === 0 && before === after) return null
  return { ...decided, decision: { ...decision, because: [...lead, ...decision.because] } }
}

/** What the rules stand back for; the change itself is in the portal's own history. */
function auditLine({ portalId, request }: Subject, one: Happened, { dueAt }: TriageState): AuditLine[] {
  if (one.what !== 'deadline' && one.what !== 'tug-of-war') return []
  const { entityTypeId, entityId } = request
  const line = { portalId, at: one.at, record: { entityTypeId, entityId } }
  if (one.what === 'tug-of-war')
    return [
      { ...line, actor: { kind: 'rule', id: 'person' }, action: 'routing.stood-back', after: { count: one.count } },
    ]
  const actor =
    one.by === null ? ({ kind: 'system', id: '' } as const) : ({ kind: 'person', id: String(one.by) } as const)
  const values = { before: { resolveBy: one.before }, after: { resolveBy: dueAt } }
  return [{ ...line, actor, action: 'deadline.locked', ...values }]
}

async function keepAll(
  deps: TriageDeps,
  subject: Subject,
  { place, known }: { place: RequestPlace; known: KnownRequest },
  { state, happened, persons, lines, deadline, given }: DecidedAll,
): Promise<void> {
  const { portalId, tenant } = subject
  const kept = await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    if (!(await keepAndTell(deps, tx, place, { known, state }))) return false
    for (const one of persons) await keepPersons(tx, subject, one)
    await recordAudit(tx, lines)
    if (deadline) await keepDecision(deps, tx, subject, deadline)
    if (given) await keepDecision(deps, tx, subject, given.decided)
    if (given && given.groupId !== null && given.userId !== null)
      await deps.takeTurn(tx, portalId, given.groupId, given.userId)
    if (state.dueAt) await deps.addJob(alarmJob(place, deps.clock.now()), tx)
    return true
  })
  if (kept && happened.some(({ what }) => what === 'tug-of-war')) await tellOfTugOfWar(deps, tenant, subject)
}

async function tellOfTugOfWar({ notices }: TriageDeps, { id }: Tenant, { title, request }: Subject): Promise<void> {
  const { entityTypeId, entityId } = request
  const path = cardPath(entityTypeId, entityId)
  const once = `tug-of-war:${entityTypeId}:${entityId}`
  await notices.sendToAdministrators({ portalId: id, kind: 'request.tug-of-war', params: { title, path }, path, once })
}
