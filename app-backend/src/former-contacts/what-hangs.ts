import { z } from 'zod'
import {
  actorOf,
  cardPath,
  contactEntityTypeId,
  faultError,
  type BatchItem,
  type Command,
  type Viewer,
} from '../portal/index.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { FormerDetails, Hanging } from './contract.ts'
import { isMarked, notWorkingField } from './former-fields.ts'
import { formerById, type FormerRow } from './former-store.ts'
import { viewsOf, type ListDeps } from './list-former.ts'
import { valuesIn } from './proposals/record-facts.ts'

const dealEntityTypeId = 2
/** Records of one answer. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const pageSize = 50

const mostCompanies = 10

const id = z.coerce.number().int()
const items = z.object({
  items: z.array(
    z.object({
      id,
      title: z.string().nullish(),
      contactIds: z
        .array(id)
        .nullish()
        .transform((ids) => ids ?? []),
    }),
  ),
})
const people = z.object({
  items: z.array(z.looseObject({ id, name: z.string().nullish(), lastName: z.string().nullish() })),
})
const owners = z.object({ items: z.array(z.record(z.string(), z.unknown())) })
/** Bitrix24 docs: api-reference/crm/companies/contacts/crm-company-contact-items-get */
const members = z.array(z.object({ CONTACT_ID: id }))

const answerOf = (answer: BatchItem | undefined): unknown => {
  if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new RangeError('no answer')
  return answer.result
}

/** What still waits for a former contact, and who could take it over, as the viewer may see it: three requests. Throws AppError `former.gone`, `portal.*`. */
export async function readFormer(deps: ListDeps, viewer: Viewer, formerId: string): Promise<FormerDetails> {
  const { row, contact } = await findFormer(deps, viewer, formerId)
  const work = await readWork(deps, viewer, row)
  const { open, more, colleagues } = work
  const tasks = await tasksOf(deps, viewer, row)
  const phones = work.phones.map((title): Hanging => {
    const { contactId: id } = row
    return { kind: 'phone', id, title, path: cardPath(contactEntityTypeId, id), movable: false }
  })
  const successors = await whoWorks(deps, viewer, colleagues)
  return { contact, hangs: [...open, ...tasks, ...phones], more, successors }
}

/** The row, and the contact as the viewer sees it. Throws AppError `former.gone`: also where the viewer may not read the contact. */
export async function findFormer(deps: ListDeps, viewer: Viewer, formerId: string) {
  const row = await formerById(deps.db.prisma, viewer.portalId, formerId)
  const [contact] = row ? await viewsOf(deps, viewer, [row]) : []
  if (!row || !contact) throw new AppError('former.gone')
  return { row, contact }
}

export interface Work {
  /** Open requests and deals of the contact, with all of their contacts. */
  open: (Hanging & { entityTypeId: number; contactIds: number[] })[]
  more: boolean
  /** Contacts of the same companies. */
  colleagues: number[]
  /** Numbers of the contact: who calls from them is taken for it. */
  phones: string[]
}

/** Open requests and deals of the contact, and who else belongs to its companies: one request. */
export async function readWork(deps: ListDeps, viewer: Viewer, { contactId, links }: FormerRow): Promise<Work> {
  const tenant = await deps.tenantOf(viewer.portalId)
  const { stages } = await deps.directory.of(tenant)
  const openStages = stages.filter(({ meaning }) => meaning === 'process').map((stage) => stage.id)
  const list = (entityTypeId: number, filter: object): Command => ({
    method: 'crm.item.list',
    params: {
      entityTypeId,
      filter: { '@contactIds': [contactId], ...filter },
      select: ['id', 'title', 'contactIds'],
      order: { id: 'DESC' },
      start: -1,
    },
  })
  const commands: Record<string, Command> = {
    request: list(tenant.entityTypeId, { '@stageId': openStages }),
    deal: list(dealEntityTypeId, { closed: 'N' }),
    phones: {
      method: 'crm.item.list',
      params: { entityTypeId: contactEntityTypeId, filter: { '@id': [contactId] }, select: ['*'], start: -1 },
    },
  }
  for (const { companyId } of links.slice(0, mostCompanies))
    commands[`c${companyId}`] = { method: 'crm.company.contact.items.get', params: { id: companyId } }
  const answers = await deps.portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  const of = (kind: 'request' | 'deal', entityTypeId: number) => {
    const rows = items.parse(answerOf(answers[kind])).items
    return rows.map((one) => ({
      kind,
      entityTypeId,
      id: one.id,
      title: one.title || `№ ${one.id}`,
      path: cardPath(entityTypeId, one.id),
      movable: true,
      contactIds: one.contactIds,
    }))
  }
  const [requests, deals] = [of('request', tenant.entityTypeId), of('deal', dealEntityTypeId)]
  // A company that the viewer may not read names nobody.
  const colleagues = Object.entries(answers).flatMap(([key, answer]) =>
    key.startsWith('c') && answer.ok ? members.parse(answer.result).map(({ CONTACT_ID }) => CONTACT_ID) : [],
  )
  return {
    open: [...requests, ...deals],
    more: requests.length === pageSize || deals.length === pageSize,
    colleagues: [...new Set(colleagues)].filter((one) => one !== contactId),
    phones: [...new Set(owners.parse(answerOf(answers['phones'])).items.flatMap((one) => valuesIn(one, 'PHONE')))],
  }
}

/** Those of the contacts who work, as the viewer may see them: one request. */
async function whoWorks(
  { portal }: ListDeps,
  viewer: Viewer,
  ids: readonly number[],
): Promise<FormerDetails['successors']> {
  if (ids.length === 0) return []
  const params = {
    entityTypeId: contactEntityTypeId,
    useOriginalUfNames: 'Y',
    filter: { '@id': ids.slice(0, pageSize) },
    select: ['id', 'name', 'lastName', notWorkingField],
    order: { id: 'ASC' },
    start: -1,
  }
  const { result } = await portal.call(actorOf(viewer), 'crm.item.list', params, { kind: 'read', patienceMs: 10_000 })
  return people
    .parse(result)
    .items.filter((one) => !isMarked(one[notWorkingField]))
    .map((one) => ({
      id: one.id,
      title: [one.name, one.lastName].filter(Boolean).join(' ') || `№ ${one.id}`,
      path: cardPath(contactEntityTypeId, one.id),
    }))
}

/** Tasks that the contact performs from outside: each is closed or given to somebody else in the task itself. */
async function tasksOf({ db }: ListDeps, { userId }: Viewer, { portalId, contactId }: FormerRow): Promise<Hanging[]> {
  const tasks = await db.prisma.externalTask.findMany({
    where: { portalId, contactId, state: { in: ['open', 'stuck'] } },
    orderBy: { id: 'desc' },
    take: pageSize,
    select: { taskId: true, title: true },
  })
  return tasks.map(({ taskId, title }) => ({
    kind: 'task',
    id: taskId,
    title: title || `№ ${taskId}`,
    path: `/company/personal/user/${userId}/tasks/task/view/${taskId}/`,
    movable: false,
  }))
}
