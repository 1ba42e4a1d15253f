import type { NewJob } from '../platform/jobs/job.ts'
import type { Run } from '../portal/index.ts'
import { jobKey, queues } from './external-task-deps.ts'

/** The run that the writes about one task belong to. */
export const taskRun = (portalId: string, taskId: number): Run => ({
  portalId,
  name: `external-task:${taskId}`,
  rule: 'external-tasks',
  mode: 'live',
  cause: { kind: 'change', id: `task:${taskId}` },
})

export const taskPath = ({ taskId, createdBy }: { taskId: number; createdBy: number }) =>
  `/company/personal/user/${createdBy}/tasks/task/view/${taskId}/`

/**
 * The job that says a line in a task. It is no planned write: the oldest methods of tasks read their values by order, and a stored
 * write keeps none. Bitrix24 docs: api-reference/tasks/comment-item/task-comment-item-add
 */
export const sayJob = (portalId: string, taskId: number, key: string, text: string): NewJob => ({
  portalId,
  queue: queues.say,
  key: jobKey,
  once: `${taskId}:${key}`,
  payload: { taskId, key: `external-task:${taskId}:${key}`, text, fileIds: [] },
})
