import type { Reason } from '../kernel/reason.ts'
import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { cardPath } from '../portal/index.ts'
import { decidePerson, type Subject } from './decide.ts'
import { keepDecision } from './keep-decision.ts'
import { readRecordNow } from './read-record-now.ts'
import type { TriageState } from './rules/triage-state.ts'
import { readKnown } from './state-store.ts'
import { lockRecord, waitingPlaces, type RequestPlace } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'
import { keepAndTell } from './waiting-live.ts'

export const waitingQueue = 'triage.waiting'
/** People come back from absences and hand requests over: so often those who wait are asked about again. */
const againMs = 10 * 60_000
const mostAtOnce = 200

const waitingJob = (portalId: string, dueAt: Date): NewJob => ({
  portalId,
  queue: waitingQueue,
  // Beside the other decisions: who gets the next request depends on who got this one.
  key: 'triage',
  once: waitingQueue,
  payload: {},
  dueAt,
})

/** Nobody gets the request: it waits in sight, with the reason that came last. */
export const waitingOf = (because: readonly Reason[], at: Date): Pick<TriageState, 'waitingSince' | 'waitingWhy'> => ({
  waitingSince: at,
  waitingWhy: because.findLast(({ code }) => code !== 'routing.nobody') ?? because.at(-1) ?? null,
})

/** Of a request whose group has nobody who could take it; where no group was meant for it, the queue alone says so. */
export async function tellOfWaiting(
  { notices, addJob, clock }: Pick<TriageDeps, 'notices' | 'addJob' | 'clock'>,
  { portalId, title, request: { entityTypeId, entityId } }: Subject,
  { waitingWhy }: TriageState,
): Promise<void> {
  await addJob(waitingJob(portalId, new Date(clock.now().getTime() + againMs)))
  const group = waitingWhy?.params['group']
  // Out of its hours a group is expected to leave requests lie until it is there again.
  if (!group || waitingWhy.code === 'routing.out-of-hours') return
  const path = cardPath(entityTypeId, entityId)
  const once = `no-owner:${entityTypeId}:${entityId}`
  await notices.sendToAdministrators({ portalId, kind: 'request.no-owner', params: { title, path, group }, path, once })
}

/** Asks the rules again about the requests that wait, the longest first. */
export async function retryWaiting(deps: TriageDeps, portalId: string): Promise<JobAgain> {
  const places = await waitingPlaces(deps.db.prisma, portalId, mostAtOnce)
  let left = places.length
  if (await deps.isOn(portalId)) for (const place of places) if (await retry(deps, place)) left -= 1
  return left > 0 ? { again: new Date(deps.clock.now().getTime() + againMs) } : undefined
}

/** Resolves to whether the request waits no more. */
async function retry(deps: TriageDeps, place: RequestPlace): Promise<boolean> {
  const { portalId, entityTypeId, entityId } = place
  const tenant = await deps.tenantOf(portalId)
  const now = await readRecordNow(deps.db.prisma, place, tenant.fieldNames)
  const known = await readKnown(deps.db.prisma, place)
  if (!now || !known || known.state.waitingSince === null || (await deps.isClosedStage(tenant, now.stageId)))
    return true
  // What people did is taken up first.
  if (known.heard.length > 0 || known.state.stoodBackAt !== null) return false
  const requestId = await deps.requestIdOf(place, now)
  const request = { entityTypeId, entityId, contactId: now.contactId, deleted: false }
  const at = deps.clock.now()
  const run = `waiting:${entityTypeId}:${entityId}:${at.getTime()}`
  const cause = { kind: 'schedule', id: run } as const
  const subject = { portalId, requestId, tenant, request, title: now.title, letterId: null, run, cause }
  const person = await decidePerson(deps, subject, known.state)
  if (!person || person.userId === null) return false
  const { userId, groupId, decided } = person
  const state = { ...known.state, responsibleId: userId, waitingSince: null, waitingWhy: null }
  return deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    if (!(await keepAndTell(deps, tx, place, { known, state }))) return false
    await keepDecision(deps, tx, subject, decided)
    if (groupId !== null) await deps.takeTurn(tx, portalId, groupId, userId)
    return true
  })
}
