import { type Viewer } from '../portal/index.ts'
import type { MissedReport } from './contract.ts'
import { readLines } from './line-store.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { personView } from './read-lines.ts'
import { callReport, type CountedCall } from './rules/call-report.ts'

const dayMs = 86_400_000

/** Missed calls of the last days by line and by person; a person is whoever has the card now, as far as we know. */
export async function readCallReport(
  { db, clock, people, tenantOf }: Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf'>,
  { portalId }: Viewer,
  days: number,
): Promise<MissedReport> {
  const since = new Date(clock.now().getTime() - days * dayMs)
  const rows = await db.prisma.missedCall.findMany({
    where: { portalId, lastCallAt: { gte: since }, state: { not: 'answered' } },
  })
  const lines = new Map((await readLines(db.prisma, portalId)).map((line) => [line.id, line.label || line.number]))
  const organisation = await people.organisation(await tenantOf(portalId))
  const holders = await db.prisma.recordSnapshot.findMany({
    where: { portalId, entityId: { in: rows.map(({ entityId }) => entityId) } },
    select: { entityTypeId: true, entityId: true, assignedById: true },
  })
  const holderOf = new Map(holders.map((one) => [`${one.entityTypeId}/${one.entityId}`, one.assignedById]))
  const counted = rows.map((row) => {
    const holder = holderOf.get(`${row.entityTypeId}/${row.entityId}`) ?? row.userId
    const call: Omit<CountedCall, 'name'> = {
      calls: Math.max(1, row.callIds.length),
      unresolved: row.state === 'unresolved' || row.state === 'fought',
      lastCallAt: row.lastCallAt ?? row.leadCreatedAt,
      calledBackAt: row.calledBackAt,
    }
    const line = lines.get(row.lineId ?? '') ?? row.unmapped ?? row.portalNumber
    return { call, line, person: holder === null ? '' : personView(organisation, holder).name }
  })
  return {
    lines: callReport(counted.map(({ call, line }) => ({ ...call, name: line }))),
    people: callReport(counted.map(({ call, person }) => ({ ...call, name: person }))),
  }
}
