import { afterAll, beforeAll } from 'vitest'
import { createPrisma } from '../index.ts'
import type { PrismaClient } from '../index.ts'
import { createTestDatabase } from './create-test-database.ts'
import type { CreatedDatabase } from './create-test-database.ts'

/** The database of a test file; its members are there inside tests and hooks. */
export interface TestDatabase {
  readonly url: string
  readonly prisma: PrismaClient
}

/**
 * Gives the test file (or the `describe` it is called in) a database of its own, dropped after the last test.
 * Call it at the top: `const database = testDatabase()`.
 */
export function testDatabase(): TestDatabase {
  let created: CreatedDatabase | undefined
  let prisma: PrismaClient | undefined
  beforeAll(async () => {
    created = await createTestDatabase()
    prisma = createPrisma(created.url)
  })
  afterAll(async () => {
    await prisma?.$disconnect()
    await created?.drop()
  })
  return {
    get url() {
      return present(created).url
    },
    get prisma() {
      return present(prisma)
    },
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test database exists only inside tests and hooks.')
  return value
}
