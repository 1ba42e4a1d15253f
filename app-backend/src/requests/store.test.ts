import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { createRequestStore } from './store.ts'
import { aTenant, storeTenant } from './testing.ts'

const database = testDatabase()
const now = new Date('2026-11-22T09:00:00Z')

it('a record that a screen and a letter meet at the same moment is one request, and has its client', async () => {
  const tenant = aTenant()
  await storeTenant(database.prisma, tenant)
  const store = createRequestStore(database.prisma)
  const record = { portalId: tenant.id, entityTypeId: 1, entityId: 41 }
  const byScreen = () => store.remember({ ...record, contactId: null, companyId: null }, now)
  const byLetter = () => store.remember({ ...record, contactId: 5, companyId: 6 }, now)
  const met = await Promise.all([byScreen(), byLetter(), byScreen(), byLetter(), byScreen()])
  expect(new Set(met.map(({ id }) => id)).size).toBe(1)
  expect(await byScreen()).toMatchObject({ contactId: 5, companyId: 6 })
})
