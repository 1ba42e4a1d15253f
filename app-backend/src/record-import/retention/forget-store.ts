import type { PrismaClient } from '@poryadok/prisma'

/** Rows of one statement: locks and dead rows stay few. */
const chunk = 2_000

async function untilNone(change: () => Promise<number>): Promise<number> {
  let sum = 0
  for (;;) {
    const count = await change()
    sum += count
    if (count < chunk) return sum
  }
}

/** Removes what old runs never brought into the portal. Nothing of a run that is at work. */
export const dropUnwritten = (prisma: PrismaClient, portalId: string, bound: Date): Promise<number> =>
  untilNone(
    () => prisma.$executeRaw`
      DELETE FROM import_row WHERE id = ANY(ARRAY(
        SELECT r.id FROM import_row r JOIN import_run run ON run.id = r.import_id
        WHERE run.portal_id = ${portalId}::uuid AND coalesce(run.ended_at, run.created_at) < ${bound}::timestamptz
          AND run.state IN ('mapping', 'loaded', 'checked', 'written', 'undone') AND r.state IN ('NEW', 'FAILED', 'SKIPPED')
        LIMIT ${chunk}))`,
  )

/** Empties the rows of old runs that are in the portal: their names stay, so that the same file again still adds nothing. */
export const emptyWritten = (prisma: PrismaClient, portalId: string, bound: Date): Promise<number> =>
  untilNone(
    () => prisma.$executeRaw`
      UPDATE import_row SET cells = '[]', record = NULL, because = '[]' WHERE id = ANY(ARRAY(
        SELECT r.id FROM import_row r JOIN import_run run ON run.id = r.import_id
        WHERE run.portal_id = ${portalId}::uuid AND coalesce(run.ended_at, run.created_at) < ${bound}::timestamptz
          AND run.state IN ('checked', 'written', 'undone') AND r.state IN ('SUCCESS', 'UNDONE') AND r.record IS NOT NULL
        LIMIT ${chunk}))`,
  )

/** Old uploads with the ids of their stored files. */
export async function oldUploads(prisma: PrismaClient, portalId: string, bound: Date) {
  const where = { portalId, createdAt: { lt: bound } }
  const rows = await prisma.importUpload.findMany({ where, select: { id: true, parts: { select: { fileId: true } } } })
  return rows.map(({ id, parts }) => ({ id, fileIds: parts.map(({ fileId }) => fileId) }))
}

export async function dropUpload(prisma: PrismaClient, portalId: string, id: string): Promise<void> {
  await prisma.importUpload.deleteMany({ where: { portalId, id } })
}
