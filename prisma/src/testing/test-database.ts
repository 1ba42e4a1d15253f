import { afterAll, beforeAll } from 'vitest'
import { createOwnerPrisma, createPrisma } from '../index.ts'
import type { PrismaClient } from '../index.ts'
import { createTestDatabase } from './create-test-database.ts'
import type { CreatedDatabase } from './create-test-database.ts'

/** The database of a test file; its members are there inside tests and hooks. */
export interface TestDatabase {
  readonly url: string
  /** The owner's client, above the row policies: to arrange data and to look at what is there. */
  readonly prisma: PrismaClient
  /** A client as the product has it: it sees what the scope around a query allows. */
  readonly app: PrismaClient
}

/**
 * Gives the test file (or the `describe` it is called in) a database of its own, dropped after the last test.
 * Call it at the top: `const database = testDatabase()`.
 */
export function testDatabase(): TestDatabase {
  let created: CreatedDatabase | undefined
  let prisma: PrismaClient | undefined
  let app: PrismaClient | undefined
  beforeAll(async () => {
    created = await createTestDatabase()
    prisma = createOwnerPrisma(created.url)
    app = createPrisma(created.url)
  })
  afterAll(async () => {
    await prisma?.$disconnect()
    await app?.$disconnect()
    await created?.drop()
  })
  return {
    get url() {
      return present(created).url
    },
    get prisma() {
      return present(prisma)
    },
    get app() {
      return present(app)
    },
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test database exists only inside tests and hooks.')
  return value
}
