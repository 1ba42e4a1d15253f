import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import { databaseFault } from '../db/database-fault.ts'
import { AppError } from '../errors/app-error.ts'
import type { Logger } from '../log/logger.ts'
import { nextTry } from './backoff.ts'
import { holdJob } from './hold-job.ts'
import { HopelessJob, type Job, type NewJob } from './job.ts'
import { addJob, type ClaimedJob, claimJob, endJob, type JobEnd, nextJobDue } from './job-store.ts'
import { startWorker } from './worker.ts'

/** Comes again then; what a handler returns beside nothing. */
export type JobAgain = { again: Date } | void

/**
 * Does a job. It may run twice (a worker can die after the work and before the mark), so its effects are idempotent.
 * `signal` aborts when the lease is lost or the process stops: end soon, the job comes again.
 */
export type JobHandler<Payload = unknown> = (job: Job<Payload>, signal: AbortSignal) => Promise<JobAgain>

export interface JobQueue {
  handler: JobHandler
  /** Failed tries after which the job is a dead letter. */
  tries?: number
}

export interface JobsDeps {
  db: Database
  clock: Clock
  log: Logger
}

export interface Jobs {
  /** Within a transaction (`tx`) the job exists when that commits. */
  add(job: NewJob, tx?: Parameters<typeof addJob>[0]): Promise<void>
  /** Begins to work: `lanes` jobs at once in this process. */
  start(lanes?: number): void
  stop(): Promise<void>
}

/** Twelve tries are about 40 minutes of a portal that does not answer; what waits longer says so by `again`. */
const triesUnlessTold = 12

/** The jobs of the product: queues by name, done by any process that runs them. */
export function createJobs(deps: JobsDeps, queues: Readonly<Record<string, JobQueue>>): Jobs {
  const { db, clock, log } = deps
  const names = Object.keys(queues)
  const workers: ReturnType<typeof startWorker>[] = []
  let unlisten = () => {}

  async function drain(signal: AbortSignal): Promise<Date | null> {
    while (!signal.aborted) {
      const job = await claimJob(db.prisma, names, clock.now())
      if (!job) break
      await run(deps, job, queues[job.queue] as JobQueue, signal)
    }
    return nextJobDue(db.prisma, names, clock.now())
  }

  return {
    async add(job, tx = db.prisma) {
      const scoped =
        job.portalId === null ? acrossPortals : (work: () => Promise<void>) => inPortal(job.portalId ?? '', work)
      await scoped(() => addJob(tx, job, clock.now()))
      await db.notify('jobs', job.queue, tx)
    },
    start(lanes = 4) {
      for (let lane = 1; lane <= lanes; lane += 1)
        workers.push(startWorker({ name: `jobs ${lane}`, clock, log, drain }))
      unlisten = db.listen('jobs', () => {
        for (const worker of workers) worker.wake()
      })
    },
    async stop() {
      unlisten()
      await Promise.all(workers.map((worker) => worker.stop()))
    },
  }
}

async function run(
  deps: JobsDeps,
  job: ClaimedJob,
  { handler, tries = triesUnlessTold }: JobQueue,
  stopping: AbortSignal,
) {
  const { db, clock, log } = deps
  const held = holdJob(deps, job)
  const signal = AbortSignal.any([held.lost, stopping])
  const work = async (): Promise<JobEnd> => {
    const again = await handler(job, signal)
    return again ? { kind: 'again', dueAt: again.again } : { kind: 'done' }
  }
  let end: JobEnd
  try {
    end = await (job.portalId === null ? acrossPortals(work) : inPortal(job.portalId, work))
  } catch (error) {
    // The database is away: nothing can be written, the lease runs out by itself.
    if (databaseFault(error)) throw error
    end = failed(job, error, tries, clock.now())
    log.warn(
      { job: job.id, queue: job.queue, attempts: job.attempts + 1, end: end.kind, error: nameOf(error) },
      'job failed',
    )
  } finally {
    await held.release()
  }
  const mine = await endJob(db.prisma, job, end, clock.now())
  if (!mine) log.warn({ job: job.id, queue: job.queue }, 'job was given to another worker')
}

function failed(job: ClaimedJob, error: unknown, tries: number, now: Date): JobEnd {
  const text = error instanceof Error ? error.message : String(error)
  if (error instanceof HopelessJob || job.attempts + 1 >= tries) return { kind: 'dead', error: text }
  const seconds = error instanceof AppError ? Number(error.params['seconds']) : Number.NaN
  const dueAt = seconds > 0 ? new Date(now.getTime() + seconds * 1_000) : nextTry(job.attempts + 1, now)
  return { kind: 'again', dueAt, error: text }
}

/** Messages may quote a person's letter: the log gets the kind of the fault, the row its words. */
const nameOf = (error: unknown) =>
  error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
