import type { Prisma } from '@poryadok/prisma'
import type { ThreadPlace } from './tokens/thread-target.ts'

export type ParticipantDb = Pick<Prisma.TransactionClient, 'threadParticipant'>

/** Longest list of recipients remembered: of a mass mailing nobody needs all. */
const most = 100

/** These take part in the conversation from now on. Addresses of our own mailboxes need not be among them. */
export async function saveParticipants(
  db: ParticipantDb,
  { portalId, requestId, taskId }: ThreadPlace & { portalId: string },
  addresses: readonly string[],
  seenAt: Date,
): Promise<void> {
  const unique = [...new Set(addresses.map((address) => address.toLowerCase()))].filter(Boolean).slice(0, most)
  if (unique.length === 0) return
  await db.threadParticipant.createMany({
    data: unique.map((address) => ({ portalId, requestId, taskId: taskId ?? 0, address, seenAt })),
    skipDuplicates: true,
  })
}

/** Who takes part in each conversation of the requests; the key is `request:task`, task 0 the client's. One query. */
export async function participantsOf(
  db: ParticipantDb,
  portalId: string,
  requestIds: readonly number[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (requestIds.length === 0) return found
  const rows = await db.threadParticipant.findMany({
    where: { portalId, requestId: { in: [...requestIds] } },
    select: { requestId: true, taskId: true, address: true },
    orderBy: { id: 'asc' },
  })
  for (const { requestId, taskId, address } of rows) {
    const key = `${requestId}:${taskId}`
    found.set(key, [...(found.get(key) ?? []), address])
  }
  return found
}
