import { z } from 'zod'
import { AppError, isAppError } from '../../platform/errors/app-error.ts'
import { originatorOf, type Center } from '../center.ts'
import { changeRequisite } from '../crm/change-requisite.ts'
import { findCompanies, type FoundCompany } from '../crm/find-companies.ts'
import { findDeals } from '../crm/find-deals.ts'
import { channelsOf, recordFields } from '../crm/record-fields.ts'
import { recordName } from '../crm/record-types.ts'
import { presetFor, taxFields } from '../crm/requisites.ts'
import { companyView, companyViewOf, dealView, dealViewOf } from '../crm/views.ts'
import { addRecord } from '../crm/write-record.ts'
import { sameCompany } from '../rules/search-company.ts'
import { companyBody, email, externalId, phone, recordId } from './inputs.ts'
import { askedFor, type Made } from './made.ts'
import { operation } from './operation.ts'
import { ownerOperations, type OwnerKind } from './owner-operations.ts'

type CompanyBody = z.infer<typeof companyBody>

const tax = {
  inn: z.string().trim().max(30).optional(),
  kpp: z.string().trim().max(30).optional(),
  ogrn: z.string().trim().max(30).optional(),
}
const name = z
  .string()
  .trim()
  .min(3)
  .max(250)
  .optional()
  .meta({ description: 'Название с формой или без неё.', examples: ['ООО «Ромашка»'] })
const search = z.strictObject({
  id: recordId.optional(),
  name,
  phone: phone.optional(),
  email: email.optional(),
  ...tax,
  externalId: externalId.optional(),
})

const companyFields = ({ title, contactIds }: CompanyBody) => ({
  ...(title === undefined ? {} : { title }),
  ...(contactIds === undefined ? {} : { contactIds }),
})

async function viewsOf(center: Center, found: readonly FoundCompany[]) {
  const { stages } = await center.directory()
  const originator = originatorOf(center.client)
  return found.map(({ item, requisites, deals, matchedBy }) => ({
    ...companyViewOf(item, originator, requisites, matchedBy),
    deals: deals.map((one) => dealViewOf(one, originator, stages)),
  }))
}

/** Companies that are the same beyond doubt: own number, ИНН (and КПП when both have one), the name, phone or mail. */
async function sameCompanies(center: Center, body: CompanyBody): Promise<FoundCompany[]> {
  const { externalId: own, title, phones = [], emails = [], inn, kpp } = body
  const { companies } = await findCompanies(center, { externalId: own, name: title, phones, emails, inn })
  const numbers = taxFields({ inn, kpp })
  return companies.filter(({ item, requisites, matchedBy }) => {
    if (matchedBy.includes('externalId')) return true
    const otherInn = requisites.some((one) => inn !== undefined && one.inn !== '' && one.inn !== numbers['RQ_INN'])
    if (otherInn && !requisites.some((one) => one.inn === numbers['RQ_INN'])) return false
    const branch =
      kpp === undefined ||
      requisites.every((one) => one.kpp === '' || one.inn !== numbers['RQ_INN'] || one.kpp === numbers['RQ_KPP'])
    if (matchedBy.includes('requisite') && inn !== undefined) return branch
    if (matchedBy.some((one) => one === 'phone' || one === 'email')) return true
    return title !== undefined && sameCompany(item.title, title)
  })
}

async function create(center: Center, body: CompanyBody): Promise<Made> {
  if (!body.title) throw new AppError('center.invalid', { params: { field: 'title', detail: '—' } })
  const fields = { ...companyFields(body), ...(await recordFields(center, 'company', body, true)) }
  const numbers = taxFields(body)
  const presetId = Object.keys(numbers).length === 0 ? null : presetFor(numbers, (await center.directory()).presets)
  const { id, requisite } = await addRecord(center, {
    kind: 'company',
    externalId: body.externalId,
    fields,
    channels: channelsOf(body),
    ...(presetId === null ? {} : { requisite: { PRESET_ID: presetId, NAME: body.title, ...numbers } }),
  })
  const made = { id, created: true, changed: Object.keys(fields), kept: [] }
  if (presetId === null || requisite) return made
  return { ...made, ...(await completed(center, id, body)) }
}

/** The company is there and its requisite is not, or nobody knows: it is looked for and made; a refusal of it is told. */
async function completed(center: Center, id: number, body: CompanyBody): Promise<Pick<Made, 'warnings'>> {
  try {
    await changeRequisite(center, { id, title: body.title ?? '' }, body)
    return {}
  } catch (error) {
    if (!isAppError(error, 'portal.refused')) throw error
    return { warnings: [{ field: 'inn', detail: String(error.params['detail'] ?? error.message) }] }
  }
}

const rank = ({ matchedBy }: FoundCompany): number => {
  if (matchedBy.includes('externalId')) return 0
  return matchedBy.includes('requisite') ? 1 : 2
}

/** Companies as the centre finds and writes them. */
export const companyKind: OwnerKind<CompanyBody, FoundCompany> = {
  kind: 'company',
  path: '/companies',
  titles: {
    create: 'Создание компании',
    update: 'Редактирование компании',
    upsert: 'Найти компанию и обновить или создать',
  },
  body: companyBody,
  // By the client's own number, then by ИНН; of equals the oldest.
  same: async (center, body) =>
    (await sameCompanies(center, body)).toSorted((a, b) => rank(a) - rank(b) || a.item.id - b.item.id),
  fields: companyFields,
  make: create,
  // The company keeps its own spelling of the name: what the centre typed only found it.
  found: (body) => ({ ...body, title: undefined }),
  more: (center, id, body, known) =>
    changeRequisite(center, { id, title: known?.item.title ?? body.title ?? '' }, body, known?.requisites),
}

export const companyOperations = [
  operation({
    id: 'companies.search',
    method: 'GET',
    path: '/companies',
    scope: 'read',
    title: 'Поиск компании вместе с её сделками',
    writes: false,
    coalesces: true,
    query: search,
    answer: z.object({ companies: z.array(companyView), contactIds: z.array(z.int()) }),
    async run(center, { query: { phone: number, email: address, ...rest } }) {
      askedFor({ ...rest, number, address })
      const found = await findCompanies(center, {
        ...rest,
        phones: number ? [number] : [],
        emails: address ? [address] : [],
      })
      for (const { item } of found.companies) center.marks.add(recordName('company', item.id))
      return { companies: await viewsOf(center, found.companies), contactIds: found.contactIds }
    },
  }),
  ...ownerOperations(companyKind),
  operation({
    id: 'companies.deals',
    method: 'GET',
    path: '/companies/deals',
    scope: 'read',
    title: 'Поиск сделок компании',
    writes: false,
    query: z.strictObject({
      companyId: recordId.optional(),
      name,
      ...tax,
      openOnly: z.stringbool().optional(),
      categoryId: z.coerce.number().int().min(0).optional(),
      stageId: z.string().max(50).optional(),
      cursor: z.string().max(50).optional(),
    }),
    answer: z.object({ companyIds: z.array(z.int()), deals: z.array(dealView), next: z.string().nullable() }),
    async run(center, { query: { companyId, name: title, inn, kpp, ogrn, ...rest } }) {
      askedFor({ companyId, title, inn, kpp, ogrn })
      const companyIds =
        companyId === undefined
          ? (await findCompanies(center, { name: title, inn, kpp, ogrn })).companies.map(({ item }) => item.id)
          : [companyId]
      if (companyIds.length === 0) return { companyIds, deals: [], next: null }
      const { stages } = await center.directory()
      const { deals, next } = await findDeals(center, { ...rest, companyIds })
      return { companyIds, deals: deals.map((one) => dealViewOf(one, originatorOf(center.client), stages)), next }
    },
  }),
]
