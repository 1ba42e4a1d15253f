import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Jobs } from '../../platform/jobs/create-jobs.ts'
import { deliveryJob } from './hook-deps.ts'

export type Hook = Prisma.CenterHookGetPayload<object>
export type NewDelivery = Prisma.CenterDeliveryCreateManyInput
export type Delivery = Prisma.CenterDeliveryGetPayload<{ include: { hook: true } }>

/** What became of a try. */
export interface DeliveryTry {
  attempts: number
  status: number | null
  ms: number
  state: 'waiting' | 'delivered' | 'dead'
  error: string | null
  /** When it is tried again. */
  dueAt: Date | null
  endedAt: Date | null
}

export const enabledHooks = (prisma: PrismaClient, portalId: string): Promise<Hook[]> =>
  prisma.centerHook.findMany({ where: { portalId, enabled: true }, orderBy: { createdAt: 'asc' } })

export const readCursor = (prisma: PrismaClient, portalId: string) =>
  prisma.centerHookCursor.findFirst({ where: { portalId } })

export async function moveCursor(
  prisma: PrismaClient,
  portalId: string,
  seen: { watermark: Date; callId: number | null },
): Promise<void> {
  await prisma.centerHookCursor.updateMany({ where: { portalId }, data: seen })
}

/** Keeps what was not told yet, with its jobs: both or neither. */
export async function keepDeliveries(
  prisma: PrismaClient,
  addJob: Jobs['add'],
  rows: NewDelivery[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  await prisma.$transaction(async (tx) => {
    const select = { id: true, portalId: true, hookId: true }
    const made = await tx.centerDelivery.createManyAndReturn({ data: rows, skipDuplicates: true, select })
    for (const { id, portalId, hookId } of made) await addJob(deliveryJob(portalId, hookId, id, at), tx)
  })
}

/** A delivery that is still to be made; null when it is over or gone. */
export async function waitingDelivery(prisma: PrismaClient, portalId: string, id: string): Promise<Delivery | null> {
  const row = await prisma.centerDelivery.findFirst({ where: { portalId, id }, include: { hook: true } })
  return row?.state === 'waiting' ? row : null
}

export async function keepTry(prisma: PrismaClient, portalId: string, id: string, tried: DeliveryTry): Promise<void> {
  await prisma.centerDelivery.updateMany({ where: { portalId, id, state: 'waiting' }, data: tried })
}

/** The receiver wants no more of it. */
export async function switchOff(prisma: PrismaClient, portalId: string, hookId: string): Promise<void> {
  await prisma.centerHook.updateMany({ where: { portalId, id: hookId }, data: { enabled: false } })
}
