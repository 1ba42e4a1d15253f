import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'

/** What is left of a portal after the wipe: figures, no person, no text. */
export interface WipeRecord {
  memberId: string
  askedAt: Date
  endedAt: Date
  rows: number
  files: number
}

const wipeTimeoutMs = 120_000

/** Every table that holds rows of portals, found in the catalogue: a table that is added later is wiped too. */
async function tablesOfPortals(tx: Prisma.TransactionClient): Promise<string[]> {
  const found = await tx.$queryRaw<{ table_name: string }[]>`
    SELECT c.table_name::text AS table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'portal_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`
  return found.map((one) => one.table_name)
}

/** The portal stops at once: no token works for anything that has not begun. */
export async function closePortal(prisma: PrismaClient, portalId: string, now: Date): Promise<void> {
  const dead = { accessToken: null, refreshToken: null, applicationToken: null, state: 'uninstalled', updatedAt: now }
  await inPortal(portalId, () => prisma.portal.updateMany({ where: { id: portalId }, data: dead }))
}

/** Deletes every row of the portal in one transaction and leaves the record of it. Returns the number of rows. */
export async function wipeRows(
  prisma: PrismaClient,
  portal: { id: string; memberId: string },
  record: { askedAt: Date; files: number },
  now: Date,
): Promise<number> {
  return inPortal(portal.id, () =>
    prisma.$transaction(
      async (tx) => {
        let rows = 0
        for (const table of await tablesOfPortals(tx))
          rows += await tx.$executeRaw`DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE portal_id = ${portal.id}::uuid`
        await tx.$executeRaw`DELETE FROM rate_bucket WHERE key LIKE ${`%${portal.id}%`}`
        await tx.$executeRaw`DELETE FROM method_load WHERE key LIKE ${`%${portal.id}%`}`
        rows += (await tx.portal.deleteMany({ where: { id: portal.id } })).count
        if (rows > 0) await tx.portalWipe.create({ data: { memberId: portal.memberId, ...record, endedAt: now, rows } })
        return rows
      },
      { timeout: wipeTimeoutMs, maxWait: wipeTimeoutMs },
    ),
  )
}

/** The last wipe of a portal, null when its data were never wiped. */
export async function lastWipe(prisma: PrismaClient, memberId: string): Promise<WipeRecord | null> {
  const row = await acrossPortals(() => prisma.portalWipe.findFirst({ where: { memberId }, orderBy: { id: 'desc' } }))
  return row && { memberId, askedAt: row.askedAt, endedAt: row.endedAt, rows: row.rows, files: row.files }
}
