import { recordAudit, recordDecisions } from '../audit/index.ts'
import { reason, type Reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { leadEntityTypeId, personOf, type Organisation, type Run, type Viewer } from '../portal/index.ts'
import type { Assigned } from './contract.ts'
import { missedCallRule } from './hear-leads.ts'
import { writeOf } from './keep-step.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { readMissed, updateMissed, type MissedRow } from './missed-store.ts'
import { reachOf } from './reach.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf' | 'writes' | 'settings'>
type CallKey = { entityTypeId: number; id: number }

/** A head gives calls to a person: those of the head's own people, and those that nobody has. It holds as a person's change. */
export async function giveCalls(
  deps: Deps,
  viewer: Viewer,
  calls: readonly CallKey[],
  userId: number,
): Promise<Assigned> {
  const organisation = await deps.people.organisation(await deps.tenantOf(viewer.portalId))
  const reach = reachOf(organisation, viewer)
  const person = personOf(organisation, userId)
  if (person?.active !== true || !reach(userId)) throw new AppError('phone-line.unknown-person')
  const allowed = (row: MissedRow, responsible: number | null) => isOpen(row) || reach(responsible)
  return change(deps, viewer, { calls, userId, organisation, allowed, code: 'missed-call.given-by-hand' })
}

/**
 * Whoever is free takes calls that nobody has, where the settings allow it; who could give them to themselves takes them anyhow.
 * @throws AppError `missed-call.pool-off`
 */
export async function takeCalls(
  deps: Deps,
  viewer: Viewer,
  calls: readonly CallKey[],
  mayAssign: boolean,
): Promise<Assigned> {
  const organisation = await deps.people.organisation(await deps.tenantOf(viewer.portalId))
  const { userId } = viewer
  const mayGive = mayAssign && reachOf(organisation, viewer)(userId)
  if (!mayGive && !(await deps.settings(viewer.portalId)).pool) throw new AppError('missed-call.pool-off')
  return change(deps, viewer, { calls, userId, organisation, allowed: isOpen, code: 'missed-call.taken-by-hand' })
}

const isOpen = ({ state }: MissedRow): boolean => state === 'unresolved' || state === 'fought'

interface Change {
  calls: readonly CallKey[]
  userId: number
  organisation: Organisation
  allowed(row: MissedRow, responsible: number | null): boolean
  code: string
}

async function change(
  deps: Deps,
  viewer: Viewer,
  { calls, userId, organisation, allowed, code }: Change,
): Promise<Assigned> {
  const { portalId } = viewer
  const nameOf = (id: number) => personOf(organisation, id)?.name ?? `№ ${id}`
  const because = [reason(code, { name: nameOf(userId), by: nameOf(viewer.userId) })]
  let done = 0
  for (const { id } of calls) {
    const place = { portalId, entityTypeId: leadEntityTypeId, entityId: id }
    const lead = await deps.db.prisma.recordSnapshot.findFirst({ where: { ...place, deletedAt: null } })
    const row = await readMissed(deps.db.prisma, place)
    if (!row || !lead || !allowed(row, lead.assignedById)) continue
    await keep(deps, viewer, { row, before: lead.assignedById, userId, because })
    done += 1
  }
  return { done, refused: calls.length - done }
}

async function keep(
  { db, clock, writes }: Deps,
  viewer: Viewer,
  { row, before, userId, because }: { row: MissedRow; before: number | null; userId: number; because: Reason[] },
): Promise<void> {
  const { portalId, entityTypeId, entityId } = row
  const at = clock.now()
  const key = `missed-call:${entityId}:hand:${at.getTime()}`
  const cause = { kind: 'person', id: String(viewer.userId) } as const
  const run: Run = { portalId, name: key, rule: missedCallRule, mode: 'live', userId: viewer.userId, cause }
  const place = { portalId, entityTypeId, entityId }
  await db.prisma.$transaction(async (tx) => {
    await writes.plan(tx, run, [writeOf(row, key, { before, after: userId, because })])
    await updateMissed(tx, place, { state: 'manual', userId, assignedAt: at, because, lookAt: null })
    await recordDecisions(tx, [{ ...place, kind: missedCallRule, outcome: String(userId), because, decidedAt: at }])
    await recordAudit(tx, {
      portalId,
      at,
      actor: { kind: 'person', id: String(viewer.userId) },
      action: 'missed-calls.given',
      record: { entityTypeId, entityId },
      before: { assignedById: before },
      after: { assignedById: userId },
    })
  })
}
