import type { Pool, QueryResult, QueryResultRow } from 'pg'
import type { Prisma, PrismaClient } from '../generated/client.ts'

const pools = new WeakMap<PrismaClient, Pool>()

/** Tells whose connections {@link prepared} goes over. */
export const rememberPool = (prisma: PrismaClient, pool: Pool): void => void pools.set(prisma, pool)

/**
 * A statement of the busiest paths, over the client's own pool and scope but past its layers, which cost more than the statement
 * itself: parsed and planned once a connection. Its text must be the same for all values, and its values what node-postgres takes;
 * rows come as node-postgres reads them. It stands outside of any transaction. Throws what node-postgres throws.
 *
 * @param name of the statement, the same for the same text: https://node-postgres.com/features/queries#prepared-statements
 */
export function prepared<Row extends QueryResultRow = never>(
  prisma: PrismaClient,
  name: string,
  { text, values }: Prisma.Sql,
): Promise<QueryResult<Row>> {
  const pool = pools.get(prisma)
  if (!pool) throw new TypeError('this client was not made by createPrisma')
  return pool.query<Row>({ name, text, values })
}
