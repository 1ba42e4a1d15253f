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
  /**
   * Waits for a place in the portal's bucket; throws `portal.limit` with the seconds to wait when that would pass
   * `patienceMs`, or when one of the methods is barred.
   */
  take(portalId: string, methods: readonly string[], patienceMs: number): Promise<void>
  /** The portal refused for `seconds`: no call of ours that comes now starts before, or none of that method. A call that already waits for its place keeps it. */
  push(portalId: string, method: string | null, seconds: number): Promise<void>
}

const burstMs = burst * secondsPerRequest * 1_000
const barKey = (portalId: string, method: string) => `${portalId} ${method}`

/**
 * One bucket a portal for all processes: a row with the theoretical arrival time (GCRA), reserved in order by one upsert.
 * Time is a parameter, so that the quota follows the one clock.
 */
export function createQuota(prisma: PrismaClient, clock: Clock): Quota {
  const tooLong = (until: Date) => {
    const seconds = Math.max(1, Math.ceil((until.getTime() - clock.now().getTime()) / 1_000))
    return new AppError('portal.limit', { params: { seconds } })
  }

  /** The latest time that any of the rows holds. */
  async function latest(keys: string[]): Promise<Date | null> {
    const row = await prisma.rateBucket.findFirst({ where: { key: { in: keys } }, orderBy: { tat: 'desc' } })
    return row?.tat ?? null
  }

  async function reserve(key: string, patienceMs: number): Promise<Date | null> {
    const now = clock.now()
    const limit = new Date(now.getTime() + burstMs + patienceMs)
    const step = `${secondsPerRequest} seconds`
    const rows = await prisma.$queryRaw<{ tat: Date }[]>`
      INSERT INTO rate_bucket AS b (key, tat) VALUES (${key}, ${now}::timestamptz + ${step}::interval)
      ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval
        WHERE GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval <= ${limit}::timestamptz
      RETURNING tat`
    const tat = rows[0]?.tat
    return tat ? new Date(tat.getTime() - burstMs) : null
  }

  async function barUntil(key: string, until: Date) {
    await prisma.$executeRaw`
      INSERT INTO rate_bucket AS b (key, tat) VALUES (${key}, ${until}::timestamptz)
      ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${until}::timestamptz)`
  }

  return {
    async take(portalId, methods, patienceMs) {
      const bar = await latest(methods.map((method) => barKey(portalId, method)))
      if (bar && bar > clock.now()) throw tooLong(bar)
      const start = await reserve(portalId, patienceMs)
      if (!start) throw tooLong(new Date(((await latest([portalId])) ?? clock.now()).getTime() - burstMs))
      await clock.waitUntil(start)
    },
    push(portalId, method, seconds) {
      const until = clock.now().getTime() + seconds * 1_000
      return method === null
        ? barUntil(portalId, new Date(until + burstMs))
        : barUntil(barKey(portalId, method), new Date(until))
    },
  }
}
