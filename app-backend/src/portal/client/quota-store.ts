import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../../platform/clock/clock.ts'
import { methodPace, operatingSeconds, worthKeeping, type MethodLoad } from '../rules/method-pace.ts'
import { readAbilities } from '../setup/abilities.ts'
import { AppError } from '../../platform/errors/app-error.ts'

/**
 * The portal's bucket drains 2 requests a second and holds 50; two are left for what we don't count.
 * Bitrix24 docs: limits
 */
const secondsPerRequest = 0.5

/**
 * Who asks: a person before a screen, work in the background, or an opening whose visitor is not proven yet. The last places
 * of the bucket are for people; strangers share a small bucket of their own before they reach it.
 */
export type Lane = 'person' | 'background' | 'stranger'
const burst: Record<Lane, number> = { person: 48, background: 32, stranger: 48 }
const strangers = { burst: 10, secondsPerRequest: 2 }

export interface Quota {
  /**
   * Waits for a place in the portal's bucket; throws `portal.limit` with the seconds to wait when that would pass
   * `patienceMs`, or when one of the methods is barred or has nearly spent its time; whoever paces the methods alone (`selfPaced`)
   * knows their time better.
   */
  take(
    portalId: string,
    methods: readonly string[],
    patienceMs: number,
    lane?: Lane,
    selfPaced?: boolean,
  ): Promise<void>
  /** The portal refused for `seconds`: no call of ours starts before, a waiting one included; or none of that method. */
  push(portalId: string, method: string | null, seconds: number): Promise<void>
  /** What the portal's answer said of the time its methods spent. */
  spent(portalId: string, loads: ReadonlyMap<string, MethodLoad>): Promise<void>
}

const barKey = (portalId: string, method: string) => `${portalId} ${method}`
const portalBar = (portalId: string) => `${portalId} !`
const strangerKey = (portalId: string) => `${portalId} ?`

interface Bucket {
  key: string
  burst: number
  secondsPerRequest: number
}

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

  /** When a place is there; null when that is past the patience. */
  async function reserve(bucket: Bucket, patienceMs: number): Promise<Date | null> {
    const now = clock.now()
    const burstMs = bucket.burst * bucket.secondsPerRequest * 1_000
    const limit = new Date(now.getTime() + burstMs + patienceMs)
    const step = `${bucket.secondsPerRequest} seconds`
    const rows = await prisma.$queryRaw<{ tat: Date }[]>`
      INSERT INTO rate_bucket AS b (key, tat) VALUES (${bucket.key}, ${now}::timestamptz + ${step}::interval)
      ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval
        WHERE GREATEST(b.tat, ${now}::timestamptz) + ${step}::interval <= ${limit}::timestamptz
      RETURNING tat`
    const tat = rows[0]?.tat
    return tat ? new Date(tat.getTime() - burstMs) : null
  }

  /** Waits for its turn in the bucket. */
  async function queue(bucket: Bucket, patienceMs: number) {
    const start = await reserve(bucket, patienceMs)
    const burstMs = bucket.burst * bucket.secondsPerRequest * 1_000
    if (!start) throw tooLong(new Date(((await latest([bucket.key])) ?? clock.now()).getTime() - burstMs))
    await clock.waitUntil(start)
  }

  /** Refuses what is barred, and lets background work pause before a method's time is over. */
  async function pace(portalId: string, methods: readonly string[], unpaced: boolean) {
    const keys = methods.map((method) => barKey(portalId, method))
    const bar = await latest(keys)
    if (bar && bar > clock.now()) throw tooLong(bar)
    if (unpaced) return
    const loads = await prisma.methodLoad.findMany({ where: { key: { in: keys } } })
    if (loads.length === 0) return
    const limit = operatingSeconds(await licenceOf(portalId))
    const paces = loads.map((load) => methodPace(load, true, clock.now(), limit))
    const wait = paces.find((one) => one.kind === 'wait')
    if (wait) throw tooLong(wait.until)
    const pauseMs = Math.max(0, ...paces.map((one) => (one.kind === 'slow' ? one.pauseMs : 0)))
    if (pauseMs > 0) await clock.waitUntil(new Date(clock.now().getTime() + pauseMs))
  }

  async function licenceOf(portalId: string): Promise<string> {
    const row = await prisma.portal.findFirst({ where: { id: portalId }, select: { abilities: true } })
    return readAbilities(row?.abilities).licence
  }

  async function barUntil(key: string, until: Date) {
    await prisma.$executeRaw`
      INSERT INTO rate_bucket AS b (key, tat) VALUES (${key}, ${until}::timestamptz)
      ON CONFLICT (key) DO UPDATE SET tat = GREATEST(b.tat, ${until}::timestamptz)`
  }

  return {
    async take(portalId, methods, patienceMs, lane = 'person', selfPaced = false) {
      const deadline = clock.now().getTime() + patienceMs
      await pace(portalId, methods, selfPaced || lane !== 'background')
      if (lane === 'stranger') await queue({ key: strangerKey(portalId), ...strangers }, patienceMs)
      const bucket = { key: portalId, burst: burst[lane], secondsPerRequest }
      for (;;) {
        await queue(bucket, Math.max(0, deadline - clock.now().getTime()))
        // The portal may have refused somebody while this call waited: then it queues again behind the refusal.
        const bar = await latest([portalBar(portalId)])
        if (!bar || bar <= clock.now()) return
      }
    },
    async push(portalId, method, seconds) {
      const until = clock.now().getTime() + seconds * 1_000
      if (method !== null) return barUntil(barKey(portalId, method), new Date(until))
      await barUntil(portalBar(portalId), new Date(until))
      await barUntil(portalId, new Date(until + burst.person * secondsPerRequest * 1_000))
    },
    async spent(portalId, loads) {
      for (const [method, load] of loads) {
        if (!worthKeeping(load)) continue
        await prisma.$executeRaw`
          INSERT INTO method_load (key, seconds, reset_at) VALUES (${barKey(portalId, method)}, ${load.seconds}, ${load.resetAt}::timestamptz)
          ON CONFLICT (key) DO UPDATE SET seconds = EXCLUDED.seconds, reset_at = EXCLUDED.reset_at`
      }
    },
  }
}
