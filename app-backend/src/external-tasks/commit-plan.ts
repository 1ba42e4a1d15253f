import type { Reason } from '../kernel/reason.ts'
import type { Tenant } from '../portal/index.ts'
import { jobKey, queues, type ExternalTaskDeps } from './external-task-deps.ts'
import type { TaskPlan } from './plan-task.ts'
import { addTaskLetter, saveTask, type NewTaskLetter, type Tx } from './store.ts'
import { sayJob, taskPath } from './task-comment.ts'
import { troubleWords } from './trouble-words.ts'

export interface PlannedTask {
  taskId: number
  /** Known before, 0 for a new one: names what is said about its trouble. */
  createdBy: number
  requestId: number | null
  title: string
  plan: TaskPlan
}

const minute = 60_000
const patience = { maxWait: 10_000, timeout: 20_000 }

/** Keeps everything that a look at a task came to in one commit: row, letters to send, words in the task, notice, decision. */
export async function commitPlan(deps: ExternalTaskDeps, tenant: Tenant, planned: PlannedTask): Promise<void> {
  const { taskId, plan, requestId } = planned
  if (plan.because.length === 0) return
  const now = deps.clock.now()
  const { changeMinutes } = await deps.settings(tenant.id)
  await deps.db.prisma.$transaction(async (tx) => {
    const externalTaskId = await saveTask(tx, { portalId: tenant.id, taskId }, plan.changes, now)
    for (const letter of plan.letters)
      await addLetter(deps, tx, { portalId: tenant.id, externalTaskId, taskId }, letter)
    if (plan.trouble) await sayTrouble(deps, tx, tenant, planned, plan.trouble)
    if (plan.tellLater) {
      const dueAt = new Date(now.getTime() + changeMinutes * minute)
      await deps.addJob({ ...jobOf(tenant.id, 'tell', taskId), dueAt }, tx)
    }
    await deps.addJob(jobOf(tenant.id, 'remind', taskId), tx)
    if (requestId !== null)
      await deps.recordDecisions(tx, [
        {
          portalId: tenant.id,
          kind: 'external-task',
          requestId,
          outcome: plan.trouble ? 'stuck' : (plan.changes.state ?? 'changed'),
          because: plan.because,
          decidedAt: now,
        },
      ])
  }, patience)
  if (requestId !== null) await deps.announce(tenant.id, requestId)
}

const jobOf = (portalId: string, queue: 'tell' | 'remind', taskId: number) => ({
  portalId,
  queue: queues[queue],
  key: jobKey,
  once: String(taskId),
  payload: { taskId },
})

/** Adds a letter that goes out; the same key never goes out twice. */
export async function addLetter(
  deps: Pick<ExternalTaskDeps, 'addJob' | 'clock'>,
  tx: Tx,
  { portalId, externalTaskId, taskId }: { portalId: string; externalTaskId: number; taskId: number },
  letter: NewTaskLetter,
  userId: number | null = null,
): Promise<void> {
  if (!(await addTaskLetter(tx, { portalId, externalTaskId }, letter, deps.clock.now()))) return
  const payload = { taskId, key: letter.key, userId }
  await deps.addJob({ portalId, queue: queues.send, key: jobKey, once: `${taskId}:${letter.key}`, payload }, tx)
}

/** In the task and under its author's bell: what holds the letter up and what to do. */
async function sayTrouble(
  deps: ExternalTaskDeps,
  tx: Tx,
  tenant: Tenant,
  { taskId, createdBy, title }: PlannedTask,
  trouble: Reason,
): Promise<void> {
  const text = troubleWords(trouble, { lang: tenant.language, zone: tenant.zone })
  const key = `trouble:${deps.clock.now().getTime()}`
  await deps.addJob(sayJob(tenant.id, taskId, key, text), tx)
  if (createdBy > 0)
    await deps.notices.send(
      {
        portalId: tenant.id,
        userId: createdBy,
        kind: 'external-task.stuck',
        params: { taskId, title, path: taskPath({ taskId, createdBy }), detail: text },
        once: `external-task:${taskId}`,
      },
      tx,
    )
}
