import { expect, test } from 'vitest'
import { createPrisma } from './index.ts'
import { testDatabase } from './testing/index.ts'

const database = testDatabase()

test('a statement with a name is prepared once, whatever its values; others are not', async () => {
  const prisma = createPrisma(database.url, { connections: 1 })
  const doubled = (value: number) => prisma.$queryRaw`/* prepared as doubled */ SELECT ${value}::int * 2 AS value`
  expect([await doubled(1), await doubled(2)]).toEqual([[{ value: 2 }], [{ value: 4 }]])
  await prisma.$queryRaw`SELECT ${1}::int AS "prepared as nothing"`
  const kept = await prisma.$queryRaw`SELECT name FROM pg_prepared_statements WHERE from_sql = false`
  expect(kept).toEqual([{ name: 'doubled' }])
  await prisma.$disconnect()
})
