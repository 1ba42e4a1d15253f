import type { Reason } from '../kernel/reason.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { decidePerson, type Decided, type Subject } from './decide.ts'
import { followRequest } from './follow-request.ts'
import { keepDecision, keepPersons } from './keep-decision.ts'
import { readRecordNow } from './read-record-now.ts'
import { givenState } from './rules/given-state.ts'
import { reopenedOwner, type ReopenedFacts } from './rules/reopened-owner.ts'
import type { TriageState } from './rules/triage-state.ts'
import { readKnown, type KnownRequest } from './state-store.ts'
import { decidedOnLetter, lockRecord, type RequestPlace } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'
import { tellOfWaiting, waitingOf } from './waiting.ts'
import { keepAndTell } from './waiting-live.ts'

export const reopenedQueue = 'triage.reopened'

/** The job that decides whose a request is that a letter opened again. */
export const reopenedJob = (portalId: string, requestId: number, letterId: number): NewJob => ({
  portalId,
  queue: reopenedQueue,
  // Beside the other decisions: who gets the next request depends on who got this one.
  key: 'triage',
  once: `letter:${letterId}`,
  payload: { requestId, letterId },
})

interface Found {
  subject: Subject
  place: RequestPlace
  known: KnownRequest | null
  state: TriageState
  owner: ReopenedFacts['owner']
}

/**
 * Whose a request is that a reply opened again: the former responsible's, or somebody's whom the rules choose anew, as the settings
 * say; that of somebody who has left is always routed. With nobody to be found it waits in sight. Decided once for each letter.
 */
export async function routeReopened(
  deps: TriageDeps,
  portalId: string,
  { requestId, letterId }: { requestId: number; letterId: number },
): Promise<JobAgain> {
  const found = await findReopened(deps, portalId, requestId, letterId)
  if (!found) return
  const { action, because } = reopenedOwner({ rule: await deps.reopenOwner(portalId), owner: found.owner })
  if (action === 'keep') return keep(deps, found, letterId, { because, route: null })
  const route = await decidePerson(deps, found.subject, found.state)
  if (route) await keep(deps, found, letterId, { because, route })
}

async function findReopened(
  deps: TriageDeps,
  portalId: string,
  requestId: number,
  letterId: number,
): Promise<Found | null> {
  const tenant = await deps.tenantOf(portalId)
  const request = await deps.requestOf(portalId, requestId)
  if (!request || request.deleted || !(await deps.isOn(portalId))) return null
  // Where no rules choose people the responsible stays, and nobody is asked.
  if (!(await deps.ruleSets.asked(deps.routing, portalId))) return null
  const place = { portalId, entityTypeId: request.entityTypeId, entityId: request.entityId }
  // What people did is taken up first.
  await followRequest(deps, place)
  const now = await readRecordNow(deps.db.prisma, place, tenant.fieldNames)
  if (!now || (await deps.isClosedStage(tenant, now.stageId))) return null
  const known = await readKnown(deps.db.prisma, place)
  const birth = { byLetter: true, receivedAt: now.createdTime ?? deps.clock.now(), createdBy: null }
  const { categoryId, responsibleId, title } = now
  const state = { ...(known?.state ?? givenState(birth, now, birth.receivedAt)), categoryId, responsibleId }
  const person = responsibleId === null ? null : await deps.people.person(tenant, responsibleId)
  const owner = responsibleId === null ? null : (person ?? { name: `№ ${responsibleId}`, active: true })
  const cause = { kind: 'letter', id: String(letterId) } as const
  const subject = { portalId, requestId, tenant, request, title, letterId, run: `reopened:${letterId}`, cause }
  return { subject, place, known, state, owner }
}

type Route = NonNullable<Awaited<ReturnType<typeof decidePerson>>>

async function keep(
  deps: TriageDeps,
  { subject, place, known, state, owner }: Found,
  letterId: number,
  { because, route }: { because: Reason; route: Route | null },
): Promise<void> {
  const at = deps.clock.now()
  const { portalId } = place
  const { kind } = deps.routing
  const next = route ? routed(state, route, at) : state
  const kept = await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    if (await decidedOnLetter(tx, portalId, letterId, kind)) return false
    if (!(await keepAndTell(deps, tx, place, { known: known && { ...known, heard: [] }, state: next }))) return false
    if (!route) await keepPersons(tx, subject, { kind, outcome: owner?.name ?? '', because, at })
    else await keepDecision(deps, tx, subject, ledBy(because, route.decided))
    if (route && route.groupId !== null && route.userId !== null)
      await deps.takeTurn(tx, portalId, route.groupId, route.userId)
    return true
  })
  if (kept && route?.userId === null) await tellOfWaiting(deps, subject, next)
}

const ledBy = (because: Reason, decided: Decided): Decided => ({
  ...decided,
  decision: { ...decided.decision, because: [because, ...decided.decision.because] },
})

/** A new round: who had the request before, and who fought over it, counts no more. */
const routed = (state: TriageState, { userId, because }: Route, at: Date): TriageState => ({
  ...state,
  handovers: [],
  stoodBackAt: null,
  ...(userId === null ? waitingOf(because, at) : { responsibleId: userId, waitingSince: null, waitingWhy: null }),
})
