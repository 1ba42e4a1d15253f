import type { PrismaClient } from '@poryadok/prisma'

export interface DirectoryStore {
  read(portalId: string, kind: string): Promise<{ data: unknown; fetchedAt: Date } | null>
  /** When the list was read; null when it was not. */
  fetchedAt(portalId: string, kind: string): Promise<Date | null>
  save(portalId: string, kind: string, data: object, fetchedAt: Date): Promise<void>
  drop(portalId: string, kind: string): Promise<void>
  dropAll(portalId: string, prefix: string): Promise<void>
}

/** Slow-changing lists of a portal, one row a list. */
export function createDirectoryStore(prisma: PrismaClient): DirectoryStore {
  return {
    async read(portalId, kind) {
      const row = await prisma.directoryList.findFirst({ where: { portalId, kind } })
      return row && { data: row.data, fetchedAt: row.fetchedAt }
    },
    async fetchedAt(portalId, kind) {
      const row = await prisma.directoryList.findFirst({ where: { portalId, kind }, select: { fetchedAt: true } })
      return row?.fetchedAt ?? null
    },
    async save(portalId, kind, data, fetchedAt) {
      const where = { portalId, kind }
      await prisma.directoryList.upsert({
        where: { portalId_kind: where },
        create: { ...where, data, fetchedAt },
        update: { data, fetchedAt },
      })
    },
    async drop(portalId, kind) {
      await prisma.directoryList.deleteMany({ where: { portalId, kind } })
    },
    async dropAll(portalId, prefix) {
      await prisma.directoryList.deleteMany({ where: { portalId, kind: { startsWith: prefix } } })
    },
  }
}
