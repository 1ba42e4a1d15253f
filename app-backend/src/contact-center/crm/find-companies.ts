import { z } from 'zod'
import type { Command } from '../../portal/index.ts'
import { originatorOf, type Center } from '../center.ts'
import { byLikeness, wordsOfName } from '../rules/search-company.ts'
import { ask } from './ask.ts'
import { channelQuestions, emailForms, ownersOf, phoneForms } from './find-by-channel.ts'
import { listItems } from './list-items.ts'
import { entityTypeIds } from './record-types.ts'
import { listRequisites, requisiteRows, taxFields, type RequisiteRow, type TaxNumbers } from './requisites.ts'
import { companyItem, dealItem, type CompanyItem, type DealItem } from './views.ts'

export interface CompanyQuestion extends TaxNumbers {
  id?: number | undefined
  externalId?: string | undefined
  name?: string | undefined
  phones?: readonly string[]
  emails?: readonly string[]
}

export interface FoundCompany {
  item: CompanyItem
  requisites: RequisiteRow[]
  deals: DealItem[]
  matchedBy: string[]
}

export interface FoundCompanies {
  companies: FoundCompany[]
  /** Contacts whose own requisites hold the ИНН: an ИП often is a contact alone. */
  contactIds: number[]
}

const items = z.object({ items: z.array(companyItem) })
const deals = z.object({ items: z.array(dealItem) })
/** With the deals of each and the requisites of all they fit into one request. */
const mostCompanies = 40
/** Companies whose requisites come on one page, however many each has: few have more than two. */
const companiesAPage = 20

/** Companies that any part of the question fits, with requisites and the last deals: two requests, one when nothing was found. */
export async function findCompanies(center: Center, question: CompanyQuestion): Promise<FoundCompanies> {
  const tax = taxFields(question)
  const answers = await ask(center.deps.portal, center.actor, questions(center, question, tax))
  const reasons = new Map<number, string[]>()
  const known = new Map<number, CompanyItem>()
  const take = (reason: string, answer: unknown, only?: Set<number>) => {
    for (const item of items.parse(answer ?? { items: [] }).items) {
      if (only && !only.has(item.id)) continue
      known.set(item.id, item)
      reasons.set(item.id, [...(reasons.get(item.id) ?? []), reason])
    }
  }
  take('id', answers['id'])
  take('externalId', answers['externalId'])
  take('name', answers['title'])
  for (const type of ['PHONE', 'EMAIL'] as const) {
    const owners = ownersOf('company', type, answers)
    take(type.toLowerCase(), owners.items, owners.ids)
  }
  const rows = [...requisiteRows(answers['tax']), ...requisiteRows(answers['taxName'])]
  const ofCompanies = rows.filter((one) => one.entityTypeId === entityTypeIds.company)
  const ofContacts = rows.filter((one) => one.entityTypeId === entityTypeIds.contact)
  for (const { entityId } of ofCompanies) reasons.set(entityId, [...(reasons.get(entityId) ?? []), 'requisite'])
  const found = await complete(center, reasons, known)
  const ordered = question.name === undefined ? found : ranked(found, question.name)
  return { companies: ordered, contactIds: Array.from(new Set(ofContacts.map(({ entityId }) => entityId))) }
}

function questions(center: Center, question: CompanyQuestion, tax: Record<string, string>): Record<string, Command> {
  const { id, externalId, name } = question
  const words = name === undefined ? [] : wordsOfName(name)
  return {
    ...(id === undefined ? {} : { id: listItems('company', { id }) }),
    ...(externalId === undefined
      ? {}
      : { externalId: listItems('company', { originatorId: originatorOf(center.client), originId: externalId }) }),
    ...(words.length === 0
      ? {}
      : {
          title: listItems('company', Object.fromEntries(words.map((word, at) => [String(at), { '%title': word }]))),
          taxName: listRequisites({ '%RQ_COMPANY_NAME': words[0], ENTITY_TYPE_ID: entityTypeIds.company }),
        }),
    ...(Object.keys(tax).length === 0
      ? {}
      : { tax: listRequisites({ ...tax, '@ENTITY_TYPE_ID': [entityTypeIds.contact, entityTypeIds.company] }) }),
    ...channelQuestions(
      'company',
      'PHONE',
      (question.phones ?? []).flatMap((phone) => phoneForms(phone)),
    ),
    ...channelQuestions(
      'company',
      'EMAIL',
      (question.emails ?? []).flatMap((email) => emailForms(email)),
    ),
  }
}

/** What the first answer lacks: companies known by their requisites alone, everybody's requisites and deals. */
async function complete(
  center: Center,
  reasons: ReadonlyMap<number, string[]>,
  known: ReadonlyMap<number, CompanyItem>,
): Promise<FoundCompany[]> {
  const ids = [...reasons.keys()].slice(0, mostCompanies)
  if (ids.length === 0) return []
  const missing = ids.filter((id) => !known.has(id))
  const commands: Record<string, Command> = {
    ...(missing.length === 0 ? {} : { companies: listItems('company', { '@id': missing }) }),
    ...Object.fromEntries(
      inPages(ids).map((page, at) => [
        `requisites${at}`,
        listRequisites({ ENTITY_TYPE_ID: entityTypeIds.company, '@ENTITY_ID': page }),
      ]),
    ),
    // A question for each: of one question for all the busiest company would fill the only page.
    ...Object.fromEntries(ids.map((id) => [`deals${id}`, listItems('deal', { companyId: id }, 'DESC')])),
  }
  const answers = await ask(center.deps.portal, center.actor, commands)
  const all = new Map(known)
  for (const item of items.parse(answers['companies'] ?? { items: [] }).items) all.set(item.id, item)
  const rows = inPages(ids).flatMap((_, at) => requisiteRows(answers[`requisites${at}`]))
  return ids.flatMap((id) => {
    const item = all.get(id)
    if (!item) return []
    return [
      {
        item,
        requisites: rows.filter(({ entityId }) => entityId === id),
        deals: deals.parse(answers[`deals${id}`]).items,
        matchedBy: reasons.get(id) ?? [],
      },
    ]
  })
}

const inPages = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / companiesAPage) }, (_, at) =>
    ids.slice(at * companiesAPage, (at + 1) * companiesAPage),
  )

function ranked(found: readonly FoundCompany[], name: string): FoundCompany[] {
  const order = byLikeness(
    found.map(({ item: { id, title } }) => ({ id, title })),
    name,
  ).map(({ id }) => id)
  return found.toSorted((a, b) => order.indexOf(a.item.id) - order.indexOf(b.item.id))
}
