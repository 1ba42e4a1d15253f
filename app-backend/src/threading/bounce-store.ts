import type { Prisma } from '@poryadok/prisma'
import type { ThreadPlace } from './tokens/thread-target.ts'

export type BounceDb = Pick<Prisma.TransactionClient, 'bouncedAddress'>

/** What a server said of an address. */
export interface Bounce {
  /** Lower case. */
  address: string
  kind: 'hard' | 'soft' | 'delayed'
  /** RFC 3463 code; empty when the server gives none. */
  status: string
  /** The server's words. */
  detail: string
}

export interface BouncedAddressView extends Bounce {
  taskId: number | null
  at: Date
}

/** Marks addresses of a conversation that letters do not reach; a later bounce of the same address takes the place of the earlier. */
export async function saveBounces(
  db: BounceDb,
  place: ThreadPlace & { portalId: string; letterId: number; messageId: string | null; at: Date },
  bounces: readonly Bounce[],
): Promise<void> {
  const { portalId, requestId, taskId, letterId, messageId, at } = place
  for (const { address, kind, status, detail } of bounces) {
    const row = { taskId, kind, status, detail, letterId, messageId, at }
    await db.bouncedAddress.upsert({
      where: { portalId_requestId_address: { portalId, requestId, address } },
      create: { portalId, requestId, address, ...row },
      update: row,
    })
  }
}

/** Whoever writes from an address is reached there: its mark goes. */
export async function forgetBounce(db: BounceDb, portalId: string, requestId: number, address: string): Promise<void> {
  await db.bouncedAddress.deleteMany({ where: { portalId, requestId, address } })
}

/** Addresses of a request that letters did not reach, the last first. */
export async function bouncedAddresses(
  db: BounceDb,
  portalId: string,
  requestId: number,
): Promise<BouncedAddressView[]> {
  const rows = await db.bouncedAddress.findMany({ where: { portalId, requestId }, orderBy: { at: 'desc' }, take: 50 })
  return rows.map(({ address, kind, status, detail, taskId, at }) => ({
    address,
    kind: kind as Bounce['kind'],
    status,
    detail,
    taskId,
    at,
  }))
}
