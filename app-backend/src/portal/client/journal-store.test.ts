import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createLogger } from '../../platform/log/logger.ts'
import { createJournal } from './journal-store.ts'

const database = testDatabase()
const portalId = '00000000-0000-0000-0000-000000000001'
const call = (at: Date) => ({ portalId, at, actor: 'portal', method: 'm', inner: [], params: {}, durationMs: 1 })

it('keeps records for three days, to the millisecond, and drops them after', async () => {
  const now = new Date('2026-11-22T12:00:00.000Z')
  const limit = now.getTime() - 72 * 3_600_000
  await database.prisma.restCall.createMany({ data: [call(new Date(limit)), call(new Date(limit - 1))] })
  await createJournal(database.prisma, createLogger('silent')).prune(now)
  expect((await database.prisma.restCall.findMany()).map((row) => row.at.getTime())).toEqual([limit])
})
