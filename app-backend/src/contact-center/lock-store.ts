import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'

export interface Locks {
  /** Runs the work while nobody else of the product works on any of the things. Throws `center.busy` when that takes too long. */
  locked<T>(portalId: string, keys: readonly string[], work: () => Promise<T>): Promise<T>
}

/** Longer than any call takes: a process that died holds nothing for longer. */
const leaseMs = 120_000
const patienceMs = 25_000
const pauseMs = 50

/**
 * One call at a time about a thing: in this process by a queue, among processes by a row with a lease. No connection is held
 * meanwhile, so that calls about many things don't use up the pool.
 */
export function createLocks(prisma: PrismaClient, clock: Clock): Locks {
  const queues = new Map<string, Promise<unknown>>()

  const taken = async (portalId: string, key: string): Promise<boolean> => {
    const now = clock.now()
    const until = new Date(now.getTime() + leaseMs)
    const count = await prisma.$executeRaw`
      INSERT INTO api_lock AS l (portal_id, key, until) VALUES (${portalId}::uuid, ${key}, ${until}::timestamptz)
      ON CONFLICT (portal_id, key) DO UPDATE SET until = EXCLUDED.until WHERE l.until < ${now}::timestamptz`
    return count === 1
  }

  async function lease<T>(portalId: string, key: string, work: () => Promise<T>): Promise<T> {
    const deadline = clock.now().getTime() + patienceMs
    while (!(await taken(portalId, key))) {
      if (clock.now().getTime() > deadline) throw new AppError('center.busy', { params: { seconds: 5 } })
      await clock.waitUntil(new Date(clock.now().getTime() + pauseMs))
    }
    try {
      return await work()
    } finally {
      await prisma.apiLock.deleteMany({ where: { portalId, key } })
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
