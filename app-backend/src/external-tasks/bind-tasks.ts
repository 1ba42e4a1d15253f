import { reason } from '../kernel/reason.ts'
import type { PlannedWrite, Run } from '../portal/index.ts'
import type { RequestRecord } from '../requests/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { readTasks } from './read-tasks.ts'
import { bindingText } from './rules/crm-binding.ts'
import { reboundTo } from './rules/rebound-to.ts'

export interface BindTasks {
  /** Numbers of tasks in the portal. */
  taskIds: number[]
  /** Our number of the request that they were bound to. */
  from: number
  /** Names the occasion. */
  cause: string
}

/**
 * Binds tasks in the portal to the request they belong to now; what else they are bound to stays. A task that the portal has no more
 * needs nothing. One request to read up to 2 500 tasks, and the writes of all go out together.
 */
export async function bindTasks(deps: ExternalTaskDeps, portalId: string, { taskIds, from, cause }: BindTasks) {
  const old = await deps.requests.byId(portalId, from)
  const known = await deps.store.byTaskIds(portalId, taskIds)
  const tasks = await readTasks(deps.portal, { kind: 'portal', portalId }, taskIds)
  const writes: PlannedWrite[] = []
  for (const { taskId, requestId } of known.values()) {
    const task = tasks.get(taskId)
    const now = requestId === null || requestId === from ? null : await deps.requests.byId(portalId, requestId)
    if (!old || !now || !task) continue
    const after = reboundTo(task.bindings, bindingText(old), bindingText(now))
    if (after) writes.push(bindWrite(`external-task:${taskId}:bind:${cause}`, task, after, { old, now }))
  }
  if (writes.length === 0) return
  const name = `external-tasks:bind:${cause}`
  const run: Run = { portalId, name, rule: 'external-tasks', mode: 'live', cause: { kind: 'change', id: cause } }
  await deps.db.prisma.$transaction((tx) => deps.writes.plan(tx, run, writes))
}

/** Bitrix24 docs: api-reference/tasks/tasks-task-update */
function bindWrite(
  key: string,
  { id: taskId, bindings }: { id: number; bindings: readonly string[] },
  after: string[],
  { old, now }: { old: RequestRecord; now: RequestRecord },
): PlannedWrite {
  return {
    key,
    action: 'other',
    entityTypeId: 0,
    entityId: null,
    method: 'tasks.task.update',
    params: { taskId, fields: { UF_CRM_TASK: after } },
    before: { UF_CRM_TASK: bindings },
    after: { UF_CRM_TASK: after },
    because: [reason('external.followed-request', { taskId, from: old.entityId, to: now.entityId })],
    lookUp: {
      kind: 'find',
      method: 'tasks.task.list',
      params: { filter: { ID: taskId, UF_CRM_TASK: bindingText(now) }, select: ['ID'] },
      path: ['tasks'],
    },
  }
}
