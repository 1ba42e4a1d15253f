import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { originatorOf, type Center } from '../center.ts'
import { changeRecord, changedAnswer } from '../crm/change-record.ts'
import { findCompanies } from '../crm/find-companies.ts'
import { findContacts } from '../crm/find-contacts.ts'
import { findDeals } from '../crm/find-deals.ts'
import { recordFields, refusal } from '../crm/record-fields.ts'
import { recordName } from '../crm/record-types.ts'
import { dealView, dealViewOf, type DealItem } from '../crm/views.ts'
import { addRecord } from '../crm/write-record.ts'
import { chooseFunnel } from '../rules/choose-funnel.ts'
import { dealBody, externalId, idParams, phone, recordId } from './inputs.ts'
import { found, madeAnswer, type Made } from './made.ts'
import { operation } from './operation.ts'
import { subjectsOf } from './subjects.ts'

export type DealBody = z.infer<typeof dealBody>

async function funnelOf(center: Center, { topic, categoryId, stageId }: DealBody) {
  const { funnels, stages } = await center.directory()
  const chosen = chooseFunnel({ topic, categoryId, stageId, topics: center.maps.topics, funnels, stages })
  if (!chosen.ok) throw refusal(chosen.because)
  return chosen
}

const dealFields = ({ title, contactIds, companyId, amount, currency }: DealBody) => ({
  ...(title === undefined ? {} : { title }),
  ...(contactIds === undefined ? {} : { contactIds }),
  ...(companyId === undefined ? {} : { companyId }),
  ...(amount === undefined ? {} : { opportunity: amount, isManualOpportunity: 'Y' }),
  ...(currency === undefined ? {} : { currencyId: currency }),
})

async function create(center: Center, body: DealBody): Promise<Made> {
  const { categoryId, stageId } = await funnelOf(center, body)
  const fields = {
    title: body.topic ?? 'Обращение',
    ...dealFields(body),
    categoryId,
    ...(stageId === null ? {} : { stageId }),
    ...(await recordFields(center, 'deal', body, true)),
  }
  const { id } = await addRecord(center, { kind: 'deal', externalId: body.externalId, fields, channels: [] })
  return { id, created: true, changed: Object.keys(fields), kept: [] }
}

const ownDeal = async (center: Center, own: string | undefined): Promise<DealItem | undefined> =>
  own === undefined ? undefined : (await findDeals(center, { externalId: own })).deals[0]

/** Whoever looks for the open deal of a client and makes one holds these: two of them would make two. */
export const clientsOf = ({ contactIds = [], companyId }: Pick<DealBody, 'contactIds' | 'companyId'>): string[] => [
  ...contactIds.filter((id) => id > 0).map((id) => `deal:of:${recordName('contact', id)}`),
  ...(companyId === undefined || companyId === 0 ? [] : [`deal:of:${recordName('company', companyId)}`]),
]

/** The deal by its externalId, else the newest open one of the client in the same funnel; made when there is none. */
export async function upsertDeal(center: Center, body: DealBody): Promise<Made> {
  const { categoryId } = await funnelOf(center, body)
  // A sandbox makes records of the number 0, which nobody has.
  const contactIds = (body.contactIds ?? []).filter((id) => id > 0)
  const companyIds = body.companyId ? [body.companyId] : []
  const hasClient = contactIds.length + companyIds.length > 0
  const own = await ownDeal(center, body.externalId)
  const open =
    own ??
    (hasClient ? (await findDeals(center, { contactIds, companyIds, categoryId, openOnly: true })).deals[0] : undefined)
  if (!open) return create(center, body)
  return changed(center, open.id, body)
}

async function changed(
  center: Center,
  id: number,
  body: DealBody & { version?: string | undefined },
  { byTopic = false } = {},
) {
  const moves = body.categoryId !== undefined || body.stageId !== undefined
  const funnel = moves
    ? await movedTo(center, id, body)
    : byTopic && body.topic !== undefined
      ? await movedByTopic(center, id, body)
      : {}
  const fields = { ...dealFields(body), ...funnel, ...(await recordFields(center, 'deal', body, false)) }
  const done = await changeRecord(center, { kind: 'deal', id, version: body.version, fields, channels: [] })
  return { ...done, created: false }
}

/** A funnel is changed with its stage; a stage alone stays within the deal's funnel. */
async function movedTo(center: Center, id: number, body: DealBody): Promise<Record<string, unknown>> {
  const { deals } = body.categoryId === undefined ? await findDeals(center, { id }) : { deals: [] }
  const categoryId = body.categoryId ?? deals[0]?.categoryId
  const chosen = await funnelOf(center, { ...body, topic: undefined, categoryId })
  return {
    ...(body.categoryId === undefined ? {} : { categoryId }),
    ...(chosen.stageId === null ? {} : { stageId: chosen.stageId }),
  }
}

/** Another topic is another funnel; in the funnel where it is the deal stays where it stands. */
async function movedByTopic(center: Center, id: number, body: DealBody): Promise<Record<string, unknown>> {
  const { categoryId, stageId } = await funnelOf(center, body)
  const [deal] = (await findDeals(center, { id })).deals
  if (!deal || deal.categoryId === categoryId) return {}
  return { categoryId, ...(stageId === null ? {} : { stageId }) }
}

const roleNames = {
  assignedById: 'responsible',
  createdBy: 'creator',
  updatedBy: 'editor',
  movedBy: 'mover',
  lastActivityBy: 'active',
} as const

const search = z.strictObject({
  id: recordId.optional(),
  externalId: externalId.optional(),
  title: z
    .string()
    .trim()
    .min(3)
    .max(250)
    .optional()
    .meta({ examples: ['Субсидия'] }),
  phone: phone.optional(),
  inn: z.string().trim().max(30).optional(),
  contactId: recordId.optional(),
  companyId: recordId.optional(),
  openOnly: z.stringbool().optional(),
  categoryId: z.coerce.number().int().min(0).optional(),
  stageId: z.string().max(50).optional(),
  responsibleId: recordId.optional(),
  createdFrom: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(50).optional(),
})

export const dealOperations = [
  operation({
    id: 'deals.search',
    method: 'GET',
    path: '/deals',
    scope: 'read',
    title: 'Поиск сделок',
    writes: false,
    query: search,
    answer: z.object({ deals: z.array(dealView), next: z.string().nullable() }),
    async run(center, { query: { phone: number, inn, contactId, companyId, ...rest } }) {
      const [contacts, companies] = await Promise.all([
        number === undefined ? null : findContacts(center, { phones: [number] }),
        inn === undefined ? null : findCompanies(center, { inn }),
      ])
      const contactIds = [...(contactId ? [contactId] : []), ...(contacts ?? []).map(({ item }) => item.id)]
      const companyIds = [...(companyId ? [companyId] : []), ...(companies?.companies ?? []).map(({ item }) => item.id)]
      const nobody = (contacts !== null || companies !== null) && contactIds.length + companyIds.length === 0
      if (nobody) return { deals: [], next: null }
      const { deals, next } = await findDeals(center, { ...rest, contactIds, companyIds })
      const { stages } = await center.directory()
      return { deals: deals.map((one) => dealViewOf(one, originatorOf(center.client), stages)), next }
    },
  }),
  operation({
    id: 'deals.create',
    method: 'POST',
    path: '/deals',
    scope: 'write',
    title: 'Создание сделки',
    writes: true,
    body: dealBody,
    answer: madeAnswer,
    subjects: ({ body }, client) => subjectsOf('deal', body, client),
    async run(center, { body }) {
      const own = await ownDeal(center, body.externalId)
      return own ? found(own.id) : create(center, body)
    },
  }),
  operation({
    id: 'deals.update',
    method: 'PATCH',
    path: '/deals/:id',
    scope: 'write',
    title: 'Редактирование сделки',
    writes: true,
    params: idParams,
    body: dealBody.extend({ version: z.string().max(60).optional() }),
    answer: changedAnswer,
    subjects: ({ params }) => [recordName('deal', params.id)],
    run: (center, { params: { id }, body }) => changed(center, id, body, { byTopic: true }),
  }),
  operation({
    id: 'deals.users',
    method: 'GET',
    path: '/deals/:id/users',
    scope: 'read',
    title: 'Пользователи сделки',
    writes: false,
    params: idParams,
    answer: z.object({
      users: z.array(
        z.object({
          id: z.int(),
          name: z.string(),
          position: z.string(),
          active: z.boolean(),
          roles: z.array(z.string()),
        }),
      ),
    }),
    async run(center, { params: { id } }) {
      const { deals } = await findDeals(center, { id })
      const [deal] = deals
      if (!deal) throw new AppError('center.not-found', { params: { record: recordName('deal', id) } })
      center.marks.add(recordName('deal', id))
      return { users: await usersOf(center, deal) }
    },
  }),
  operation({
    id: 'deals.upsert',
    method: 'POST',
    path: '/deals/upsert',
    scope: 'write',
    title: 'Найти открытую сделку клиента и обновить или создать',
    writes: true,
    coalesces: true,
    body: dealBody,
    answer: madeAnswer,
    subjects: ({ body }, client) => [...subjectsOf('deal', body, client), ...clientsOf(body)],
    run: (center, { body }) => upsertDeal(center, body),
  }),
]

/** Everybody who has to do with the deal, each once with all their roles. Bitrix24 docs: api-reference/crm/universal/crm-item-get */
async function usersOf(center: Center, deal: Record<string, unknown>) {
  const observers = z.array(z.coerce.number().int()).catch([]).parse(deal['observers'])
  const named = Object.entries(roleNames).map(([field, role]) => [Number(deal[field] ?? 0), role] as const)
  const all = [...named, ...observers.map((id) => [id, 'observer'] as const)].filter(([id]) => id > 0)
  const people = await center.deps.peopleOf(center.tenant)
  return [...Map.groupBy(all, ([id]) => id)].map(([id, roles]) => {
    const person = people.find((one) => one.id === id)
    return {
      id,
      name: person?.name ?? '',
      position: person?.position ?? '',
      active: person?.active ?? false,
      roles: Array.from(new Set(roles.map(([, role]) => role))),
    }
  })
}
