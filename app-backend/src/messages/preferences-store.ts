import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { preferences, type Preferences } from './preferences.ts'

export interface PreferenceStore {
  of(portalId: string, userId: number): Promise<Preferences>
  save(portalId: string, userId: number, next: Preferences, now: Date): Promise<void>
}

/** What people chose for their notices; other choices in the same row stay. */
export function createPreferenceStore(prisma: PrismaClient): PreferenceStore {
  return {
    async of(portalId, userId) {
      const row = await prisma.personSettings.findFirst({ where: { portalId, userId } })
      const { notices } = (row?.values ?? {}) as { notices?: unknown }
      return preferences.catch(preferences.parse({})).parse(notices ?? {})
    },
    async save(portalId, userId, next, now) {
      const where = { portalId, userId }
      const row = await prisma.personSettings.findFirst({ where })
      const values = { ...(row?.values as Prisma.JsonObject | undefined), notices: next }
      await prisma.personSettings.upsert({
        where: { portalId_userId: where },
        create: { ...where, values, updatedAt: now },
        update: { values, updatedAt: now },
      })
    },
  }
}
