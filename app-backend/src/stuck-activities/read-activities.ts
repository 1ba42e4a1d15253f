import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { faultError, type Actor, type BatchItem, type Command, type PortalClient } from '../portal/index.ts'
import type { activityKinds } from './contract.ts'

type Deps = { portal: Pick<PortalClient, 'batch'> }

const date = z
  .string()
  .nullish()
  .transform((text) => {
    const at = text ? new Date(text) : null
    return at && Number.isFinite(at.getTime()) ? at : null
  })
const id = z.coerce.number().int()
const row = z.object({
  ID: id,
  OWNER_TYPE_ID: id,
  OWNER_ID: id,
  TYPE_ID: id,
  PROVIDER_ID: z.string().nullish(),
  SUBJECT: z.string().nullish(),
  DEADLINE: date,
  CREATED: date,
  RESPONSIBLE_ID: id.nullish(),
})

export interface OpenActivity {
  id: number
  kind: (typeof activityKinds)[number]
  subject: string
  deadline: Date | null
  createdAt: Date | null
  responsibleId: number
  owner: { entityTypeId: number; id: number }
}

/** Dates without a deadline are told as a day far away. */
const never = Date.parse('9000-01-01T00:00:00Z')
const kinds: Readonly<Record<string, OpenActivity['kind']>> = {
  '1': 'meeting',
  '2': 'call',
  '3': 'task',
  '4': 'letter',
}

function activityOf(raw: z.infer<typeof row>): OpenActivity {
  const todo = raw.PROVIDER_ID === 'CRM_TODO'
  const task = raw.PROVIDER_ID === 'CRM_TASKS_TASK'
  return {
    id: raw.ID,
    kind: todo ? 'todo' : task ? 'task' : (kinds[String(raw.TYPE_ID)] ?? 'other'),
    subject: raw.SUBJECT || `№ ${raw.ID}`,
    deadline: raw.DEADLINE && raw.DEADLINE.getTime() < never ? raw.DEADLINE : null,
    createdAt: raw.CREATED,
    responsibleId: raw.RESPONSIBLE_ID ?? 0,
    owner: { entityTypeId: raw.OWNER_TYPE_ID, id: raw.OWNER_ID },
  }
}

const select = [
  'ID',
  'OWNER_TYPE_ID',
  'OWNER_ID',
  'TYPE_ID',
  'PROVIDER_ID',
  'SUBJECT',
  'DEADLINE',
  'CREATED',
  'RESPONSIBLE_ID',
]
const pages = 4
const pageSize = 50

export function answerOf(item: BatchItem | undefined): unknown {
  if (item?.ok) return item.result
  throw item ? faultError(item.fault, { kind: 'read' }) : new AppError('portal.unavailable')
}

/**
 * Open activities that fit, the oldest first, at most 200, and how many there are; one request. With the app's token: the person's
 * own hides what they look for. Bitrix24 docs: api-reference/crm/timeline/activities/activity-base/crm-activity-list
 */
export async function readOpenActivities(
  { portal }: Deps,
  portalId: string,
  filter: Record<string, unknown>,
): Promise<{ activities: OpenActivity[]; total: number }> {
  const actor: Actor = { kind: 'portal', portalId }
  const commands = Object.fromEntries(
    Array.from({ length: pages }, (_, page): [string, Command] => {
      const params = { filter: { ...filter, COMPLETED: 'N' }, select, order: { ID: 'ASC' }, start: page * pageSize }
      return [`p${page}`, { method: 'crm.activity.list', params }]
    }),
  )
  const answers = await portal.batch(actor, commands, { kind: 'read', patienceMs: 10_000 })
  const found = new Map<number, OpenActivity>()
  for (const key of Object.keys(commands))
    for (const raw of z.array(row).parse(answerOf(answers[key]))) found.set(raw.ID, activityOf(raw))
  const first = answers['p0']
  const total = first?.ok ? (first.total ?? found.size) : found.size
  return { activities: Array.from(found.values()), total }
}
