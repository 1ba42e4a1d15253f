import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { StoredFile } from './stored-file.ts'

type Tx = Prisma.TransactionClient

const shown = {
  id: true,
  purpose: true,
  name: true,
  contentType: true,
  sizeBytes: true,
  sha256: true,
  createdAt: true,
  expiresAt: true,
} as const satisfies Prisma.StoredFileSelect

/**
 * Writes the row and counts it into what the portal's files take; false when that would be more than `mostBytes` together. The
 * count's row is the lock: two files at once can't both take the last place.
 */
export async function insertFile(tx: Tx, portalId: string, file: StoredFile, mostBytes: number): Promise<boolean> {
  const fits = await tx.$executeRaw`
    INSERT INTO file_use AS u (portal_id, bytes, count) SELECT ${portalId}::uuid, ${file.sizeBytes}::bigint, 1
    WHERE ${file.sizeBytes}::bigint <= ${mostBytes}::bigint
    ON CONFLICT (portal_id) DO UPDATE SET bytes = u.bytes + EXCLUDED.bytes, count = u.count + 1
    WHERE u.bytes + EXCLUDED.bytes <= ${mostBytes}::bigint`
  if (fits === 0) return false
  await tx.storedFile.create({ data: { ...file, portalId, sizeBytes: BigInt(file.sizeBytes) } })
  return true
}

export async function fileById(prisma: PrismaClient, portalId: string, id: string, now: Date) {
  const live = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  const row = await inPortal(portalId, () =>
    prisma.storedFile.findFirst({ where: { id, portalId, ...live }, select: shown }),
  )
  return row ? ({ ...row, sizeBytes: Number(row.sizeBytes) } satisfies StoredFile) : null
}

export async function filesTake(prisma: PrismaClient, portalId: string): Promise<{ bytes: number; count: number }> {
  const row = await inPortal(portalId, () => prisma.fileUse.findFirst({ where: { portalId } }))
  return { bytes: Number(row?.bytes ?? 0), count: row?.count ?? 0 }
}

/** Drops rows and takes them off the count; false for ids that are not there (any more). */
export async function dropFiles(tx: Tx, portalId: string, ids: readonly string[]): Promise<string[]> {
  const dropped = await tx.$queryRaw<{ id: string; size_bytes: bigint }[]>`
    DELETE FROM stored_file WHERE portal_id = ${portalId}::uuid AND id = ANY(${[...ids]}::uuid[]) RETURNING id, size_bytes`
  const bytes = dropped.reduce((sum, row) => sum + row.size_bytes, 0n)
  if (dropped.length > 0)
    await tx.$executeRaw`
      UPDATE file_use SET bytes = bytes - ${bytes}::bigint, count = count - ${dropped.length}::int WHERE portal_id = ${portalId}::uuid`
  return dropped.map(({ id }) => id)
}

export const dropPortalFiles = (prisma: PrismaClient, portalId: string) =>
  inPortal(portalId, () =>
    prisma.$transaction(async (tx) => {
      const { count } = await tx.storedFile.deleteMany({ where: { portalId } })
      await tx.fileUse.deleteMany({ where: { portalId } })
      return count
    }),
  )

/** Files past their time, oldest first. */
export const expiredFiles = (prisma: PrismaClient, now: Date, limit: number) =>
  acrossPortals(() =>
    prisma.storedFile.findMany({
      where: { expiresAt: { lte: now } },
      orderBy: { expiresAt: 'asc' },
      take: limit,
      select: { id: true, portalId: true },
    }),
  )

/** A portal's files in the order of their ids, after one. */
export const filesAfter = (prisma: PrismaClient, portalId: string, after: string, limit: number) =>
  inPortal(portalId, () =>
    prisma.storedFile.findMany({
      where: { portalId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true, createdAt: true },
    }),
  )

export const allPortals = (prisma: PrismaClient) =>
  acrossPortals(async () => (await prisma.portal.findMany({ select: { id: true } })).map(({ id }) => id))

/** A transaction of our own in sight of the portal's rows, or the caller's. */
export const inTransaction = <T>(
  prisma: PrismaClient,
  portalId: string,
  tx: Tx | undefined,
  work: (tx: Tx) => Promise<T>,
) => inPortal(portalId, () => (tx ? work(tx) : prisma.$transaction(work)))

export type { Tx }
