import type { JobQueue, Jobs } from '../jobs/create-jobs.ts'
import { AppError } from '../errors/app-error.ts'
import { liveTopic, taskNews } from './long-task-news.ts'
import { changeState, insertTask, openTask, taskById, together, type StateChange, type Tx } from './long-task-store.ts'
import type { LongTask, LongWorkKind, NewLongTask } from './long-task.ts'
import { type LongWorkDeps, runLongTask, tries } from './run-long-task.ts'

const queue = 'long-work'

export interface LongWork {
  /** For createJobs: the queue that does the work. */
  queues: Readonly<Record<string, JobQueue>>
  /** Names the kind; once a process, before its jobs start. */
  register<Payload, Cursor>(kind: string, work: LongWorkKind<Payload, Cursor>): void
  /**
   * Begins a work; within a transaction it exists when that commits. Throws `long-work.running` when one of its kind runs or is
   * paused in the portal.
   */
  start(task: NewLongTask, tx?: Tx): Promise<LongTask>
  /** All three throw `long-work.not-found`, and `long-work.ended` when the task is past it. Asked twice they change nothing more. */
  pause(portalId: string, id: string): Promise<LongTask>
  /** A failed task goes on too, from where it stood. Throws `long-work.running` when another one of its kind began meanwhile. */
  resume(portalId: string, id: string): Promise<LongTask>
  /** What was done stays done. */
  cancel(portalId: string, id: string): Promise<LongTask>
}

type WithJobs = LongWorkDeps & { addJob: Jobs['add'] }

/** Work that goes on from its cursor after a restart, one of a kind at a time in a portal. */
export function createLongWork(deps: WithJobs): LongWork {
  const { db, clock, live, addJob } = deps
  const kinds = new Map<string, LongWorkKind>()

  const enqueue = (portalId: string, task: LongTask, tx: Tx) =>
    addJob({ portalId, queue, key: `${queue}/${task.kind}`, once: task.id, payload: { taskId: task.id } }, tx)

  async function change(portalId: string, id: string, to: StateChange) {
    try {
      return await together(db.prisma, portalId, undefined, async (tx) => {
        const changed = await changeState(tx, portalId, id, to, clock.now())
        if (!changed) return settled(tx, portalId, id, to)
        if (to.to === 'running') await enqueue(portalId, changed, tx)
        await live.announce(portalId, liveTopic, taskNews(changed), tx)
        return changed
      })
    } catch (error) {
      if ((error as { code?: string }).code !== 'P2002') throw error
      throw await refusal(portalId, id)
    }
  }

  /** Which task of the kind is in the way. */
  async function refusal(portalId: string, id: string) {
    return together(db.prisma, portalId, undefined, async (tx) => {
      const kind = (await taskById(tx, portalId, id))?.kind ?? ''
      return runningError(await openTask(tx, portalId, kind))
    })
  }

  return {
    queues: { [queue]: { tries, handler: (job, signal) => runLongTask(deps, kinds, job, signal) } },
    register: (kind, work) => void kinds.set(kind, work),
    start: (task, given) =>
      together(db.prisma, task.portalId, given, async (tx) => {
        const work = kinds.get(task.kind)
        if (!work) throw new RangeError(`no such long work: ${task.kind}`)
        const row = await insertTask(tx, task, work.begin as object, clock.now())
        if (!row) throw runningError(await openTask(tx, task.portalId, task.kind))
        await enqueue(task.portalId, row, tx)
        await live.announce(task.portalId, liveTopic, taskNews(row), tx)
        return row
      }),
    pause: (portalId, id) => change(portalId, id, { from: ['running'], to: 'paused' }),
    resume: (portalId, id) => change(portalId, id, { from: ['paused', 'failed'], to: 'running' }),
    cancel: (portalId, id) => change(portalId, id, { from: ['running', 'paused', 'failed'], to: 'cancelled' }),
  }
}

/** Nothing was changed: the task is there already, or past it. */
async function settled(tx: Tx, portalId: string, id: string, { to }: StateChange) {
  const task = await taskById(tx, portalId, id)
  if (!task) throw new AppError('long-work.not-found')
  if (task.state !== to) throw new AppError('long-work.ended')
  return task
}

const runningError = (task: LongTask | null) =>
  new AppError('long-work.running', { params: { title: task?.title ?? '' } })
