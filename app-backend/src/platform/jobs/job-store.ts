import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import type { Job, NewJob } from './job.ts'
import { newLease } from './lease.ts'

/** A job in the hands of one worker. */
export interface ClaimedJob extends Job {
  leaseToken: string
  /** Its mark: taken off the row while the job is worked on, so that what comes in meanwhile is a job of its own. */
  once: string | null
}

type Sql = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>

/** First key of the advisory locks that let one worker at a time take a job of a portal and key. */
const claimLock = 0x10b

/** Whose turn the work of the whole installation takes. */
const installation = '00000000-0000-0000-0000-000000000000'

interface Row {
  id: number
  portal_id: string | null
  turn: string
  queue: string
  key: string
  once: string | null
  payload: unknown
  due_at: Date
  attempts: number
}

/** Writes the job; within a transaction it exists when that commits, or not at all. */
export async function addJob(sql: Sql, job: NewJob, now: Date): Promise<void> {
  const { portalId, queue, key = queue, once = null, dueAt = now, unlessThere = false } = job
  const turn = portalId ?? installation
  const payload = JSON.stringify(job.payload ?? {})
  await sql.$executeRaw`
    INSERT INTO job (portal_id, turn, queue, key, once, payload, state, due_at, created_at)
    SELECT ${portalId}::uuid, ${turn}::uuid, ${queue}, ${key}, ${once}, ${payload}::jsonb, 'waiting', ${dueAt}::timestamptz, ${now}::timestamptz
    WHERE NOT (${unlessThere} AND EXISTS (SELECT FROM job WHERE state = 'waiting' AND queue = ${queue} AND turn = ${turn}::uuid))
    ON CONFLICT (queue, turn, once) WHERE state = 'waiting' AND once IS NOT NULL
    DO UPDATE SET due_at = LEAST(job.due_at, EXCLUDED.due_at), payload = EXCLUDED.payload`
}

/**
 * Takes a due job whose portal and key have none in work. Portals take turns: the one with the fewest jobs in work comes
 * first, whatever the length of its queue. The portals are found by hopping over the index, not by reading all rows, and the
 * keys in work once a portal, not for each of its jobs: thousands may wait for one key.
 */
export function claimJob(prisma: PrismaClient, queues: readonly string[], now: Date): Promise<ClaimedJob | null> {
  return acrossPortals(async () => {
    for (;;) {
      const [next] = await prisma.$queryRaw<Row[]>`
        WITH RECURSIVE turns AS (
          (SELECT turn FROM job WHERE state = 'waiting' ORDER BY turn LIMIT 1)
          UNION ALL
          SELECT (SELECT j.turn FROM job j WHERE j.state = 'waiting' AND j.turn > t.turn ORDER BY j.turn LIMIT 1)
          FROM turns t WHERE t.turn IS NOT NULL)
        SELECT due.* FROM turns t CROSS JOIN LATERAL (
          SELECT j.id, j.portal_id, j.turn, j.queue, j.key, j.once, j.payload, j.due_at, j.attempts FROM job j
          WHERE j.state = 'waiting' AND j.turn = t.turn AND j.due_at <= ${now}
            AND j.queue = ANY(${queues}::text[]) AND j.key NOT IN (
              SELECT b.key FROM job b WHERE b.state = 'waiting' AND b.turn = t.turn AND b.lease_until > ${now})
          ORDER BY j.due_at, j.id LIMIT 1) due
        ORDER BY (SELECT count(*) FROM job w WHERE w.state = 'waiting' AND w.turn = t.turn AND w.lease_until > ${now}),
          due.due_at, due.id
        LIMIT 1`
      if (!next) return null
      const lease = newLease(now)
      const taken = await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${claimLock}::int, hashtext(${`${next.turn}/${next.key}`}))`
        return tx.$executeRaw`
          UPDATE job j SET lease_token = ${lease.token}, lease_until = ${lease.until}, once = NULL
          WHERE j.id = ${next.id} AND j.state = 'waiting' AND j.due_at <= ${now} AND NOT EXISTS (
            SELECT FROM job b WHERE b.state = 'waiting' AND b.turn = ${next.turn}::uuid AND b.key = ${next.key}
              AND b.lease_until > ${now})`
      })
      if (taken === 1) return jobOf(next, lease.token)
    }
  })
}

const jobOf = (row: Row, leaseToken: string): ClaimedJob => ({
  id: row.id,
  portalId: row.portal_id,
  queue: row.queue,
  key: row.key,
  once: row.once,
  payload: row.payload,
  dueAt: row.due_at,
  attempts: row.attempts,
  leaseToken,
})

/** False when the lease went to another worker. */
export async function renewJob(prisma: PrismaClient, { id, leaseToken }: ClaimedJob, now: Date): Promise<boolean> {
  const leaseUntil = newLease(now).until
  const where = { id, leaseToken, state: 'waiting' }
  const { count } = await acrossPortals(() => prisma.job.updateMany({ where, data: { leaseUntil } }))
  return count === 1
}

export type JobEnd =
  | { kind: 'done' }
  /** Comes again at `dueAt`; `error` when the try failed. */
  | { kind: 'again'; dueAt: Date; error?: string }
  | { kind: 'dead'; error: string }

/** Writes how the try ended, for the worker that still holds the job only; false otherwise. */
export async function endJob(prisma: PrismaClient, job: ClaimedJob, end: JobEnd, now: Date): Promise<boolean> {
  const free = { leaseUntil: null, leaseToken: null }
  const data = {
    done: { ...free, state: 'done', lastError: null, endedAt: now },
    again: {
      ...free,
      ...(end.kind === 'again' ? { dueAt: end.dueAt } : {}),
      ...('error' in end && end.error !== undefined
        ? { attempts: { increment: 1 }, lastError: end.error.slice(0, 500) }
        : { attempts: 0, lastError: null }),
    },
    dead: { ...free, state: 'dead', lastError: 'error' in end ? (end.error ?? '').slice(0, 500) : null, endedAt: now },
  }[end.kind]
  const where = { id: job.id, leaseToken: job.leaseToken, state: 'waiting' }
  const write = async (values: object) => (await prisma.job.updateMany({ where, data: values })).count === 1
  return acrossPortals(async () => {
    const { once } = job
    if (end.kind !== 'again' || once === null) return write(data)
    try {
      return await write({ ...data, once })
    } catch (error) {
      if (!isTaken(error)) throw error
      await hastenTwin(prisma, { ...job, once }, end.dueAt)
      return write({ ...free, state: 'done', endedAt: now })
    }
  })
}

/** The same work came in again meanwhile, maybe in this very moment: the newer job does it. */
const isTaken = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

const hastenTwin = (prisma: PrismaClient, { portalId, queue, once }: ClaimedJob, dueAt: Date) =>
  prisma.job.updateMany({ where: { portalId, queue, once, state: 'waiting', dueAt: { gt: dueAt } }, data: { dueAt } })

/** When the next job of these queues falls due or a held one is free again; null when none waits. */
export async function nextJobDue(prisma: PrismaClient, queues: readonly string[], now: Date): Promise<Date | null> {
  const [row] = await acrossPortals(
    () => prisma.$queryRaw<{ at: Date | null }[]>`
      SELECT min(CASE WHEN lease_until > ${now} THEN lease_until ELSE due_at END) AS at
      FROM job WHERE state = 'waiting' AND queue = ANY(${queues}::text[])`,
  )
  return row?.at ?? null
}

/** Drops what ended before; dead letters stay until somebody looked. */
export async function pruneJobs(prisma: PrismaClient, before: Date): Promise<void> {
  await acrossPortals(() => prisma.job.deleteMany({ where: { state: 'done', endedAt: { lt: before } } }))
}
