import type { PrismaClient } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { claimJob } from './job-store.ts'
import { aTenantRow } from './testing.ts'

const database = testDatabase()
const now = new Date('2026-11-22T10:00:00Z')
const waiting = 400

it('each job of a long queue is looked at some times, not as often as the queue is long, while its key is in work', async () => {
  const turn = await aTenantRow(database.prisma, now)
  const job = { portalId: turn, turn, queue: 'q', key: 'k', payload: {}, state: 'waiting', dueAt: now, createdAt: now }
  const leaseUntil = new Date(now.getTime() + 60_000)
  await database.prisma.job.createMany({ data: Array.from({ length: waiting }, () => job) })
  await database.prisma.job.create({ data: { ...job, leaseUntil, leaseToken: turn } })
  const seen = await database.prisma.$transaction(async (tx) => {
    expect(await claimJob(tx as PrismaClient, ['q'], now)).toBeNull()
    const [row] = await tx.$queryRaw<{ seen: bigint }[]>`
      SELECT sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)) AS seen
      FROM pg_class WHERE relname = 'job' OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'job'::regclass)`
    return Number(row?.seen ?? 0)
  })
  expect(seen).toBeGreaterThan(waiting)
  expect(seen).toBeLessThan(20 * waiting)
})
