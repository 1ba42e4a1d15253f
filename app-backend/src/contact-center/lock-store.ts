import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'

export interface Locks {
  /** Runs the work while nobody else of the product works on any of the things. Throws `center.busy` when that takes too long. */
  locked<T>(portalId: string, keys: readonly string[], work: () => Promise<T>): Promise<T>
}

/** A process that died holds nothing for longer; one that works on renews its lease. */
const leaseMs = 120_000
const renewMs = 40_000
const patienceMs = 25_000
const pauseMs = 50

/**
 * One call at a time about a thing: in this process by a queue, among processes by a row with a lease. No connection is held
 * meanwhile, so that calls about many things don't use up the pool.
 */
export function createLocks(prisma: PrismaClient, clock: Clock): Locks {
  const queues = new Map<string, Promise<unknown>>()

  /** Until when the thing is held; null: somebody else holds it. The moment tells this lease from a later one. */
  const taken = async (portalId: string, key: string): Promise<Date | null> => {
    const now = clock.now()
    const until = new Date(now.getTime() + leaseMs)
    const count = await prisma.$executeRaw`
      INSERT INTO api_lock AS l (portal_id, key, until) VALUES (${portalId}::uuid, ${key}, ${until}::timestamptz)
      ON CONFLICT (portal_id, key) DO UPDATE SET until = EXCLUDED.until WHERE l.until < ${now}::timestamptz`
    return count === 1 ? until : null
  }

  /** Keeps the lease while the work goes on; resolves to the last one, once `over` says that it has ended. */
  async function renewed(portalId: string, key: string, first: Date, over: AbortSignal): Promise<Date> {
    let until = first
    for (;;) {
      await clock.waitUntil(new Date(until.getTime() - leaseMs + renewMs), over)
      if (over.aborted) return until
      const next = new Date(clock.now().getTime() + leaseMs)
      const { count } = await prisma.apiLock.updateMany({ where: { portalId, key, until }, data: { until: next } })
      if (count === 0) return until
      until = next
    }
  }

  async function lease<T>(portalId: string, key: string, work: () => Promise<T>): Promise<T> {
    const deadline = clock.now().getTime() + patienceMs
    let until = await taken(portalId, key)
    while (!until) {
      if (clock.now().getTime() > deadline) throw new AppError('center.busy', { params: { seconds: 5 } })
      await clock.waitUntil(new Date(clock.now().getTime() + pauseMs))
      until = await taken(portalId, key)
    }
    const over = new AbortController()
    const renewing = renewed(portalId, key, until, over.signal)
    // A renewal that fails leaves a lease that ends by itself; the work is not broken off for it.
    renewing.catch(() => undefined)
    try {
      return await work()
    } finally {
      over.abort()
      const last = await renewing.catch(() => null)
      // Who was too slow gives back nothing: the thing is somebody else's by now.
      if (last) await prisma.apiLock.deleteMany({ where: { portalId, key, until: last } })
    }
  }

  function one<T>(portalId: string, key: string, work: () => Promise<T>): Promise<T> {
    const name = `${portalId} ${key}`
    const before = queues.get(name) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(() => lease(portalId, key, work))
    queues.set(name, mine)
    const settle = () => {
      if (queues.get(name) === mine) queues.delete(name)
    }
    mine.then(settle, settle)
    return mine
  }

  return {
    // In one order everywhere, so that two calls never wait for each other.
    locked: (portalId, keys, work) =>
      Array.from(new Set(keys))
        .toSorted()
        .reduceRight((inner, key) => () => one(portalId, key, inner), work)(),
  }
}
