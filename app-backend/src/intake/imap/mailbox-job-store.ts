import type { PrismaClient } from '@poryadok/prisma'
import type { Job } from '../../platform/jobs/job.ts'

/**
 * One job a mailbox: what else waits for its turn asks for the same, and this reading does it. A process that died in the midst of a
 * reading leaves its job behind beside the one that was asked for since.
 */
export async function dropTwins(
  prisma: PrismaClient,
  { id, portalId, queue, key }: Pick<Job, 'id' | 'portalId' | 'queue' | 'key'>,
  now: Date,
): Promise<void> {
  const free = { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] }
  await prisma.job.deleteMany({ where: { portalId, queue, key, state: 'waiting', id: { not: id }, ...free } })
}
