import { listTasks } from '../platform/long-work/long-task-store.ts'
import { reachOf } from '../missed-calls/index.ts'
import { actorOf, cardPath, personOf, type Organisation, type Viewer } from '../portal/index.ts'
import { ownerKey, readOwners } from '../stuck-activities/index.ts'
import { lookKind, type ConflictDeps } from './conflict-deps.ts'
import type { ConflictPage, PhoneConflictView } from './contract.ts'
import { mostPhones, readLook } from './conflict-store.ts'
import { conflictKinds, conflictOf, type ConflictKind, type PhoneConflict } from './rules/phone-conflict.ts'

type Deps = Pick<ConflictDeps, 'db' | 'portal' | 'people' | 'tenantOf'>

const pageSize = 50
/** Of a number that hundreds share these are read and shown: one request has room for no more. */
export const mostShown = 20

/**
 * Numbers of different people in the order of mending: of an administrator all, of a head those of somebody below. Records that the
 * portal does not show to the viewer come without title and link. One request to the portal.
 */
export async function readConflicts(
  deps: Deps,
  viewer: Viewer,
  { kind, after }: { kind?: ConflictKind | undefined; after: number },
): Promise<ConflictPage> {
  const { conflicts, organisation, isFull } = await conflictsOf(deps, viewer)
  const look = { ...(await lookOf(deps, viewer.portalId)), full: isFull ? mostPhones : null }
  const counts = Object.fromEntries(
    conflictKinds.map((one) => [one, conflicts.filter((conflict) => conflict.kind === one).length]),
  ) as Record<ConflictKind, number>
  const wanted = kind === undefined ? conflicts : conflicts.filter((one) => one.kind === kind)
  const shown = await withRecords(deps, viewer, organisation, wanted.slice(after, after + pageSize))
  return { look, counts, conflicts: shown, next: wanted.length > after + pageSize ? after + pageSize : null }
}

/** What the viewer answers for: one of the people is theirs. */
export async function conflictsOf(deps: Pick<Deps, 'db' | 'people' | 'tenantOf'>, viewer: Viewer) {
  const organisation = await deps.people.organisation(await deps.tenantOf(viewer.portalId))
  const reach = reachOf(organisation, viewer)
  const last = await readLook(deps.db.prisma, viewer.portalId)
  const isTheirs = ({ owners }: PhoneConflict) =>
    owners.some(({ responsibleId }) => responsibleId !== null && reach(responsibleId))
  return { organisation, isFull: last?.isFull === true, conflicts: last?.conflicts.filter(isTheirs) ?? [] }
}

/** As the records stand now: what somebody has mended since the look is left out. */
export async function withRecords(
  { portal }: Pick<Deps, 'portal'>,
  viewer: Viewer,
  organisation: Organisation,
  conflicts: readonly PhoneConflict[],
): Promise<PhoneConflictView[]> {
  const owners = conflicts.flatMap((one) => one.owners.slice(0, mostShown))
  const seen = await readOwners({ portal }, actorOf(viewer), owners)
  return conflicts.flatMap(({ phone, owners: found }) => {
    const now = found.map((one) => {
      const record = seen.get(ownerKey(one))
      return { ...one, record, responsibleId: record ? record.responsibleId : one.responsibleId }
    })
    const conflict = conflictOf(phone, now)
    if (!conflict) return []
    const views = conflict.owners.slice(0, mostShown).map(({ entityTypeId, id, responsibleId, record }) => ({
      entityTypeId,
      id,
      title: record ? record.title : null,
      path: record ? cardPath(entityTypeId, id) : null,
      responsible: responsibleId === null ? null : personView(organisation, responsibleId),
    }))
    return [{ phone, kind: conflict.kind, owners: views, because: conflict.because }]
  })
}

function personView(organisation: Organisation, id: number) {
  const person = personOf(organisation, id)
  return { id, name: person?.name ?? `№ ${id}`, active: person?.active === true }
}

async function lookOf({ db }: Pick<Deps, 'db'>, portalId: string): Promise<Omit<ConflictPage['look'], 'full'>> {
  const [task] = await listTasks(db.prisma, portalId, { kind: lookKind }, 1)
  const last = await db.prisma.phoneScan.findFirst({ where: { portalId } })
  const at = last?.endedAt.toISOString() ?? null
  if (task?.state === 'running' || task?.state === 'paused') return { state: 'running', records: task.done, at }
  if (task?.state === 'failed') return { state: 'failed', records: last?.records ?? 0, at }
  return { state: last ? 'done' : 'never', records: last?.records ?? 0, at }
}
