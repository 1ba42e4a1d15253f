import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import type { Files } from '../platform/files/create-files.ts'
import type { Actor, Command } from '../portal/index.ts'
import type { ExternalTaskDeps } from './external-task-deps.ts'
import { keepFiles } from './keep-files.ts'
import { readTasks } from './read-tasks.ts'

const attached = z.object({ OBJECT_ID: z.coerce.number().int() })

export interface AttachDeps extends ExternalTaskDeps {
  files: Pick<Files, 'read'>
}

/**
 * Puts the files of the form into the task itself, so that colleagues see there what the performer got: two requests a file.
 * Bitrix24 docs: api-reference/tasks/tasks-task-files-attach
 */
export async function attachFiles(deps: AttachDeps, portalId: string, taskId: number): Promise<void> {
  const task = await deps.store.byTaskId(portalId, taskId)
  if (!task || task.files.length === 0) return
  const tenant = await deps.tenantOf(portalId)
  const files = []
  for (const id of task.files) {
    const { file, content } = await deps.files.read(portalId, id)
    files.push({ name: file.name, content: await buffer(content) })
  }
  for (const fileId of await keepFiles(deps, tenant, `external-task:${taskId}`, files))
    await attach(deps, { kind: 'portal', portalId }, taskId, fileId)
}

async function attach(deps: AttachDeps, actor: Actor, taskId: number, fileId: number) {
  const key = `external-task:${taskId}:attach:${fileId}`
  const { portalId } = actor
  await deps.writes.once({
    run: { portalId, name: key, rule: 'external-tasks', mode: 'live', cause: { kind: 'change', id: `task:${taskId}` } },
    entries: [
      {
        key,
        action: 'other',
        entityTypeId: 0,
        entityId: null,
        method: 'tasks.task.files.attach',
        params: { taskId, fileId },
        before: {},
        after: { fileId },
        because: [reason('external.file-kept', { name: String(fileId) })],
      },
    ],
    made: () => ({}),
    lookUp: async () => ((await objectsOf(deps, actor, taskId)).includes(fileId) ? { fileId } : null),
    async write() {
      await deps.portal.call(actor, 'tasks.task.files.attach', { taskId, fileId }, { kind: 'write' })
      return { fileId }
    },
  })
}

/** Files of the disk that hang on the task already. */
async function objectsOf({ portal }: AttachDeps, actor: Actor, taskId: number): Promise<number[]> {
  const task = (await readTasks(portal, actor, [taskId])).get(taskId)
  const ids = (task?.attachments ?? []).slice(0, 50)
  if (ids.length === 0) return []
  const commands: Record<string, Command> = Object.fromEntries(
    ids.map((id) => [`a${id}`, { method: 'disk.attachedObject.get', params: { id } }]),
  )
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  return Object.values(answers).flatMap((item) =>
    item.ok ? (attached.safeParse(item.result).data?.OBJECT_ID ?? []) : [],
  )
}
