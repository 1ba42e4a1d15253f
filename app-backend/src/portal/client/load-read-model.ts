import type { PrismaClient } from '@poryadok/prisma'
import { operatingSeconds } from '../rules/method-pace.ts'
import { readAbilities } from '../setup/abilities.ts'

/** The portal's bucket holds 50 requests and drains two a second. Bitrix24 docs: limits */
export const bucketLimit = 50
const drainMs = 500

export interface PortalLoad {
  /** Requests in the bucket, those that wait for a place included: it may pass the limit. */
  used: number
  /** The portal refused: nothing of ours starts before. */
  barredUntil: Date | null
  /** Seconds that one method may spend in ten minutes before it is refused. */
  secondsLimit: number
  /** Heaviest first; those that spend little are not kept. */
  methods: { method: string; seconds: number; resetAt: Date }[]
}

/** How much of the portal's two limits our processes use now, by the quota's own rows. */
export async function readLoad(prisma: PrismaClient, portalId: string, now: Date): Promise<PortalLoad> {
  const [portal, buckets, loads] = await Promise.all([
    prisma.portal.findFirst({ where: { id: portalId }, select: { abilities: true } }),
    prisma.rateBucket.findMany({ where: { key: { in: [portalId, `${portalId} !`] } } }),
    prisma.methodLoad.findMany({
      where: { key: { startsWith: `${portalId} ` }, resetAt: { gt: now } },
      orderBy: { seconds: 'desc' },
      take: 50,
    }),
  ])
  const arrival = buckets.find(({ key }) => key === portalId)?.tat
  const bar = buckets.find(({ key }) => key !== portalId)?.tat
  return {
    used: arrival ? Math.max(0, Math.round((arrival.getTime() - now.getTime()) / drainMs)) : 0,
    barredUntil: bar && bar > now ? bar : null,
    secondsLimit: operatingSeconds(readAbilities(portal?.abilities).licence),
    methods: loads.map(({ key, seconds, resetAt }) => ({ method: key.slice(portalId.length + 1), seconds, resetAt })),
  }
}
