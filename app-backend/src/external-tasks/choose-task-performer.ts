import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { reason } from '../kernel/reason.ts'
import { actorOf, type Viewer } from '../portal/index.ts'
import type { ChoosePerformerBody } from './contract.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { lookSoon } from './jobs.ts'
import { performerCommand, performerOf } from './read-performers.ts'
import { readableTask } from './readable-task.ts'
import { contactField, flagField, performerText } from './rules/task-fields.ts'
import { writeAnew } from './write-anew.ts'

const bound = z.object({ task: z.object({ ufCrmTask: z.union([z.array(z.string()), z.literal(false)]).nullish() }) })

/**
 * Names the performer of a task in its fields, with the viewer's rights; what follows is found by looking at the task. Three
 * requests. Throws `record.not-found`, `external-task.no-address`.
 */
export async function chooseTaskPerformer(
  deps: ExternalTaskDeps,
  viewer: Viewer,
  taskId: number,
  { contactId, address }: ChoosePerformerBody,
): Promise<void> {
  const { known } = await readableTask(deps, viewer, taskId)
  const actor = actorOf(viewer)
  const answers = await deps.portal.batch(
    actor,
    {
      performer: performerCommand(contactId),
      task: { method: 'tasks.task.get', params: { taskId, select: ['ID', 'UF_CRM_TASK'] } },
    },
    { kind: 'read', patienceMs: 10_000 },
  )
  const performer = performerOf(answers.performer)
  const fits = performer?.addresses.some((one) => one.toLowerCase() === address.toLowerCase())
  if (!fits) throw new AppError('external-task.no-address')
  const kept = answers.task.ok ? (bound.safeParse(answers.task.result).data?.task.ufCrmTask ?? []) : []
  const bindings = [...new Set([...(kept || []), `C_${contactId}`])]
  const fields = { [flagField]: 1, [contactField]: performerText(contactId, address), UF_CRM_TASK: bindings }
  await writeAnew(deps, known)
  await update(deps, viewer, taskId, fields)
  await lookSoon(deps, viewer.portalId, taskId)
}

/** Writing the same fields twice changes nothing, so that a lost answer needs no look-up. Bitrix24 docs: api-reference/tasks/tasks-task-update */
async function update(deps: ExternalTaskDeps, viewer: Viewer, taskId: number, fields: Record<string, unknown>) {
  const key = `external-task:${taskId}:performer:${deps.clock.now().getTime()}`
  await deps.writes.once({
    run: {
      portalId: viewer.portalId,
      name: key,
      rule: 'person',
      mode: 'live',
      userId: viewer.userId,
      cause: { kind: 'person', id: String(viewer.userId) },
    },
    entries: [
      {
        key,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'tasks.task.update',
        params: { taskId, fields },
        before: {},
        after: { performer: String(fields[contactField]) },
        because: [reason('external.performer-chosen', { taskId })],
      },
    ],
    made: () => ({}),
    lookUp: () => Promise.resolve(null),
    async write() {
      await deps.portal.call(actorOf(viewer), 'tasks.task.update', { taskId, fields }, { kind: 'write' })
      return { taskId }
    },
  })
}
