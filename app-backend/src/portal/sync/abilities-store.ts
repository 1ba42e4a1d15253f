import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'

/** Bitrix24 docs: api-reference/events/offline-events */
export const offlineFeature = 'rest_offline_extended'

/** What the portal's tariff and edition let us do. */
export interface Abilities {
  /** The offline queue hands out packages that stay until they are confirmed. */
  offlineEvents: boolean
  /** When the portal was asked last. */
  askedAt: Date | null
}

export interface AbilitiesStore {
  of(portalId: string): Promise<Abilities>
  save(portalId: string, abilities: { offlineEvents: boolean }, now: Date): Promise<void>
}

export function createAbilitiesStore(prisma: PrismaClient): AbilitiesStore {
  return {
    async of(portalId) {
      const row = await inPortal(portalId, () =>
        prisma.portal.findFirst({ where: { id: portalId }, select: { abilities: true } }),
      )
      const { offlineEvents, offlineAskedAt, features } = (row?.abilities ?? {}) as Record<string, unknown>
      return {
        // The set-up asks for features too, and may have asked first.
        offlineEvents: offlineEvents === true || (Array.isArray(features) && features.includes(offlineFeature)),
        askedAt: typeof offlineAskedAt === 'string' ? new Date(offlineAskedAt) : null,
      }
    },
    async save(portalId, { offlineEvents }, now) {
      const values = JSON.stringify({ offlineEvents, offlineAskedAt: now.toISOString() })
      await prisma.$executeRaw`UPDATE portal SET abilities = abilities || ${values}::jsonb WHERE id = ${portalId}::uuid`
    },
  }
}
