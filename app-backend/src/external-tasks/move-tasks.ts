import { jobKey, queues, type ExternalTaskDeps } from './external-task-deps.ts'
import type { Tx } from './store.ts'

export interface TaskMove {
  portalId: string
  /** Our numbers of requests. */
  from: number
  to: number
  /** Numbers of tasks in the portal; null: all of the request. */
  taskIds: readonly number[] | null
  /** Names the occasion: the same one binds a task once. */
  cause: string
}

/**
 * External tasks belong to another request from this commit on: answers of performers go there. The portal's own tasks are bound to
 * it afterwards, all by one job. Returns the portal's numbers of the tasks that were still there.
 */
export async function moveTasks(
  { addJob }: Pick<ExternalTaskDeps, 'addJob'>,
  tx: Tx,
  { portalId, from, to, taskIds, cause }: TaskMove,
): Promise<number[]> {
  const where = { portalId, requestId: from, ...(taskIds ? { taskId: { in: [...taskIds] } } : {}) }
  const rows = await tx.externalTask.findMany({ where, select: { taskId: true }, orderBy: { taskId: 'asc' } })
  await tx.externalTask.updateMany({ where, data: { requestId: to } })
  const moved = rows.map(({ taskId }) => taskId)
  const payload = { taskIds: moved, from, cause }
  if (moved.length > 0) await addJob({ portalId, queue: queues.bind, key: jobKey, once: cause, payload }, tx)
  return moved
}
