import { z } from 'zod'
import { reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { actorOf, type Tenant, type Viewer } from '../portal/index.ts'
import type { CreateTaskBody } from './contract.ts'
import { queues, type ExternalTaskDeps } from './external-task-deps.ts'
import { lookSoon } from './jobs.ts'
import { performerCommand, performerOf } from './read-performers.ts'
import { bindingText } from './rules/crm-binding.ts'
import { chooseAddress } from './rules/choose-address.ts'
import { contactField, flagField, performerText, taskMark } from './rules/task-fields.ts'
import { saveTask } from './store.ts'

export interface CreateTaskDeps extends ExternalTaskDeps {
  /** Throws `file.not-found` for a file that was not brought for the request. */
  assertFiles(portalId: string, requestId: number, ids: readonly string[]): Promise<void>
}

const added = z.object({ task: z.object({ id: z.coerce.number().int() }) })
const found = z.object({ tasks: z.array(z.object({ id: z.coerce.number().int() })) })

/**
 * Makes a task of a request for somebody outside, in the viewer's name and with the viewer's rights, and has the letter sent: two
 * requests to the portal. The same key makes one task. Throws `request.not-found`, `external-task.no-address`.
 */
export async function createTask(
  deps: CreateTaskDeps,
  viewer: Viewer,
  body: CreateTaskBody,
): Promise<{ taskId: number }> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const { name, address } = await allowed(deps, tenant, viewer, body)
  const place = { portalId: tenant.id, entityTypeId: tenant.entityTypeId, entityId: body.request }
  const requestId =
    (await deps.requests.idOf(place.portalId, place.entityTypeId, place.entityId)) ??
    (await deps.requests.remember({ ...place, contactId: null, companyId: null }, deps.clock.now())).id
  await deps.assertFiles(tenant.id, requestId, body.files)
  const { taskId } = await addTask(deps, tenant, viewer, { ...body, address })
  const now = deps.clock.now()
  const deadline = body.deadline === null ? null : new Date(body.deadline)
  const words = { title: body.title, description: body.description, deadline }
  const whom = {
    contactId: body.contactId,
    performerName: name,
    address,
    createdBy: viewer.userId,
    responsibleId: viewer.userId,
  }
  const known = await deps.store.byTaskId(tenant.id, taskId)
  if (!known)
    await deps.db.prisma.$transaction(async (tx) => {
      const row = { ...words, ...whom, requestId, files: body.files, state: 'stuck' as const }
      await saveTask(tx, { portalId: tenant.id, taskId }, row, now)
      const job = { portalId: tenant.id, queue: queues.attach, once: String(taskId), payload: { taskId } }
      if (body.files.length > 0) await deps.addJob(job, tx)
    })
  await lookSoon(deps, tenant.id, taskId)
  return { taskId }
}

/** The viewer may read the request and the contact, and the address is one of the contact's. */
async function allowed(
  deps: CreateTaskDeps,
  tenant: Tenant,
  viewer: Viewer,
  { request, contactId, address }: CreateTaskBody,
) {
  const answers = await deps.portal.batch(
    actorOf(viewer),
    {
      request: { method: 'crm.item.get', params: { entityTypeId: tenant.entityTypeId, id: request } },
      performer: performerCommand(contactId),
    },
    { kind: 'read', patienceMs: 10_000 },
  )
  if (!answers.request.ok) throw new AppError('request.not-found')
  const performer = performerOf(answers.performer)
  const own = await deps.ownAddresses(tenant.id)
  const facts = { addresses: performer?.addresses ?? [], chosen: address, own, name: performer?.name ?? '' }
  const chosen = chooseAddress(facts).address
  if (!performer || chosen !== address.toLowerCase()) throw new AppError('external-task.no-address')
  return { name: performer.name, address: chosen }
}

/** Bitrix24 docs: api-reference/tasks/tasks-task-add */
async function addTask(
  deps: CreateTaskDeps,
  tenant: Tenant,
  viewer: Viewer,
  body: CreateTaskBody,
): Promise<{ taskId: number }> {
  const actor = actorOf(viewer)
  const mark = taskMark(body.key)
  const request = { entityTypeId: tenant.entityTypeId, entityId: body.request }
  const fields = {
    TITLE: body.title,
    DESCRIPTION: body.description,
    RESPONSIBLE_ID: viewer.userId,
    ...(body.deadline === null ? {} : { DEADLINE: body.deadline }),
    UF_CRM_TASK: [bindingText(request), `C_${body.contactId}`],
    [flagField]: 1,
    [contactField]: performerText(body.contactId, body.address),
    XML_ID: mark,
  }
  return deps.writes.once({
    run: {
      portalId: tenant.id,
      name: `external-task-new:${body.key}`,
      rule: 'person',
      mode: 'live',
      userId: viewer.userId,
      cause: { kind: 'person', id: String(viewer.userId) },
    },
    entries: [
      {
        key: `external-task-new:${body.key}`,
        action: 'other',
        entityTypeId: tenant.entityTypeId,
        entityId: body.request,
        method: 'tasks.task.add',
        params: { fields: { XML_ID: mark, TITLE: body.title } },
        before: {},
        after: { task: body.title },
        because: [reason('external.asked-for', { title: body.title })],
      },
    ],
    made: () => ({}),
    async lookUp() {
      const params = { filter: { XML_ID: mark }, select: ['ID'] }
      const [first] = found.parse(
        (await deps.portal.call(actor, 'tasks.task.list', params, { kind: 'read' })).result,
      ).tasks
      return first ? { taskId: first.id } : null
    },
    async write() {
      const { result } = await deps.portal.call(actor, 'tasks.task.add', { fields }, { kind: 'write' })
      return { taskId: added.parse(result).task.id }
    },
  })
}
