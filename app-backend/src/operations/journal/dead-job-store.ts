import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { AppError } from '../../platform/errors/app-error.ts'
import { maskParams } from '../../portal/index.ts'
import type { DeadJobDetails, DeadJobPage, DeadJobRow, ListDeadJobsQuery } from '../contract.ts'

const pageSize = 50

const deadRow = (job: Omit<Prisma.JobModel, 'payload'>): DeadJobRow => ({
  id: job.id,
  queue: job.queue,
  key: job.key,
  createdAt: job.createdAt.toISOString(),
  endedAt: (job.endedAt ?? job.createdAt).toISOString(),
  attempts: job.attempts,
  lastError: job.lastError ?? '',
})

/** A page of the portal's given-up work, newest first, and how much each queue holds. */
export function readDeadJobs(prisma: PrismaClient, portalId: string, query: ListDeadJobsQuery): Promise<DeadJobPage> {
  const dead = { portalId, state: 'dead' }
  const where = {
    ...dead,
    ...(query.queue === undefined ? {} : { queue: query.queue }),
    ...(query.before === undefined ? {} : { id: { lt: query.before } }),
  }
  return inPortal(portalId, async () => {
    const found = await prisma.job.findMany({
      where,
      orderBy: { id: 'desc' },
      take: pageSize + 1,
      omit: { payload: true },
    })
    const queues = await prisma.job.groupBy({ by: ['queue'], where: dead, _count: true, orderBy: { queue: 'asc' } })
    const rows = found.slice(0, pageSize).map(deadRow)
    return {
      rows,
      queues: queues.map(({ queue, _count }) => ({ queue, count: _count })),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    }
  })
}

/** One of them with its payload, masked. Throws `operations.job-gone`. */
export async function readDeadJob(prisma: PrismaClient, portalId: string, id: number): Promise<DeadJobDetails> {
  const job = await inPortal(portalId, () => prisma.job.findFirst({ where: { portalId, id, state: 'dead' } }))
  if (!job) throw new AppError('operations.job-gone')
  return { ...deadRow(job), payload: maskParams(job.payload) }
}

type Sql = Pick<PrismaClient, 'job'>

/** Gives these jobs all their tries again; returns the ids of those that were still given up. */
export async function reviveJobs(sql: Sql, portalId: string, ids: readonly number[], now: Date): Promise<number[]> {
  const rows = await sql.job.updateManyAndReturn({
    where: { portalId, id: { in: [...ids] }, state: 'dead' },
    data: { state: 'waiting', attempts: 0, dueAt: now, endedAt: null, leaseUntil: null, leaseToken: null },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Drops these jobs for good; returns the ids of those that were still given up. */
export async function discardJobs(sql: Sql, portalId: string, ids: readonly number[]): Promise<number[]> {
  const where = { portalId, id: { in: [...ids] }, state: 'dead' }
  const rows = await sql.job.findMany({ where, select: { id: true } })
  const gone = rows.map(({ id }) => id)
  await sql.job.deleteMany({ where: { portalId, id: { in: gone }, state: 'dead' } })
  return gone
}
