import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordAudit } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { AddressRefused } from '../../platform/net/outside-client.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import type { HookView, newHook } from './contract.ts'
import type { HookDeps } from './hook-deps.ts'
import { newHookSecret, secretPurpose } from './hook-secret.ts'

interface By {
  portalId: string
  userId: number
}

const mostHooks = 20
type Row = Awaited<ReturnType<PrismaClient['centerHook']['findMany']>>[number]

/** A new address; its secret is told this once. Throws `center.hook-address`, `center.many-hooks`. */
export async function makeHook(
  { db, clock, sealing, outside }: Pick<HookDeps, 'db' | 'clock' | 'sealing' | 'outside'>,
  { portalId, userId }: By,
  wanted: z.infer<typeof newHook>,
): Promise<{ hook: HookView; secret: string }> {
  try {
    outside.check(wanted.url)
  } catch (error) {
    if (error instanceof AddressRefused) throw new AppError('center.hook-address', { cause: error })
    throw error
  }
  const secret = newHookSecret()
  const now = clock.now()
  const row = await db.prisma.$transaction(async (tx) => {
    if ((await tx.centerHook.count({ where: { portalId } })) >= mostHooks) throw new AppError('center.many-hooks')
    const data = { ...wanted, id: randomUUID(), portalId, createdBy: userId, createdAt: now }
    const made = await tx.centerHook.create({ data: { ...data, secret: sealing.seal(secret, secretPurpose) } })
    // What happened before somebody wanted to hear of it is no news.
    await tx.centerHookCursor.createMany({ data: [{ portalId, watermark: now }], skipDuplicates: true })
    await audited(tx, { portalId, userId }, 'center.hook-made', now, { after: wanted })
    return made
  })
  return { hook: viewOf(row, nothingYet), secret }
}

/** Turns an address off or on again. Throws `center.no-such-hook`. */
export async function switchHook(prisma: PrismaClient, by: By, id: string, enabled: boolean, now: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.centerHook.updateMany({ where: { portalId: by.portalId, id }, data: { enabled } })
    if (count === 0) throw new AppError('center.no-such-hook')
    await audited(tx, by, 'center.hook-switched', now, { after: { enabled } }, id)
  })
}

/** Removes an address with its deliveries. Throws `center.no-such-hook`. */
export async function dropHook(prisma: PrismaClient, by: By, id: string, now: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const hook = await tx.centerHook.findFirst({ where: { portalId: by.portalId, id } })
    if (!hook) throw new AppError('center.no-such-hook')
    await tx.centerHook.deleteMany({ where: { portalId: by.portalId, id } })
    const { name, url, events } = hook
    await audited(tx, by, 'center.hook-removed', now, { before: { name, url, events } }, id)
  })
}

export async function listHooks(prisma: PrismaClient, portalId: string): Promise<HookView[]> {
  const [rows, counts] = await Promise.all([
    prisma.centerHook.findMany({ where: { portalId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] }),
    prisma.centerDelivery.groupBy({
      by: ['hookId', 'state'],
      where: { portalId },
      _count: { _all: true },
      _max: { endedAt: true },
    }),
  ])
  return rows.map((row) => {
    const of = (state: string) => counts.find((one) => one.hookId === row.id && one.state === state)
    const seen = { waiting: of('waiting')?._count._all ?? 0, dead: of('dead')?._count._all ?? 0 }
    return viewOf(row, { ...seen, lastDeliveredAt: of('delivered')?._max.endedAt?.toISOString() ?? null })
  })
}

/** Portals in which somebody wants to hear of something. */
export async function portalsWithHooks(prisma: PrismaClient): Promise<string[]> {
  const where = { enabled: true }
  const rows = await acrossPortals(() =>
    prisma.centerHook.findMany({ where, distinct: ['portalId'], select: { portalId: true } }),
  )
  return rows.map(({ portalId }) => portalId)
}

/** Seals the secrets anew under the present key. */
export async function resealHooks(prisma: PrismaClient, sealing: Sealing, signal: AbortSignal): Promise<void> {
  const select = { id: true, portalId: true, secret: true }
  for (const { id, portalId, secret } of await acrossPortals(() => prisma.centerHook.findMany({ select }))) {
    if (signal.aborted) return
    const anew = sealing.resealed(secret, secretPurpose)
    if (!anew) continue
    await inPortal(portalId, () => prisma.centerHook.updateMany({ where: { id, secret }, data: { secret: anew } }))
  }
}

const nothingYet = { waiting: 0, dead: 0, lastDeliveredAt: null }

const viewOf = (row: Row, seen: Pick<HookView, 'waiting' | 'dead' | 'lastDeliveredAt'>): HookView => ({
  id: row.id,
  client: row.client,
  name: row.name,
  url: row.url,
  events: row.events as HookView['events'],
  enabled: row.enabled,
  createdAt: row.createdAt.toISOString(),
  ...seen,
})

const audited = (
  tx: Parameters<typeof recordAudit>[0],
  { portalId, userId }: By,
  action: string,
  at: Date,
  trail: { before?: object; after?: object },
  causeId?: string,
) =>
  recordAudit(tx, {
    portalId,
    at,
    actor: { kind: 'person', id: String(userId) },
    action,
    ...trail,
    ...(causeId === undefined ? {} : { causeId }),
  })
