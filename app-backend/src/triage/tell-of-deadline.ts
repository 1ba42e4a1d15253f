import type { JobAgain } from '../platform/jobs/create-jobs.ts'
import type { Transaction } from '../platform/db/database.ts'
import { cardPath, type Tenant } from '../portal/index.ts'
import { readRecordNow, type RecordNow } from './read-record-now.ts'
import { dueAlarms, type Alarm } from './rules/due-alarms.ts'
import type { TriageState } from './rules/triage-state.ts'
import { markTold, readKnown } from './state-store.ts'
import { lockRecord, type RequestPlace } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'

const marks = { warning: 'warnedAt', breach: 'breachedAt', escalation: 'escalatedAt' } as const
const kinds = {
  warning: 'request.deadline-near',
  breach: 'request.deadline-missed',
  escalation: 'request.deadline-escalated',
} as const

/**
 * Tells the responsible that a deadline is near and that it was missed, and later the responsible's head, each once: the mark
 * and the notice are of one transaction. Nothing is told of a request that is closed, gone, or waits with its clock standing.
 */
export async function tellOfDeadline(deps: TriageDeps, place: RequestPlace): Promise<JobAgain> {
  const { portalId } = place
  const tenant = await deps.tenantOf(portalId)
  const now = await readRecordNow(deps.db.prisma, place, tenant.fieldNames)
  if (!now || (await deps.isClosedStage(tenant, now.stageId)) || !(await deps.isOn(portalId))) return
  const at = deps.clock.now()
  const readers = await readersOf(deps, tenant, now, at)
  const next = await deps.db.prisma.$transaction(async (tx) => {
    await lockRecord(tx, place)
    const known = await readKnown(tx, place)
    if (!known) return null
    const { due } = dueAlarms(known.state, at)
    for (const alarm of due) await tell(deps, tx, { place, now, state: known.state, readers }, alarm)
    const told = Object.fromEntries(due.map((alarm) => [marks[alarm], at]))
    if (due.length > 0) await markTold(tx, place, told)
    return dueAlarms({ ...known.state, ...told }, at).next
  })
  return next ? { again: next } : undefined
}

interface Readers {
  responsibleId: number | null
  headId: number | null
  name: string
}

async function readersOf(deps: TriageDeps, tenant: Tenant, { responsibleId }: RecordNow, at: Date): Promise<Readers> {
  if (responsibleId === null) return { responsibleId, headId: null, name: '' }
  const head = await deps.people.presentHead(tenant, responsibleId, at)
  const name = (await deps.peopleOf(tenant.id)).get(responsibleId) ?? `№ ${responsibleId}`
  return { responsibleId, headId: head?.id ?? null, name }
}

async function tell(
  { notices }: TriageDeps,
  tx: Transaction,
  { place, now, state, readers }: { place: RequestPlace; now: RecordNow; state: TriageState; readers: Readers },
  alarm: Alarm,
): Promise<void> {
  const userId = alarm === 'escalation' ? readers.headId : readers.responsibleId
  if (state.dueAt === null) return
  const path = cardPath(place.entityTypeId, place.entityId)
  const params = { title: now.title, path, at: state.dueAt.toISOString(), who: readers.name }
  const once = `${alarm}:${place.entityTypeId}:${place.entityId}`
  const notice = { portalId: place.portalId, kind: kinds[alarm], params, path, once }
  if (userId !== null) await notices.send({ ...notice, userId }, tx)
  // Nobody heads the responsible, or nobody is responsible: an administrator has to know.
  else await notices.sendToAdministrators(notice)
}
