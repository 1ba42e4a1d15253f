import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aTenantRow } from '../../platform/jobs/testing.ts'
import { listApiCalls } from './journal-read-model.ts'

const database = testDatabase()
const at = new Date('2026-11-22T09:00:00Z')

it('a search goes on with the next page, and finds nothing else there', async () => {
  const { prisma } = database
  const portalId = await aTenantRow(prisma, at)
  const call = { portalId, client: 'site', sandbox: false, input: {}, inputHash: '', state: 'done', at }
  const of = (operation: string, count: number) =>
    Array.from({ length: count }, () => ({ ...call, id: randomUUID(), operation }))
  await prisma.apiCall.createMany({ data: [...of('deals.create', 60), ...of('contacts.search', 60)] })

  const first = await listApiCalls(prisma, portalId, { search: 'deals.create' })
  const before = first.calls.at(-1)?.id
  const second = await listApiCalls(prisma, portalId, { search: 'deals.create', ...(before ? { before } : {}) })

  expect([first.calls.length, first.more, second.calls.length, second.more]).toEqual([50, true, 10, false])
  expect(new Set([...first.calls, ...second.calls].map(({ operation }) => operation))).toEqual(
    new Set(['deals.create']),
  )
})
