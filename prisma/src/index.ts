import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from '../generated/client.ts'
import { rememberPool } from './prepared.ts'
import { ScopedPool } from './scoped-pool.ts'

export { Prisma, PrismaClient } from '../generated/client.ts'
export type * from '../generated/client.ts'
export { prepared } from './prepared.ts'

/** What may be set beside the address. */
export interface PrismaSettings {
  /** Most connections the pool opens; 10 unless told. */
  readonly connections?: number
  /** Hears of connections lost while idle (the server restarted); the pool opens new ones by itself. */
  readonly onPoolError?: (error: Error) => void
}

/**
 * A Prisma client of the product: it works as the role that the row policies hold for, and sees what the scope around a
 * query allows ({@link inPortal}, {@link acrossPortals}); without a scope it sees nothing. Nothing connects before the
 * first query; `$disconnect()` closes the pool.
 *
 * @param url `postgresql://…`; a Unix socket is given as `?host=<folder>`
 */
export function createPrisma(url: string, settings: PrismaSettings = {}): PrismaClient {
  const pool = new ScopedPool({ connectionString: url, max: settings.connections ?? 10 })
  return clientOn(pool, settings)
}

/** A Prisma client of the owner, whom no row policy holds: migrations, backups, arranging data in tests. */
export function createOwnerPrisma(url: string, settings: PrismaSettings = {}): PrismaClient {
  return clientOn(new Pool({ connectionString: url, max: settings.connections ?? 10 }), settings)
}

function clientOn(pool: Pool, { onPoolError = () => undefined }: PrismaSettings): PrismaClient {
  const adapter = new PrismaPg(pool, { onPoolError, disposeExternalPool: true })
  // The adapter listens from its first query on; a prepared statement may come before.
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({ adapter })
  rememberPool(prisma, pool)
  return prisma
}
