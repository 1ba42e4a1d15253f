import { reason } from '../kernel/reason.ts'
import type { PlannedWrite, Run } from '../portal/index.ts'

/** A line of ours in a task. Bitrix24 docs: api-reference/tasks/comment-item/task-comment-item-add (it stays valid beside the chat) */
export const taskComment = (taskId: number, key: string, text: string): PlannedWrite => ({
  key: `external-task:${taskId}:${key}`,
  action: 'other',
  entityTypeId: 0,
  entityId: null,
  method: 'task.commentitem.add',
  params: { TASKID: taskId, FIELDS: { POST_MESSAGE: text } },
  before: {},
  after: { text },
  because: [reason('external.said-in-task', { taskId })],
  lookUp: {
    kind: 'find',
    method: 'task.commentitem.getlist',
    params: { TASKID: taskId, ORDER: { ID: 'desc' } },
    path: [],
    where: { POST_MESSAGE: text },
  },
})

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
