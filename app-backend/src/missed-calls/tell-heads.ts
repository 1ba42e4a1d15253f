import { cardPath, personOf, type Tenant } from '../portal/index.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { rowOf, type MissedRow } from './missed-store.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'notices' | 'settings'>

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const mostAtOnce = 200

/** A head hears of each missed call of the own people that nobody has called back in the time of the settings, once. */
export async function tellHeads(deps: Deps, tenant: Tenant): Promise<void> {
  const { callBackMinutes } = await deps.settings(tenant.id)
  if (callBackMinutes === 0) return
  const now = deps.clock.now().getTime()
  const rows = await deps.db.prisma.missedCall.findMany({
    where: {
      portalId: tenant.id,
      calledBackAt: null,
      headToldAt: null,
      state: { notIn: ['answered', 'closed'] },
      // What is older than a day was late before anybody asked for the notice.
      lastCallAt: { lte: new Date(now - callBackMinutes * minuteMs), gte: new Date(now - dayMs) },
    },
    orderBy: { lastCallAt: 'asc' },
    take: mostAtOnce,
  })
  for (const row of rows) await tellHead(deps, tenant, rowOf(row), callBackMinutes)
}

async function tellHead({ db, clock, people, notices }: Deps, tenant: Tenant, row: MissedRow, minutes: number) {
  const { portalId, entityTypeId, entityId } = row
  const place = { portalId, entityTypeId, entityId }
  const record = await db.prisma.recordSnapshot.findFirst({ where: { ...place, deletedAt: null } })
  const responsible = record?.assignedById ?? null
  const chain = responsible === null ? null : await people.chainOfHeads(tenant, responsible)
  const head = chain?.heads[0]?.userId ?? null
  const name = responsible === null ? '' : (personOf(await people.organisation(tenant), responsible)?.name ?? '')
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.missedCall.updateMany({
      where: { ...place, headToldAt: null, calledBackAt: null },
      data: { headToldAt: clock.now() },
    })
    if (count === 0 || head === null) return
    const path = cardPath(entityTypeId, entityId)
    const params = { phone: row.phone || `№ ${entityId}`, name, minutes, path }
    const once = `missed-call-back:${entityTypeId}:${entityId}`
    await notices.send({ portalId, userId: head, kind: 'missed-call.not-called-back', params, path, once }, tx)
  })
}
