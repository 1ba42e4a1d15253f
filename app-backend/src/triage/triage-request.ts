import { categoryKindName } from '../categorization/index.ts'
import { reason } from '../kernel/reason.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { Transaction } from '../platform/db/database.ts'
import { alarmJob } from './alarm-job.ts'
import { decideCategory, decideDeadline, decidePerson, type Subject } from './decide.ts'
import { keepDecision, keepPersons, type PersonsDecision } from './keep-decision.ts'
import { lateWordsJob } from './late-words.ts'
import { readRecordNow, type RecordNow } from './read-record-now.ts'
import { languageOf } from './rules/language-of.ts'
import { givenState, isChosen, type Birth } from './rules/given-state.ts'
import type { TriageState } from './rules/triage-state.ts'
import { readKnown, type KnownRequest } from './state-store.ts'
import { lockRecord, pastDecisions, type RequestPlace } from './store.ts'
import type { FirstWords, TriageDeps } from './triage-deps.ts'
import { tellOfWaiting, waitingOf } from './waiting.ts'
import { keepAndTell } from './waiting-live.ts'

/** So long a new record without words is given to get some: a form's fields or a first message come a moment after it. */
const wordsMs = 60_000

/**
 * Category, deadline and responsible of a new request, as the rules at work decide: three fields in one request to the portal,
 * each with its reasons. A request is decided on once; what a person has set in it stays.
 */
export async function triageRequest(deps: TriageDeps, portalId: string, requestId: number): Promise<JobAgain> {
  const tenant = await deps.tenantOf(portalId)
  const request = await deps.requestOf(portalId, requestId)
  if (!request || request.deleted || !(await deps.isOn(portalId))) return
  const place = { portalId, entityTypeId: request.entityTypeId, entityId: request.entityId }
  const { prisma } = deps.db
  if (await isDecided(deps, prisma, place)) return
  const words = await deps.firstWords(tenant, requestId, request)
  if (!words) return
  const known = await readKnown(prisma, place)
  const now = await readRecordNow(prisma, place, tenant.fieldNames)
  const { letterId, subject: title } = words
  const cause =
    letterId === null
      ? ({ kind: 'change', id: `request:${requestId}` } as const)
      : ({ kind: 'letter', id: String(letterId) } as const)
  const subject = { portalId, requestId, tenant, request, title, letterId, run: `triage:${requestId}`, cause }
  const decided = await decideAll(deps, subject, words, now)
  const wordsBy = new Date(words.receivedAt.getTime() + wordsMs)
  const wordless = letterId === null && words.body === '' && decided.state.categoryId === null
  if (wordless && deps.clock.now() < wordsBy) return { again: wordsBy }
  await keepAll(deps, subject, { place, known }, decided)
  if (wordless) await deps.addJob(lateWordsJob(portalId, requestId, deps.clock.now()))
}

/** Category or responsible of the record were decided on before. */
export const isDecided = async ({ routing }: TriageDeps, tx: Transaction, place: RequestPlace) =>
  (await pastDecisions(tx, place, [categoryKindName, routing.kind])).length > 0

type DecidedAll = Awaited<ReturnType<typeof decideAll>>

async function decideAll(deps: TriageDeps, subject: Subject, words: FirstWords, now: RecordNow | null) {
  const at = deps.clock.now()
  const birth: Birth = { byLetter: words.letterId !== null, receivedAt: words.receivedAt, createdBy: words.createdBy }
  const given = { ...givenState(birth, now, at), language: languageOf(`${words.subject}\n${words.body}`) }
  const category = given.categoryId === null ? await decideCategory(deps, subject, words) : null
  const found = category?.categoryId ?? null
  const categorized: TriageState =
    found === null
      ? { ...given, suggestedId: category?.suggestedId ?? null }
      : { ...given, categoryId: found, firstCategoryId: found, categorizedAt: at }
  const counted = categorized.categoryId !== null || given.lockedAt !== null
  const deadline = counted ? await decideDeadline(deps, subject, categorized) : null
  const chosen = isChosen(birth, now)
  const person = chosen ? null : await decidePerson(deps, subject, categorized)
  const state: TriageState = {
    ...categorized,
    ...deadline?.times,
    ...(person?.userId ? { responsibleId: person.userId } : {}),
    ...(person && person.userId === null ? waitingOf(person.because, at) : {}),
  }
  const persons = await personsDecisions(deps, subject, { given, chosen, at })
  const rules = [category?.decided, deadline?.decided, person?.decided].filter((one) => one != null)
  return { state, persons, rules, turn: { groupId: person?.groupId ?? null, userId: person?.userId ?? null } }
}

/** What the maker of the record chose, for «Почему?». */
async function personsDecisions(
  deps: TriageDeps,
  { portalId }: Subject,
  { given, chosen, at }: { given: TriageState; chosen: boolean; at: Date },
): Promise<PersonsDecision[]> {
  const { categoryId, responsibleId } = given
  const decisions: PersonsDecision[] = []
  if (categoryId !== null) {
    const outcome = (await deps.namesOf(portalId)).get(categoryId) ?? categoryId
    decisions.push({ kind: categoryKindName, outcome, because: reason('category.given'), at })
  }
  if (chosen) {
    const name = (await deps.peopleOf(portalId)).get(responsibleId ?? 0) ?? `№ ${responsibleId}`
    decisions.push({ kind: deps.routing.kind, outcome: name, because: reason('routing.chosen', { name }), at })
  }
  return decisions
}

async function keepAll(
  deps: TriageDeps,
  subject: Subject,
  { place, known }: { place: RequestPlace; known: KnownRequest | null },
  { state, persons, rules, turn: { groupId, userId } }: DecidedAll,
): Promise<void> {
  const { portalId } = subject
  const kept = await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    // A worker whose lease was given away may still be here.
    if ((await isDecided(deps, tx, place)) || !(await keepAndTell(deps, tx, place, { known: bornOnly(known), state })))
      return false
    for (const one of persons) await keepPersons(tx, subject, one)
    for (const one of rules) await keepDecision(deps, tx, subject, one)
    if (groupId !== null && userId !== null) await deps.takeTurn(tx, portalId, groupId, userId)
    if (state.dueAt) await deps.addJob(alarmJob(place, deps.clock.now()), tx)
    return true
  })
  if (kept && state.waitingSince) await tellOfWaiting(deps, subject, state)
}

/** What was heard up to the birth is in the state already; what people did since is taken up next. */
const bornOnly = (known: KnownRequest | null): KnownRequest | null =>
  known && { ...known, heard: known.heard.slice(0, known.heard.findLastIndex(({ born }) => born) + 1) }
