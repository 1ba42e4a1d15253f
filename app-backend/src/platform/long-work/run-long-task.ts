import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import { databaseFault } from '../db/database-fault.ts'
import { AppError } from '../errors/app-error.ts'
import type { JobAgain } from '../jobs/create-jobs.ts'
import { HopelessJob, type Job } from '../jobs/job.ts'
import type { Live } from '../live/create-live.ts'
import type { Logger } from '../log/logger.ts'
import { liveTopic, newsOf, taskNews } from './long-task-news.ts'
import { changeState, saveProgress, takeTask, type Tx } from './long-task-store.ts'
import { type LongTask, type LongWorkKind, StoppedWork } from './long-task.ts'
import { sampled } from './rules/pace.ts'

export interface LongWorkDeps {
  db: Database
  clock: Clock
  log: Logger
  live: Live
}

/** Failed tries in a row after which a task stops as failed: about 40 minutes of a portal that does not answer. */
export const tries = 12

/** How long a task keeps its worker before another portal's work may have it, ms. */
const turnMs = 10_000
/** Screens hear of progress at most so often, ms. */
const newsMs = 1_000

const jobPayload = z.object({ taskId: z.uuid() })
const nothing = { done: 0, failed: 0, skipped: 0 }

/** Works on a task for one turn. Runs again after a crash and goes on from the last save. */
export async function runLongTask(
  deps: LongWorkDeps,
  kinds: ReadonlyMap<string, LongWorkKind>,
  job: Job,
  signal: AbortSignal,
): Promise<JobAgain> {
  const { taskId } = jobPayload.parse(job.payload)
  const portalId = job.portalId ?? ''
  const run = randomUUID()
  const taken = await takeTask(deps.db.prisma, portalId, taskId, run)
  if (!taken) return
  const held = new Held(deps, portalId, taken.task, run)
  try {
    const kind = kinds.get(taken.task.kind)
    if (!kind) throw new HopelessJob(`no such long work: ${taken.task.kind}`)
    const payload = kind.payload.parse(taken.payload)
    const cursor = kind.cursor.parse(taken.cursor)
    const again = await turn(deps, kind, held, { payload, cursor }, AbortSignal.any([signal, held.stopped]))
    return again === 'done' ? await held.end('done') : again
  } catch (error) {
    if (databaseFault(error)) throw error
    if (held.stopped.aborted) return
    // Whoever took the task may have lost the job that brought it: this one comes again, or nobody would.
    if (error instanceof StoppedWork) return { again: deps.clock.now() }
    // The process stops or the lease is gone: whatever broke by that is no fault of the work.
    if (signal.aborted) return { again: deps.clock.now() }
    const last = error instanceof HopelessJob || job.attempts + 1 >= tries
    await held.fault(error, last)
    if (!last) throw error
    deps.log.error({ task: taskId, kind: taken.task.kind, code: codeOf(error) }, 'long work failed')
  } finally {
    held.release()
  }
}

/** Steps until the work is done, the turn is over or somebody stops it. */
async function turn(
  { clock }: LongWorkDeps,
  kind: LongWorkKind,
  held: Held,
  { payload, cursor }: { payload: unknown; cursor: unknown },
  signal: AbortSignal,
): Promise<'done' | JobAgain> {
  const until = clock.now().getTime() + turnMs
  let at = cursor
  for (;;) {
    const end = await kind.step({
      taskId: held.task.id,
      portalId: held.portalId,
      payload,
      cursor: at,
      signal,
      async save(next, { total, ...handled } = {}, tx) {
        await held.save(next, { ...nothing, ...handled, total }, tx)
        at = next
      },
    })
    if (end === 'done') return 'done'
    if (held.stopped.aborted) return
    if (end !== 'more') return end
    if (signal.aborted || clock.now().getTime() >= until) return { again: clock.now() }
  }
}

/** A task in the hands of this worker. */
class Held {
  readonly portalId: string
  task: LongTask
  private readonly deps: LongWorkDeps
  private readonly run: string
  private readonly stop = new AbortController()
  private readonly unfollow: () => void
  private toldAt = 0

  constructor(deps: LongWorkDeps, portalId: string, task: LongTask, run: string) {
    this.deps = deps
    this.portalId = portalId
    this.task = task
    this.run = run
    this.unfollow = deps.live.follow(portalId, liveTopic, (news) => {
      const heard = newsOf(news)
      if (heard?.id === task.id && heard.state !== 'running') this.stop.abort()
    })
  }

  /** Aborts when a person pauses or cancels the task. */
  get stopped(): AbortSignal {
    return this.stop.signal
  }

  async save(cursor: unknown, handled: typeof nothing & { total: number | undefined }, tx?: Tx) {
    const { db, clock } = this.deps
    const now = clock.now()
    const sum = { done: this.task.done, failed: this.task.failed, skipped: this.task.skipped }
    for (const name of ['done', 'failed', 'skipped'] as const) sum[name] += handled[name]
    const pace = sampled(this.task.pace, { at: now.getTime(), handled: sum.done + sum.failed + sum.skipped })
    const saved = await saveProgress(tx ?? db.prisma, this.task.id, this.run, { cursor, ...handled, pace }, now)
    if (!saved) throw new StoppedWork('another worker has the task')
    this.task = saved
    // What a pause said may not have come through yet.
    if (saved.state !== 'running') this.stop.abort()
    if (now.getTime() - this.toldAt >= newsMs) await this.tell(tx)
  }

  async end(to: 'done') {
    await this.change({ from: ['running', 'paused'], to })
  }

  async fault(error: unknown, last: boolean) {
    const cause = causeOf(error)
    const params = cause instanceof AppError ? cause.params : {}
    await this.change({
      from: ['running'],
      to: last ? 'failed' : 'running',
      message: { code: codeOf(error), params },
    })
  }

  private async change(change: Parameters<typeof changeState>[3]) {
    const { db, clock } = this.deps
    const { portalId, run } = this
    const changed = await changeState(db.prisma, portalId, this.task.id, { ...change, run }, clock.now())
    if (!changed) return
    this.task = changed
    await this.tell()
  }

  private async tell(tx?: Tx) {
    this.toldAt = this.deps.clock.now().getTime()
    await this.deps.live.announce(this.portalId, liveTopic, taskNews(this.task), tx)
  }

  release() {
    this.unfollow()
  }
}

/** Work that cannot go on says why by the cause it ended with. */
const causeOf = (error: unknown) => (error instanceof HopelessJob ? error.cause : error)

function codeOf(error: unknown) {
  const cause = causeOf(error)
  return cause instanceof AppError ? cause.code : 'internal'
}
