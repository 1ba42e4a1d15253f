import { randomUUID } from 'node:crypto'
import { recordAudit } from '../../audit/index.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { deliveryJob, type HookDeps } from './hook-deps.ts'

type Deps = Pick<HookDeps, 'db' | 'clock' | 'addJob'>
interface By {
  portalId: string
  userId: number
}

/** Sends a delivery again, with its number and its bytes. Throws `center.no-such-delivery`, `center.hook-off`. */
export async function replayDelivery({ db, clock, addJob }: Deps, { portalId, userId }: By, id: string): Promise<void> {
  const now = clock.now()
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.centerDelivery.findFirst({ where: { portalId, id }, include: { hook: true } })
    if (!row) throw new AppError('center.no-such-delivery')
    if (!row.hook.enabled) throw new AppError('center.hook-off')
    const anew = { state: 'waiting', attempts: 0, dueAt: now, endedAt: null, error: null, replayedBy: userId }
    const { count } = await tx.centerDelivery.updateMany({
      where: { portalId, id, state: { not: 'waiting' } },
      data: anew,
    })
    // It is on its way already: a second one beside it would arrive twice.
    if (count === 0) return
    await recordAudit(tx, {
      portalId,
      at: now,
      actor: { kind: 'person', id: String(userId) },
      action: 'center.delivery-replayed',
      after: { type: row.type },
      causeId: id,
    })
    await addJob(deliveryJob(portalId, row.hookId, id, now), tx)
  })
}

/** Sends a message that tells of nothing, to see whether the address answers. Throws `center.no-such-hook`, `center.hook-off`. */
export async function pingHook({ db, clock, addJob }: Deps, portalId: string, hookId: string): Promise<string> {
  const at = clock.now()
  const id = randomUUID()
  await db.prisma.$transaction(async (tx) => {
    const hook = await tx.centerHook.findFirst({ where: { portalId, id: hookId } })
    if (!hook) throw new AppError('center.no-such-hook')
    if (!hook.enabled) throw new AppError('center.hook-off')
    const body = JSON.stringify({ type: 'ping', timestamp: at.toISOString(), data: {} })
    const row = { id, portalId, hookId, type: 'ping', record: '', key: `ping:${id}`, body, state: 'waiting' }
    await tx.centerDelivery.create({ data: { ...row, at, dueAt: at } })
    await addJob(deliveryJob(portalId, hookId, id, at), tx)
  })
  return id
}
