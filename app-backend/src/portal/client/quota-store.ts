import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../../platform/clock/clock.ts'
import { AppError } from '../../platform/errors/app-error.ts'

/**
 * The portal's bucket drains 2 requests a second and holds 50; two are left for what we don't count.
 * Bitrix24 docs: limits
 */
const secondsPerRequest = 0.5
const burst = 48

export interface Quota {
  /** Waits for a place in the portal's bucket; throws `portal.limit` when the wait would pass `patienceMs`. */
  take(portalId: string, patienceMs: number): Promise<void>
  /** The portal refused for `seconds`: nobody of ours calls it before. */
  push(portalId: string, seconds: number): Promise<void>
}

/**
 * One bucket a portal for all processes: a row with the theoretical arrival time (GCRA), reserved in order by one upsert.
 * Time is a parameter, so that the quota follows the one clock.
 */
export function createQuota(prisma: PrismaClient, clock: Clock): Quota {
  async function reserve(key: string, patienceMs: number): Promise<Date | null> {
    const now = clock.now()
    const latest = new Date(now.getTime() + burst * secondsPerRequest * 1_000 + patienceMs)
    const step = `${secondsPerRequest} seconds`
    const rows = await prisma.$queryRaw<{ tat: Date }[]>`
      INSERT INTO rate_bucket AS b (key, tat) VALUES (${key}, ${now}::timestamptz + ${step}::interval)
      ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval
        WHERE GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval <= ${latest}::timestamptz
      RETURNING tat`
    const tat = rows[0]?.tat
    return tat ? new Date(tat.getTime() - burst * secondsPerRequest * 1_000) : null
  }

  return {
    async take(portalId, patienceMs) {
      const start = await reserve(portalId, patienceMs)
      if (!start) throw new AppError('portal.limit', { params: { seconds: Math.ceil(patienceMs / 1_000) || 1 } })
      await clock.waitUntil(start)
    },
    async push(portalId, seconds) {
      const until = new Date(clock.now().getTime() + (seconds + burst * secondsPerRequest) * 1_000)
      await prisma.$executeRaw`
        INSERT INTO rate_bucket AS b (key, tat) VALUES (${portalId}, ${until}::timestamptz)
        ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${until}::timestamptz)`
    },
  }
}
