import type { PrismaClient } from '@poryadok/prisma'
import { layout, type Layout } from './contract.ts'

export interface LayoutStore {
  /** Null: the person has arranged nothing yet. */
  read(portalId: string, userId: number): Promise<Layout | null>
  /** Every field that somebody in the portal has as a column. */
  columnsInUse(portalId: string): Promise<string[]>
  save(portalId: string, userId: number, layout: Layout, now: Date): Promise<void>
}

/** How each person has arranged their list. */
export function createLayoutStore(prisma: PrismaClient): LayoutStore {
  return {
    async read(portalId, userId) {
      const row = await prisma.requestListLayout.findFirst({ where: { portalId, userId } })
      return row ? (layout.safeParse(row.layout).data ?? null) : null
    },
    async columnsInUse(portalId) {
      const rows = await prisma.$queryRaw<{ name: string }[]>`
        SELECT DISTINCT jsonb_array_elements_text("layout"->'columns') AS "name"
        FROM "request_list_layout" WHERE "portal_id" = ${portalId}::uuid`
      return rows.map(({ name }) => name)
    },
    async save(portalId, userId, next, now) {
      const where = { portalId, userId }
      await prisma.requestListLayout.upsert({
        where: { portalId_userId: where },
        create: { ...where, layout: next, updatedAt: now },
        update: { layout: next, updatedAt: now },
      })
    },
  }
}
