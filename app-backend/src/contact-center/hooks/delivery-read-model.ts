import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import type { DeliveryDetails, DeliveryLine, DeliveryPage, listDeliveriesQuery } from './contract.ts'

const pageSize = 50
type Row = Prisma.CenterDeliveryGetPayload<{ include: { hook: true } }>

/** A page of the deliveries, the newest first. */
export async function listDeliveries(
  prisma: PrismaClient,
  portalId: string,
  { state, hookId, before }: z.infer<typeof listDeliveriesQuery>,
): Promise<DeliveryPage> {
  const last = before === undefined ? null : await prisma.centerDelivery.findFirst({ where: { portalId, id: before } })
  const rows = await prisma.centerDelivery.findMany({
    where: {
      portalId,
      ...(state ? { state } : {}),
      ...(hookId ? { hookId } : {}),
      ...(last ? { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] } : {}),
    },
    include: { hook: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  })
  return { deliveries: rows.slice(0, pageSize).map(lineOf), more: rows.length > pageSize }
}

/** One delivery with what is sent. Throws `center.no-such-delivery`. */
export async function showDelivery(prisma: PrismaClient, portalId: string, id: string): Promise<DeliveryDetails> {
  const row = await prisma.centerDelivery.findFirst({ where: { portalId, id }, include: { hook: true } })
  if (!row) throw new AppError('center.no-such-delivery')
  const { url, enabled: hookEnabled } = row.hook
  const replayable = row.state !== 'waiting' && hookEnabled
  return { ...lineOf(row), url, body: JSON.parse(row.body) as unknown, replayable, hookEnabled }
}

const lineOf = (row: Row): DeliveryLine => ({
  id: row.id,
  at: row.at.toISOString(),
  hookId: row.hookId,
  hookName: row.hook.name,
  type: row.type,
  record: row.record,
  state: row.state as DeliveryLine['state'],
  attempts: row.attempts,
  status: row.status,
  error: row.error,
  ms: row.ms,
  dueAt: row.dueAt?.toISOString() ?? null,
})
