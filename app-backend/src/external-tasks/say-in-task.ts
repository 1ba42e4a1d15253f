import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import type { Actor, PortalClient, Tenant, Writes } from '../portal/index.ts'

const comments = z.array(z.object({ ID: z.coerce.number().int(), POST_MESSAGE: z.string().nullish() }))

export interface TaskWords {
  taskId: number
  /** Names the comment for ever. */
  key: string
  text: string
  /** Ids of files on the portal's disk. */
  fileIds: readonly number[]
}

/**
 * A comment with files in a task, once: one request. An answer that got lost is looked up by the comment's text.
 * Bitrix24 docs: api-reference/tasks/comment-item/task-comment-item-add
 */
export async function sayInTask(
  { portal, writes }: { portal: PortalClient; writes: Pick<Writes, 'once'> },
  tenant: Tenant,
  { taskId, key, text, fileIds }: TaskWords,
): Promise<void> {
  const actor: Actor = { kind: 'portal', portalId: tenant.id }
  await writes.once({
    run: { portalId: tenant.id, name: key, rule: 'external-tasks', mode: 'live', cause: { kind: 'letter', id: key } },
    entries: [
      {
        key: `${key}:comment`,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'task.commentitem.add',
        params: { TASKID: taskId },
        before: {},
        after: { taskId },
        because: [reason('external.said-in-task', { taskId })],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const params = { TASKID: taskId, ORDER: { ID: 'desc' } }
      const { result } = await portal.call(actor, 'task.commentitem.getlist', params, { kind: 'read' })
      const found = comments.parse(result).find((one) => one.POST_MESSAGE === text)
      return found ? { id: found.ID } : null
    },
    async write() {
      const files = fileIds.length > 0 ? { UF_FORUM_MESSAGE_DOC: fileIds.map((id) => `n${id}`) } : {}
      const params = { TASKID: taskId, FIELDS: { POST_MESSAGE: text, ...files } }
      const { result } = await portal.call(actor, 'task.commentitem.add', params, { kind: 'write' })
      return { id: z.coerce.number().int().parse(result) }
    },
  })
}
