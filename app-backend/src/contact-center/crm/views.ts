import { z } from 'zod'
import { phoneKey } from '../../kernel/phone.ts'

const id = z.coerce.number().int()
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const ids = z.array(id).catch([])
const channel = z.object({ id, typeId: z.string(), valueType: text, value: text })
const common = {
  id,
  assignedById: id.catch(0),
  sourceId: text,
  originatorId: text,
  originId: text,
  comments: text,
  createdTime: text,
  updatedTime: text,
}

/** Records as crm.item.list and crm.item.get show them. Bitrix24 docs: api-reference/crm/universal/crm-item-get */
export const contactItem = z.looseObject({
  ...common,
  name: text,
  lastName: text,
  secondName: text,
  post: text,
  companyIds: ids,
  fm: z.array(channel).catch([]),
})
export const companyItem = z.looseObject({ ...common, title: text, fm: z.array(channel).catch([]) })
export const dealItem = z.looseObject({
  ...common,
  title: text,
  categoryId: id.catch(0),
  stageId: text,
  contactIds: ids,
  companyId: id.nullish().transform((value) => value || null),
  opportunity: z.coerce.number().catch(0),
  currencyId: text,
})
export type ContactItem = z.infer<typeof contactItem>
export type CompanyItem = z.infer<typeof companyItem>
export type DealItem = z.infer<typeof dealItem>

const shownPhone = z.object({ value: z.string(), e164: z.string().nullable(), type: z.string() })
const shown = {
  id: z.int(),
  externalId: z.string().nullable(),
  responsibleId: z.int(),
  sourceId: z.string(),
  comments: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** For If-Match. */
  version: z.string(),
  matchedBy: z.array(z.string()),
}
export const dealView = z.object({
  ...shown,
  title: z.string(),
  categoryId: z.int(),
  stageId: z.string(),
  state: z.enum(['open', 'won', 'lost']),
  contactIds: z.array(z.int()),
  companyId: z.int().nullable(),
  amount: z.number(),
  currency: z.string(),
})
export const contactView = z.object({
  ...shown,
  lastName: z.string(),
  firstName: z.string(),
  secondName: z.string(),
  post: z.string(),
  phones: z.array(shownPhone),
  emails: z.array(z.string()),
  companyIds: z.array(z.int()),
  deals: z.array(dealView).optional(),
})
const requisiteView = z.object({
  id: z.int(),
  name: z.string(),
  inn: z.string(),
  kpp: z.string(),
  ogrn: z.string(),
})
export const companyView = z.object({
  ...shown,
  title: z.string(),
  phones: z.array(shownPhone),
  emails: z.array(z.string()),
  requisites: z.array(requisiteView),
  deals: z.array(dealView).optional(),
})
export type ContactView = z.infer<typeof contactView>
export type CompanyView = z.infer<typeof companyView>
export type DealView = z.infer<typeof dealView>
export type RequisiteView = z.infer<typeof requisiteView>

interface CommonItem {
  id: number
  assignedById: number
  sourceId: string
  originatorId: string
  originId: string
  comments: string
  createdTime: string
  updatedTime: string
}

/** An `externalId` is its client's own: those of others are not shown. */
const commonOf = (item: CommonItem, originator: string, matchedBy: readonly string[]) => ({
  id: item.id,
  externalId: item.originatorId === originator && item.originId !== '' ? item.originId : null,
  responsibleId: item.assignedById,
  sourceId: item.sourceId,
  comments: item.comments,
  createdAt: item.createdTime,
  updatedAt: item.updatedTime,
  version: versionOf(item),
  matchedBy: [...matchedBy],
})

/** Changes with each change of the record. */
export const versionOf = ({ id: record, updatedTime }: Pick<CommonItem, 'id' | 'updatedTime'>): string =>
  `"${record}-${Date.parse(updatedTime) || 0}"`

const phonesOf = (fm: z.infer<typeof channel>[]) =>
  fm
    .filter(({ typeId }) => typeId === 'PHONE')
    .map(({ value, valueType }) => {
      const key = phoneKey(value)
      return { value, e164: key?.kind === 'public' ? key.e164 : null, type: valueType }
    })
const emailsOf = (fm: z.infer<typeof channel>[]) =>
  fm.filter(({ typeId }) => typeId === 'EMAIL').map(({ value }) => value)

export const contactViewOf = (
  item: ContactItem,
  originator: string,
  matchedBy: readonly string[] = [],
): ContactView => ({
  ...commonOf(item, originator, matchedBy),
  lastName: item.lastName,
  firstName: item.name,
  secondName: item.secondName,
  post: item.post,
  phones: phonesOf(item.fm),
  emails: emailsOf(item.fm),
  companyIds: item.companyIds,
})

export const companyViewOf = (
  item: CompanyItem,
  originator: string,
  requisites: RequisiteView[],
  matchedBy: readonly string[] = [],
): CompanyView => ({
  ...commonOf(item, originator, matchedBy),
  title: item.title,
  phones: phonesOf(item.fm),
  emails: emailsOf(item.fm),
  requisites,
})

export function dealViewOf(
  item: DealItem,
  originator: string,
  stages: readonly { id: string; meaning: 'process' | 'success' | 'failure' }[],
): DealView {
  const meaning = stages.find(({ id: stage }) => stage === item.stageId)?.meaning ?? 'process'
  return {
    ...commonOf(item, originator, []),
    title: item.title,
    categoryId: item.categoryId,
    stageId: item.stageId,
    state: meaning === 'process' ? 'open' : meaning === 'success' ? 'won' : 'lost',
    contactIds: item.contactIds,
    companyId: item.companyId,
    amount: item.opportunity,
    currency: item.currencyId,
  }
}
