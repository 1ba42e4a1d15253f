import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import { isAppError } from '../platform/errors/app-error.ts'
import type { Actor } from '../portal/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { bindingText } from './rules/crm-binding.ts'
import { reboundTo } from './rules/rebound-to.ts'

const bound = z.object({ task: z.object({ ufCrmTask: z.union([z.array(z.string()), z.literal(false)]).nullish() }) })

export interface BindTask {
  taskId: number
  /** Our number of the request that the task was bound to. */
  from: number
  /** Names the occasion. */
  cause: string
}

/**
 * Binds a task in the portal to the request it belongs to now; what else it is bound to stays. A task that the portal has no more
 * needs nothing. Two requests. Bitrix24 docs: api-reference/tasks/tasks-task-update
 */
export async function bindTask(deps: ExternalTaskDeps, portalId: string, { taskId, from, cause }: BindTask) {
  const task = await deps.store.byTaskId(portalId, taskId)
  if (!task || task.requestId === null || task.requestId === from) return
  const [old, now] = [await deps.requests.byId(portalId, from), await deps.requests.byId(portalId, task.requestId)]
  if (!old || !now) return
  const actor: Actor = { kind: 'portal', portalId }
  const before = await bindings(deps, actor, taskId)
  const after = before && reboundTo(before, bindingText(old), bindingText(now))
  if (!before || !after) return
  const params = { taskId, fields: { UF_CRM_TASK: after } }
  const key = `external-task:${taskId}:bind:${cause}`
  await deps.writes.once({
    run: { portalId, name: key, rule: 'external-tasks', mode: 'live', cause: { kind: 'change', id: `task:${taskId}` } },
    entries: [
      {
        key,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'tasks.task.update',
        params,
        before: { UF_CRM_TASK: before },
        after: { UF_CRM_TASK: after },
        because: [reason('external.followed-request', { taskId, from: old.entityId, to: now.entityId })],
      },
    ],
    made: () => ({}),
    // The same values written twice change nothing.
    lookUp: () => Promise.resolve(null),
    async write() {
      await deps.portal.call(actor, 'tasks.task.update', params, { kind: 'write' })
      return { taskId }
    },
  })
}

/** null: the portal has the task no more. */
async function bindings({ portal }: ExternalTaskDeps, actor: Actor, taskId: number): Promise<string[] | null> {
  try {
    const params = { taskId, select: ['ID', 'UF_CRM_TASK'] }
    const { result } = await portal.call(actor, 'tasks.task.get', params, { kind: 'read' })
    return bound.parse(result).task.ufCrmTask || []
  } catch (error) {
    if (isAppError(error, 'portal.refused')) return null
    throw error
  }
}
