import { z } from 'zod'
import {
  contactEntityTypeId,
  faultError,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
} from '../portal/index.ts'
import { crmBinding } from './rules/crm-binding.ts'
import { plainDescription } from './rules/plain-description.ts'
import { contactField, flagField, isOurs, performerIn } from './rules/task-fields.ts'
import type { TaskFacts } from './rules/task-facts.ts'

const id = z.coerce.number().int()
/** The portal spells user fields in camelCase: `ufCrmTask`, `ufExternalTask`. Bitrix24 docs: api-reference/tasks/fields */
const row = z.object({
  id,
  title: z.string().nullish(),
  description: z.string().nullish(),
  deadline: z.string().nullish(),
  status: id.nullish(),
  createdBy: id.nullish(),
  responsibleId: id.nullish(),
  ufCrmTask: z.union([z.array(z.string()), z.literal(false)]).nullish(),
  ufTaskWebdavFiles: z.union([z.array(id), z.literal(false)]).nullish(),
  ufExternalTask: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  xmlId: z.string().nullish(),
  createdDate: z.string().nullish(),
  ufExternalContact: z.union([z.string(), z.number()]).nullish(),
})
const page = z.object({ tasks: z.array(row) })
const one = z.object({ task: row })

const select = [
  'ID',
  'TITLE',
  'DESCRIPTION',
  'DEADLINE',
  'STATUS',
  'CREATED_BY',
  'RESPONSIBLE_ID',
  'XML_ID',
  'CREATED_DATE',
  'UF_CRM_TASK',
  'UF_TASK_WEBDAV_FILES',
  flagField,
  contactField,
]
/** The portal gives 50 rows a page. */
const pageSize = 50
/** Status of a finished task. Bitrix24 docs: api-reference/tasks/fields */
const finished = 5

function factsOf(task: z.infer<typeof row>): TaskFacts {
  const bound = (task.ufCrmTask || []).flatMap((text) => crmBinding(text) ?? [])
  const named = performerIn(String(task.ufExternalContact ?? ''))
  return {
    id: task.id,
    title: task.title ?? '',
    description: plainDescription(task.description ?? ''),
    deadline: task.deadline ? new Date(task.deadline) : null,
    closed: task.status === finished,
    createdBy: task.createdBy ?? 0,
    responsibleId: task.responsibleId ?? 0,
    external: ['1', 'true', 'Y'].includes(String(task.ufExternalTask ?? '')),
    ...named,
    createdAt: task.createdDate ? new Date(task.createdDate) : null,
    attachments: task.ufTaskWebdavFiles || [],
    ours: isOurs(task.xmlId ?? ''),
    bindings: task.ufCrmTask || [],
    boundContacts: bound.filter((at) => at.entityTypeId === contactEntityTypeId).map((at) => at.entityId),
    boundRecords: bound.filter((at) => at.entityTypeId === 1 || at.entityTypeId >= 128),
  }
}

const must = (item: BatchItem | undefined): unknown => {
  if (item?.ok) return item.result
  throw item ? faultError(item.fault, { kind: 'read' }) : new Error('the portal left a command out')
}

/** Tasks as they stand now, one request for up to 2 500 of them; one that is not in the answer is gone. */
export async function readTasks(
  portal: Pick<PortalClient, 'batch'>,
  actor: Actor,
  taskIds: readonly number[],
): Promise<Map<number, TaskFacts>> {
  const commands: Record<string, Command> = {}
  for (let at = 0; at < taskIds.length; at += pageSize)
    commands[`p${at}`] = {
      method: 'tasks.task.list',
      params: { filter: { ID: taskIds.slice(at, at + pageSize) }, select, order: { ID: 'asc' }, start: 0 },
    }
  if (taskIds.length === 0) return new Map()
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  const rows = Object.values(answers).flatMap((item) => page.parse(must(item)).tasks)
  return new Map(rows.map((task) => [task.id, factsOf(task)]))
}

/** One task by the viewer's own token: null when the viewer may not see it. Bitrix24 docs: api-reference/tasks/tasks-task-get */
export const taskCommand = (taskId: number): Command => ({ method: 'tasks.task.get', params: { taskId, select } })

export function readTask(item: BatchItem | undefined): TaskFacts | null {
  if (!item?.ok) return null
  const parsed = one.safeParse(item.result)
  return parsed.success ? factsOf(parsed.data.task) : null
}
