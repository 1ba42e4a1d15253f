import { cardPath, leadEntityTypeId, type Tenant } from '../portal/index.ts'
import type { Transaction } from '../platform/db/database.ts'
import { workJob } from './jobs-of-calls.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { addPending, readMissed, updateMissed, type CallPlace } from './missed-store.ts'
import type { PastCall } from './read-history.ts'
import { madeByCall } from './rules/call-on-card.ts'

/** Keeps what finished calls tell, with the cursor behind them, in one transaction: a call counts once. */
export async function keepCalls(deps: MissedCallDeps, tenant: Tenant, calls: readonly PastCall[]): Promise<void> {
  const last = calls.at(-1)
  const now = deps.clock.now()
  const portalId = tenant.id
  await readUnknown(deps, tenant, calls)
  await deps.db.prisma.$transaction(async (tx) => {
    for (const call of calls) await keepCall(deps, tx, tenant, call)
    if (!last) return
    await tx.callHistoryCursor.createMany({ data: [{ portalId, lastId: 0, readAt: now }], skipDuplicates: true })
    await tx.callHistoryCursor.updateMany({ where: { portalId }, data: { lastId: last.id, readAt: now } })
    await deps.addJob(workJob(portalId, now), tx)
  })
}

/** Leads of which no event has come yet: all of them in one request. */
async function readUnknown({ db, records }: MissedCallDeps, tenant: Tenant, calls: readonly PastCall[]): Promise<void> {
  const ids = calls.flatMap(({ missed, entityTypeId, entityId }) =>
    missed && entityTypeId === leadEntityTypeId && entityId !== null ? [entityId] : [],
  )
  const place = { portalId: tenant.id, entityTypeId: leadEntityTypeId }
  const known = await db.prisma.recordSnapshot.findMany({
    where: { ...place, entityId: { in: ids } },
    select: { entityId: true },
  })
  const unknown = ids.filter((id) => known.every(({ entityId }) => entityId !== id))
  if (unknown.length > 0) await records.look(tenant, leadEntityTypeId, [...new Set(unknown)], 'online')
}

async function keepCall(deps: MissedCallDeps, tx: Transaction, tenant: Tenant, call: PastCall): Promise<void> {
  const { entityTypeId, entityId } = call
  const place = entityTypeId === null || entityId === null ? null : { portalId: tenant.id, entityTypeId, entityId }
  if (call.answered) return keepTalk(tx, tenant.id, place, call)
  if (call.missed && place) return keepMissed(deps, tx, place, call)
}

/** A talk with the client: whoever missed them before has called back, and a lead made by this talk is no missed one. */
async function keepTalk(tx: Transaction, portalId: string, place: CallPlace | null, call: PastCall): Promise<void> {
  if (place)
    await tx.missedCall.updateMany({
      where: { ...place, state: 'pending', callEndedAt: null },
      data: { state: 'answered', lookAt: null },
    })
  if (call.phoneKey === null) return
  const missed = { portalId, phoneKey: call.phoneKey, calledBackAt: null, lastCallAt: { lt: call.startedAt } }
  await tx.missedCall.updateMany({
    where: missed,
    data: { calledBackAt: call.startedAt, calledBackBy: call.userId },
  })
}

async function keepMissed(deps: MissedCallDeps, tx: Transaction, place: CallPlace, call: PastCall): Promise<void> {
  const now = deps.clock.now()
  const snapshot = await tx.recordSnapshot.findFirst({ where: place })
  const { entityTypeId } = place
  const fresh = await addPending(tx, place, { leadCreatedAt: snapshot?.createdTime ?? call.startedAt, now })
  const row = await readMissed(tx, place)
  if (!row || row.callIds.includes(call.callId)) return
  const own = madeByCall({ entityTypeId, createdAt: snapshot?.createdTime ?? null }, call.startedAt)
  const known = fresh && !own
  await updateMissed(tx, place, {
    phone: call.phone,
    phoneKey: call.phoneKey,
    // A row that waits for its line takes the first call's word; the card belongs to that call.
    ...(row.portalNumber === '' ? { portalNumber: call.portalNumber } : {}),
    callIds: [...row.callIds, call.callId],
    firstCallAt: row.firstCallAt ?? call.startedAt,
    lastCallAt: call.startedAt,
    callEndedAt: row.callEndedAt ?? now,
    operatorUsers: [...new Set([...row.operatorUsers, ...(call.userId === null ? [] : [call.userId])])],
    calledBackAt: null,
    calledBackBy: null,
    headToldAt: null,
    ...(known ? { state: 'client', lookAt: null } : row.state === 'pending' ? { lookAt: now } : {}),
  })
  if (known || row.state === 'client')
    await tellOfClient(deps, tx, place, { call, to: snapshot?.assignedById ?? null, title: snapshot?.title ?? '' })
}

/** The client is known, and no lead is made: whoever looks after them is told. */
async function tellOfClient(
  { notices }: MissedCallDeps,
  tx: Transaction,
  { portalId, entityTypeId, entityId }: CallPlace,
  { call, to, title }: { call: PastCall; to: number | null; title: string },
): Promise<void> {
  if (to === null) return
  const path = cardPath(entityTypeId, entityId)
  const params = { phone: call.phone, title, line: call.portalNumber, path }
  const once = `missed-call:${entityTypeId}:${entityId}`
  await notices.send({ portalId, userId: to, kind: 'missed-call.client', params, path, once }, tx)
}
