import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import type { Job } from '../platform/jobs/job.ts'
import type { Tenant } from '../portal/index.ts'
import { jobKey, queues, type ExternalTaskDeps } from './external-task-deps.ts'
import { bindTasks, type BindTasks } from './bind-tasks.ts'
import { attachFiles, type AttachDeps } from './attach-files.ts'
import { lookAtTasks } from './look-at-tasks.ts'
import { remind } from './remind.ts'
import { sayInTask, type TaskWords } from './say-in-task.ts'
import { sendToPerformer } from './send-to-performer.ts'
import { tellChanges } from './tell-changes.ts'

const taskEvents: ReadonlySet<string> = new Set(['ONTASKADD', 'ONTASKUPDATE', 'ONTASKDELETE'])
/** Events of one moment are looked at together, ms. */
const gatherMs = 500

/** Hears of the portal's tasks: each is looked at, however many events name it. */
export const hearTasks =
  (deps: Pick<ExternalTaskDeps, 'store' | 'clock' | 'addJob'>) =>
  async (tenant: Tenant, event: { name: string; objectId: number | null }): Promise<void> => {
    if (!taskEvents.has(event.name) || event.objectId === null || event.objectId === 0) return
    await lookSoon(deps, tenant.id, event.objectId)
  }

/** Has a task looked at. */
export async function lookSoon(
  { store, clock, addJob }: Pick<ExternalTaskDeps, 'store' | 'clock' | 'addJob'>,
  portalId: string,
  taskId: number,
): Promise<void> {
  const now = clock.now()
  await store.saw(portalId, [taskId], now)
  const dueAt = new Date(now.getTime() + gatherMs)
  await addJob({ portalId, queue: queues.look, key: jobKey, once: 'look', dueAt })
}

/** The jobs of external tasks. */
export function externalTaskQueues(deps: AttachDeps): Record<string, JobQueue> {
  const of = ({ payload }: Job) => payload as { taskId: number; key: string; userId: number | null }
  return {
    [queues.look]: { handler: ({ portalId }) => lookAtTasks(deps, portalId ?? '') },
    [queues.send]: { handler: (job) => sendToPerformer(deps, job.portalId ?? '', of(job)) },
    [queues.say]: {
      handler: async ({ portalId, payload }) =>
        sayInTask(deps, await deps.tenantOf(portalId ?? ''), payload as TaskWords),
    },
    [queues.attach]: { handler: (job) => attachFiles(deps, job.portalId ?? '', of(job).taskId) },
    [queues.tell]: { handler: (job) => tellChanges(deps, job.portalId ?? '', of(job).taskId) },
    [queues.bind]: { handler: ({ portalId, payload }) => bindTasks(deps, portalId ?? '', payload as BindTasks) },
    [queues.remind]: { handler: (job) => remind(deps, job.portalId ?? '', of(job).taskId) },
  }
}
