import type { ExportedSheet, Prisma, PrismaClient, SheetBook } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../platform/secrets/sealing.ts'

export type { ExportedSheet, SheetBook } from '@poryadok/prisma'
export type SheetTx = Prisma.TransactionClient | PrismaClient
type Tx = SheetTx

/** The private key, bound to this use. */
export const keyPurpose = 'sheet-export.key'

export interface HeardRecord {
  entityTypeId: number
  entityId: number
  times: number
}

export type SheetChange = Prisma.ExportedSheetUncheckedUpdateManyInput
export type SheetStore = ReturnType<typeof createSheetStore>

/** The spreadsheet of a portal, its sheets, and the records whose rows are to be written. */
export function createSheetStore(prisma: PrismaClient) {
  return {
    book: (portalId: string): Promise<SheetBook | null> => prisma.sheetBook.findFirst({ where: { portalId } }),

    async connect(tx: Tx, book: SheetBook): Promise<void> {
      const { portalId, createdAt: _, ...rest } = book
      await tx.sheetBook.upsert({ where: { portalId }, create: book, update: rest })
    },

    async disconnect(tx: Tx, portalId: string): Promise<void> {
      await tx.sheetHeard.deleteMany({ where: { portalId } })
      await tx.exportedSheet.deleteMany({ where: { portalId } })
      await tx.sheetBook.deleteMany({ where: { portalId } })
    },

    async bookFault(portalId: string, fault: string | null, now: Date): Promise<void> {
      await prisma.sheetBook.updateMany({
        where: { portalId, OR: [{ fault: { not: fault } }, { fault: null }] },
        data: { fault, updatedAt: now },
      })
    },

    sheets: (portalId: string): Promise<ExportedSheet[]> =>
      prisma.exportedSheet.findMany({ where: { portalId }, orderBy: [{ createdAt: 'asc' }, { entityTypeId: 'desc' }] }),

    sheet: (portalId: string, entityTypeId: number): Promise<ExportedSheet | null> =>
      prisma.exportedSheet.findFirst({ where: { portalId, entityTypeId } }),

    /** The first sheet that was never filled to its end and has no fault. */
    unfilledSheet: (portalId: string): Promise<ExportedSheet | null> =>
      prisma.exportedSheet.findFirst({
        where: { portalId, comparedAt: null, fault: null },
        orderBy: [{ createdAt: 'asc' }, { entityTypeId: 'desc' }],
      }),

    async addSheet(tx: Tx, sheet: Prisma.ExportedSheetUncheckedCreateInput): Promise<void> {
      await tx.exportedSheet.createMany({ data: [sheet], skipDuplicates: true })
    },

    async changeSheet(tx: Tx, portalId: string, entityTypeId: number, data: SheetChange): Promise<void> {
      await tx.exportedSheet.updateMany({ where: { portalId, entityTypeId }, data })
    },

    async removeSheet(tx: Tx, portalId: string, entityTypeId: number): Promise<void> {
      await tx.sheetHeard.deleteMany({ where: { portalId, entityTypeId } })
      await tx.exportedSheet.deleteMany({ where: { portalId, entityTypeId } })
    },

    /** Records whose rows are to be written; only of types that are exported. */
    async hear(tx: Tx, portalId: string, entityTypeId: number, ids: readonly number[]): Promise<void> {
      if (ids.length === 0) return
      await tx.$executeRaw`
        INSERT INTO sheet_heard (portal_id, entity_type_id, entity_id)
        SELECT s.portal_id, s.entity_type_id, id FROM exported_sheet s, unnest(${[...ids]}::int[]) AS id
        WHERE s.portal_id = ${portalId}::uuid AND s.entity_type_id = ${entityTypeId}
        ON CONFLICT (portal_id, entity_type_id, entity_id) DO UPDATE SET times = sheet_heard.times + 1`
    },

    heard: (portalId: string, entityTypeId: number, most: number): Promise<HeardRecord[]> =>
      prisma.sheetHeard.findMany({ where: { portalId, entityTypeId }, orderBy: { entityId: 'asc' }, take: most }),

    /** What was named again meanwhile stays. */
    async forget(portalId: string, heard: readonly HeardRecord[]): Promise<void> {
      if (heard.length === 0) return
      const rows = JSON.stringify(heard.map(({ entityTypeId, entityId, times }) => ({ entityTypeId, entityId, times })))
      await prisma.$executeRaw`
        DELETE FROM sheet_heard h
        USING jsonb_to_recordset(${rows}::jsonb) AS done ("entityTypeId" int, "entityId" int, times int)
        WHERE h.portal_id = ${portalId}::uuid AND h.entity_type_id = done."entityTypeId"
          AND h.entity_id = done."entityId" AND h.times = done.times`
    },
  }
}

/** Portals with a spreadsheet. */
export async function portalsWithBooks(prisma: PrismaClient): Promise<string[]> {
  const rows = await acrossPortals(() => prisma.sheetBook.findMany({ select: { portalId: true } }))
  return rows.map(({ portalId }) => portalId)
}

/** Seals the keys anew under the present key of the product. */
export async function resealBooks(prisma: PrismaClient, sealing: Sealing, signal: AbortSignal): Promise<void> {
  const select = { portalId: true, key: true }
  for (const { portalId, key } of await acrossPortals(() => prisma.sheetBook.findMany({ select }))) {
    if (signal.aborted) return
    const anew = sealing.resealed(key, keyPurpose)
    if (anew)
      await inPortal(portalId, () => prisma.sheetBook.updateMany({ where: { portalId, key }, data: { key: anew } }))
  }
}
