import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/client.ts'

export { Prisma, PrismaClient } from '../generated/client.ts'
export type * from '../generated/client.ts'

/** What may be set beside the address. */
export interface PrismaSettings {
  /** Most connections the pool opens; 10 unless told. */
  readonly connections?: number
  /** Hears of connections lost while idle (the server restarted); the pool opens new ones by itself. */
  readonly onPoolError?: (error: Error) => void
}

/**
 * A Prisma client on its own pool of connections. Nothing connects before the first query; `$disconnect()` closes the pool.
 *
 * @param url `postgresql://…`; a Unix socket is given as `?host=<folder>`
 */
export function createPrisma(url: string, settings: PrismaSettings = {}): PrismaClient {
  const pool = { connectionString: url, max: settings.connections ?? 10 }
  const onPoolError = settings.onPoolError ?? (() => undefined)
  return new PrismaClient({ adapter: new PrismaPg(pool, { onPoolError }) })
}
