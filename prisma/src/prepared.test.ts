import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPrisma, prepared, Prisma, type PrismaClient } from './index.ts'
import { inPortal } from './portal-scope.ts'
import { testDatabase } from './testing/index.ts'

const database = testDatabase()
let prisma: PrismaClient

beforeEach(async () => {
  prisma = createPrisma(database.url, { connections: 1 })
  await prisma.$connect()
})

afterEach(() => prisma.$disconnect())

test('a statement is prepared once, whatever its values', async () => {
  const doubled = (value: number) =>
    prepared<{ value: number }>(prisma, 'doubled', Prisma.sql`SELECT ${value}::int * 2 AS value`)
  expect([(await doubled(1)).rows, (await doubled(2)).rows]).toEqual([[{ value: 2 }], [{ value: 4 }]])
  const kept = await prisma.$queryRaw`SELECT name, generic_plans + custom_plans AS used FROM pg_prepared_statements`
  expect(kept).toEqual([{ name: 'doubled', used: 2n }])
})

test('it sees what the scope around it allows, as any other', async () => {
  const scope = () =>
    prepared<{ scope: string }>(prisma, 'scope', Prisma.sql`SELECT current_setting('poryadok.portal', true) AS scope`)
  const portalId = randomUUID()
  expect((await inPortal(portalId, scope)).rows).toEqual([{ scope: portalId }])
  expect((await scope()).rows).toEqual([{ scope: '' }])
})
