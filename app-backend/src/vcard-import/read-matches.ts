import { z } from 'zod'
import { companyName } from '../kernel/company-name.ts'
import { phoneKey, searchForms } from '../kernel/phone.ts'
import {
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
} from '../portal/index.ts'
import type { CardData } from './rules/card-data.ts'
import { cardPerson, spellings } from './rules/card-person.ts'
import type { KnownCompany, KnownContact } from './rules/known-records.ts'

/** What the portal knows that may be the card's. */
export interface Matches {
  companies: KnownCompany[]
  contacts: KnownContact[]
}

export interface Checks {
  checkPhones: boolean
  checkEmails: boolean
}

/** Their writes have to fit as well: company, contact, its numbers, requisite, address. */
const mostCards = 12

/** Cards whose questions fit into one request of 50 commands. */
export const cardsInRequest = ({ checkPhones, checkEmails }: Checks): number =>
  Math.min(mostCards, Math.floor(48 / (2 + (checkPhones ? 2 : 0) + (checkEmails ? 2 : 0))))

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const channels = z
  .array(z.object({ id: z.coerce.number().int(), typeId: z.string(), valueType: text, value: text }))
  .catch([])
const companies = z.object({
  items: z.array(z.looseObject({ id: z.coerce.number().int(), title: text, fm: channels })),
})
const contact = z.looseObject({
  id: z.coerce.number().int(),
  name: text,
  lastName: text,
  secondName: text,
  post: text,
  birthdate: text,
  comments: text,
  photo: z.unknown().optional(),
  companyIds: z.array(z.coerce.number().int()).catch([]),
  assignedById: z.coerce.number().int().catch(0),
  fm: channels,
})
const contacts = z.object({ items: z.array(contact) })
const duplicates = z.object({ CONTACT: z.array(z.coerce.number().int()).optional() })

/** The entries of `fm` come with `*` alone. Bitrix24 docs: api-reference/crm/universal/crm-item-list */
const everything = ['*']
/** Values of one question. Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm */
const mostValues = 20

/**
 * Namesakes, companies with alike titles and, where it is asked for, owners of the same numbers and addresses: all cards of the
 * list in one request. Throws AppError `portal.*`. @param ofUids contacts that earlier cards with their UIDs were written into
 */
export async function readMatches(
  portal: PortalClient,
  actor: Actor,
  cards: readonly CardData[],
  checks: Checks,
  ofUids: readonly (number | null)[] = [],
): Promise<Matches[]> {
  const ids = ofUids.filter((id) => id !== null)
  const known = ids.length === 0 ? {} : { ofUids: list(contactEntityTypeId, { '@id': ids }) }
  const commands = Object.assign(known, ...cards.map((card, at) => questions(card, at, checks))) as Record<
    string,
    Command
  >
  if (Object.keys(commands).length === 0) return cards.map(() => ({ companies: [], contacts: [] }))
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  const result = (key: string): unknown => answered(answers[key])
  return cards.map((_, at) => ({
    companies: companies.parse(result(`company${at}`) ?? { items: [] }).items.map(companyOf),
    contacts: distinct([
      ...contactsAt(result('ofUids')).filter(({ id }) => id === ofUids[at]),
      ...contactsAt(result(`person${at}`)),
      ...ownersAt(answers[`phones${at}`], answers[`phoneOwners${at}`]),
      ...ownersAt(answers[`emails${at}`], answers[`emailOwners${at}`]),
    ]),
  }))
}

function questions(card: CardData, at: number, { checkPhones, checkEmails }: Checks): Record<string, Command> {
  const phones = card.phones.flatMap(({ value }) => searchForms(phoneKey(value) ?? { kind: 'internal', digits: '' }))
  const emails = card.emails.map(({ value }) => value)
  return {
    ...companyQuestion(card, at),
    ...(card.kind === 'person' ? { [`person${at}`]: list(contactEntityTypeId, nameFilter(card)) } : {}),
    ...(checkPhones ? owners('PHONE', `phones${at}`, `phoneOwners${at}`, phones.filter(Boolean)) : {}),
    ...(checkEmails ? owners('EMAIL', `emails${at}`, `emailOwners${at}`, emails) : {}),
  }
}

const list = (entityTypeId: number, filter: object): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, filter, select: everything, order: { id: 'ASC' }, start: 0 },
})

/** Every word of the name has to stand in the title; the comparison itself is made here. */
function companyQuestion({ company }: CardData, at: number): Record<string, Command> {
  const words = companyName(company).bare.match(/[\p{L}\p{N}]+/gu) ?? []
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, 3)
  if (longest.length === 0) return {}
  const filter = Object.fromEntries(
    longest.map((word, place) => [
      place,
      { logic: 'OR', ...Object.fromEntries(spellings(word).map((one, index) => [index, { '%title': one }])) },
    ]),
  )
  return { [`company${at}`]: list(companyEntityTypeId, filter) }
}

function nameFilter(card: CardData): Record<string, unknown> {
  const { lastName, firstName } = cardPerson(card)
  return {
    ...(lastName === '' ? {} : { lastName: spellings(lastName) }),
    ...(firstName === '' ? {} : { name: spellings(firstName) }),
  }
}

function owners(type: 'PHONE' | 'EMAIL', ids: string, found: string, values: string[]): Record<string, Command> {
  if (values.length === 0) return {}
  const params = { type, values: values.slice(0, mostValues), entity_type: 'CONTACT' }
  return {
    [ids]: { method: 'crm.duplicate.findbycomm', params },
    [found]: list(contactEntityTypeId, { '@id': BatchReference.result(ids, 'CONTACT') }),
  }
}

function answered(item: BatchItem | undefined): unknown {
  if (!item) return null
  if (!item.ok) throw faultError(item.fault, { kind: 'read' })
  return item.result
}

const contactsAt = (result: unknown): KnownContact[] => contacts.parse(result ?? { items: [] }).items.map(contactOf)

/** Nothing found comes as an empty array, and the reference then filters nothing: only ids that were found count. */
function ownersAt(ids: BatchItem | undefined, found: BatchItem | undefined): KnownContact[] {
  const known = new Set(duplicates.safeParse(answered(ids)).data?.CONTACT ?? [])
  return known.size === 0 ? [] : contactsAt(answered(found)).filter(({ id }) => known.has(id))
}

const distinct = (found: readonly KnownContact[]): KnownContact[] => [
  ...new Map(found.map((one) => [one.id, one] as const)).values(),
]

const companyOf = ({ id, title, fm }: z.infer<typeof companies>['items'][number]): KnownCompany => ({
  id,
  title,
  channels: fm,
})

const contactOf = (item: z.infer<typeof contact>): KnownContact => ({
  id: item.id,
  lastName: item.lastName,
  firstName: item.name,
  secondName: item.secondName,
  post: item.post,
  birthday: item.birthdate.slice(0, 10),
  comments: item.comments,
  hasPhoto: Boolean(item.photo),
  companyIds: item.companyIds,
  assignedById: item.assignedById,
  channels: item.fm,
})

/** One contact with all that it holds; null when the portal has it no more. Throws AppError `portal.*`. */
export async function readKnownContact(portal: PortalClient, actor: Actor, id: number): Promise<KnownContact | null> {
  const { method, params = {} } = list(contactEntityTypeId, { id })
  return contactsAt((await portal.call(actor, method, params, { kind: 'read' })).result)[0] ?? null
}
