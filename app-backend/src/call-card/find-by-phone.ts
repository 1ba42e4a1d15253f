import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { phoneKey, searchForms } from '../kernel/phone.ts'
import {
  BatchReference,
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  leadEntityTypeId,
  type Actor,
  type BatchItem,
  type Command,
} from '../portal/index.ts'
import type { AwayContact, CardDeps } from './card-deps.ts'
import type { Found } from './rules/colour-of-call.ts'

const found = z.union([z.object({}).loose(), z.array(z.unknown())])
const ids = z.array(z.coerce.number().int().positive())
const row = z.looseObject({
  id: z.coerce.number().int(),
  title: z.string().nullish(),
  name: z.string().nullish(),
  secondName: z.string().nullish(),
  lastName: z.string().nullish(),
  assignedById: z.coerce.number().int().nullish(),
  companyIds: z.array(z.coerce.number().int()).nullish(),
})
const items = z.object({ items: z.array(row) })
type Row = z.infer<typeof row>

/** Somebody listens to the ringing: what does not come by then is no answer. */
const patience = { kind: 'read', patienceMs: 3_000 } as const

export interface Asked {
  number: 'public' | 'hidden' | 'internal'
  /** As people read it. */
  phone: string
}

/** What kind of number it is: a hidden or an internal one is not looked for. */
export function numberOf(text: string): Asked {
  const key = phoneKey(text)
  if (!key) return { number: 'hidden', phone: text === 'hidden' ? '' : text }
  return key.kind === 'internal' ? { number: 'internal', phone: key.digits } : { number: 'public', phone: key.e164 }
}

/**
 * Everything in the CRM that has the number: companies, contacts with the companies they work for, leads. Two requests with the
 * app's token, whatever the caller may see. At most 20 of each kind: the portal's index gives no more. Throws AppError `portal.*`:
 * no answer is never "nobody's client". Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm
 */
export async function findByPhone(
  deps: Pick<CardDeps, 'portal' | 'statuses' | 'away'>,
  portalId: string,
  phone: string,
  ownCompanies: readonly number[],
): Promise<Found[]> {
  const actor: Actor = { kind: 'portal', portalId }
  const { contacts, ...byPhone } = await askIndex(deps, actor, phone)
  const { field, of } = await deps.statuses(portalId)
  const companies = new Set([...byPhone.COMPANY, ...ownCompanies])
  const employers = new Set(contacts.flatMap(({ companyIds }) => companyIds ?? []))
  const away = await deps.away(
    portalId,
    contacts.map(({ id }) => id),
  )
  const left = away.flatMap(({ companyIds }) => companyIds)
  const wanted = {
    COMPANY: [...new Set([...companies, ...employers, ...left])],
    LEAD: byPhone.LEAD,
    CONTACT: away.flatMap(({ successorId }) => successorId ?? []),
  }
  const read = await readRecords(deps, actor, wanted, field)
  const company = (level: 'company' | 'contact-company') => (one: Row) => foundOf(level, one, of(one[field]))
  return [
    ...read.COMPANY.filter(({ id }) => companies.has(id)).map(company('company')),
    ...read.COMPANY.filter(({ id }) => !companies.has(id) && employers.has(id)).map(company('contact-company')),
    ...contacts.map((one) => ({
      ...foundOf('contact', one, null),
      ...awayOf(
        away.find(({ contactId }) => contactId === one.id),
        read,
      ),
    })),
    ...read.LEAD.map((one) => foundOf('lead', one, null)),
  ]
}

const typeOf = {
  company: companyEntityTypeId,
  'contact-company': companyEntityTypeId,
  contact: contactEntityTypeId,
  lead: leadEntityTypeId,
}

function foundOf(level: Found['level'], one: Row, status: { key: string; isProtected: boolean } | null): Found {
  return {
    level,
    entityTypeId: typeOf[level],
    id: one.id,
    title: (level === 'contact' ? fullName(one) : one.title) || `№ ${one.id}`,
    status: status?.key ?? null,
    isProtected: status?.isProtected ?? false,
    responsibleId: one.assignedById || null,
  }
}

const fullName = (one: Row): string => [one.lastName, one.name, one.secondName].filter(Boolean).join(' ')

/** Whom to turn to instead: what the portal no longer has is left out. */
function awayOf(away: AwayContact | undefined, read: ReadRecords): Pick<Found, 'away'> {
  if (!away) return {}
  const successor = read.CONTACT.find(({ id }) => id === away.successorId)
  return {
    away: {
      since: away.since,
      companies: away.companyIds.flatMap((id) => read.COMPANY.find((one) => one.id === id)?.title ?? []),
      successor: successor ? { id: successor.id, title: fullName(successor) || `№ ${successor.id}` } : null,
    },
  }
}

interface Indexed {
  COMPANY: number[]
  LEAD: number[]
  contacts: Row[]
}

/** One question a kind: asked together, twenty hits of one kind hide the others. The contacts themselves ride along. */
async function askIndex({ portal }: Pick<CardDeps, 'portal'>, actor: Actor, phone: string): Promise<Indexed> {
  const key = phoneKey(phone)
  const values = key ? searchForms(key) : []
  const question = (entity: string): Command => ({
    method: 'crm.duplicate.findbycomm',
    params: { type: 'PHONE', values, entity_type: entity },
  })
  const commands = {
    COMPANY: question('COMPANY'),
    LEAD: question('LEAD'),
    CONTACT: question('CONTACT'),
    contacts: listOf(contactEntityTypeId, indexedContacts, contactFields),
  }
  const answers = await portal.batch(actor, commands, patience)
  const of = (kind: 'COMPANY' | 'LEAD' | 'CONTACT'): number[] => {
    const result = found.parse(resultOf(answers[kind]))
    return Array.isArray(result) ? [] : ids.catch([]).parse((result as Record<string, unknown>)[kind])
  }
  const people = new Set(of('CONTACT'))
  // Without any contact its list asks for nothing that means something.
  const contacts = people.size === 0 ? [] : items.parse(resultOf(answers.contacts)).items
  return { COMPANY: of('COMPANY'), LEAD: of('LEAD'), contacts: contacts.filter(({ id }) => people.has(id)) }
}

/** The index gives this many of a kind. */
const mostIndexed = 20
/** Numbers of the contacts that the same request finds; what is absent comes as an empty text. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const indexedContacts = Array.from({ length: mostIndexed }, (_, at) =>
  BatchReference.result('CONTACT', 'CONTACT', String(at)),
)
const contactFields = ['id', 'name', 'secondName', 'lastName', 'assignedById', 'companyIds']

function resultOf(answer: BatchItem | undefined): unknown {
  if (answer?.ok) return answer.result
  throw answer ? faultError(answer.fault, { kind: 'read' }) : new AppError('portal.unavailable')
}

const listOf = (entityTypeId: number, ids: readonly (number | BatchReference)[], select: string[]): Command => {
  const filter = { '@id': ids, ...(entityTypeId === companyEntityTypeId ? { isMyCompany: 'N' } : {}) }
  return { method: 'crm.item.list', params: { entityTypeId, useOriginalUfNames: 'Y', filter, select, start: -1 } }
}

type Kind = 'COMPANY' | 'LEAD' | 'CONTACT'
type ReadRecords = Record<Kind, Row[]>

async function readRecords(
  { portal }: Pick<CardDeps, 'portal'>,
  actor: Actor,
  { COMPANY, LEAD, CONTACT }: Record<Kind, readonly number[]>,
  statusField: string,
): Promise<ReadRecords> {
  const fields = ['id', 'title', 'assignedById']
  const commands: Record<string, Command> = {}
  if (COMPANY.length > 0)
    commands['COMPANY'] = listOf(companyEntityTypeId, COMPANY.slice(0, 50), [...fields, statusField])
  if (LEAD.length > 0) commands['LEAD'] = listOf(leadEntityTypeId, LEAD, fields)
  if (CONTACT.length > 0) commands['CONTACT'] = listOf(contactEntityTypeId, CONTACT, contactFields)
  const answers = Object.keys(commands).length > 0 ? await portal.batch(actor, commands, patience) : {}
  const rowsOf = (kind: Kind): Row[] => (kind in commands ? items.parse(resultOf(answers[kind])).items : [])
  return { COMPANY: rowsOf('COMPANY'), LEAD: rowsOf('LEAD'), CONTACT: rowsOf('CONTACT') }
}
