import { z } from 'zod'
import { AppError } from '../platform/errors/app-error.ts'
import { phoneKey, searchForms } from '../kernel/phone.ts'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  leadEntityTypeId,
  type Actor,
  type BatchItem,
  type Command,
} from '../portal/index.ts'
import type { CardDeps } from './card-deps.ts'
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

const kinds = ['COMPANY', 'CONTACT', 'LEAD'] as const
type Ids = Record<(typeof kinds)[number], number[]>
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
 * app's token, whatever the caller may see; a third only when the companies of a contact changed a moment ago. At most 20 of each
 * kind: the portal's index gives no more. Throws AppError `portal.*`: no answer is never "nobody's client".
 * Bitrix24 docs: api-reference/crm/duplicates/crm-duplicate-find-by-comm
 */
export async function findByPhone(
  deps: Pick<CardDeps, 'portal' | 'db' | 'statuses'>,
  portalId: string,
  phone: string,
  ownCompanies: readonly number[],
): Promise<Found[]> {
  const actor: Actor = { kind: 'portal', portalId }
  const byPhone = await findIds(deps, actor, phone)
  const companies = new Set([...byPhone.COMPANY, ...ownCompanies])
  const asked = new Set([...companies, ...(await knownCompanies(deps, portalId, byPhone.CONTACT))])
  const { field } = await deps.statuses(portalId)
  const read = await readAll(deps, actor, { ...byPhone, COMPANY: [...asked] }, field)
  const employers = new Set(read.CONTACT.flatMap(({ companyIds }) => companyIds ?? []))
  const missing = [...employers].filter((id) => !asked.has(id))
  if (missing.length > 0)
    read.COMPANY.push(...(await readAll(deps, actor, { COMPANY: missing, CONTACT: [], LEAD: [] }, field)).COMPANY)
  const { of } = await deps.statuses(portalId)
  const company = (level: 'company' | 'contact-company') => (one: Row) => foundOf(level, one, of(one[field]))
  return [
    ...read.COMPANY.filter(({ id }) => companies.has(id)).map(company('company')),
    ...read.COMPANY.filter(({ id }) => !companies.has(id) && employers.has(id)).map(company('contact-company')),
    ...read.CONTACT.map((one) => foundOf('contact', one, null)),
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
  const name = [one.lastName, one.name, one.secondName].filter(Boolean).join(' ')
  return {
    level,
    entityTypeId: typeOf[level],
    id: one.id,
    title: (level === 'contact' ? name : one.title) || `№ ${one.id}`,
    status: status?.key ?? null,
    isProtected: status?.isProtected ?? false,
    responsibleId: one.assignedById || null,
  }
}

/** One question a kind: asked together, twenty hits of one kind hide the others. */
async function findIds({ portal }: Pick<CardDeps, 'portal'>, actor: Actor, phone: string): Promise<Ids> {
  const key = phoneKey(phone)
  const values = key ? searchForms(key) : []
  const question = (entity: string): Command => ({
    method: 'crm.duplicate.findbycomm',
    params: { type: 'PHONE', values, entity_type: entity },
  })
  const commands = { COMPANY: question('COMPANY'), CONTACT: question('CONTACT'), LEAD: question('LEAD') }
  const answers = await portal.batch(actor, commands, patience)
  const of = (kind: (typeof kinds)[number]): number[] => {
    const result = found.parse(resultOf(answers[kind]))
    return Array.isArray(result) ? [] : ids.catch([]).parse((result as Record<string, unknown>)[kind])
  }
  return { COMPANY: of('COMPANY'), CONTACT: of('CONTACT'), LEAD: of('LEAD') }
}

function resultOf(answer: BatchItem | undefined): unknown {
  if (answer?.ok) return answer.result
  throw answer ? faultError(answer.fault, { kind: 'read' }) : new AppError('portal.unavailable')
}

/** Companies of the contacts as they were seen last: what is read of them is fresh. */
async function knownCompanies(
  { db }: Pick<CardDeps, 'db'>,
  portalId: string,
  contacts: readonly number[],
): Promise<number[]> {
  if (contacts.length === 0) return []
  const rows = await db.prisma.recordSnapshot.findMany({
    where: { portalId, entityTypeId: contactEntityTypeId, entityId: { in: [...contacts] }, deletedAt: null },
    select: { companyIds: true },
  })
  return rows.flatMap(({ companyIds }) => companyIds)
}

async function readAll(
  { portal }: Pick<CardDeps, 'portal'>,
  actor: Actor,
  wanted: Ids,
  statusField: string,
): Promise<Record<(typeof kinds)[number], Row[]>> {
  const select = {
    COMPANY: ['id', 'title', 'assignedById', statusField],
    CONTACT: ['id', 'name', 'secondName', 'lastName', 'assignedById', 'companyIds'],
    LEAD: ['id', 'title', 'assignedById'],
  }
  const types = { COMPANY: companyEntityTypeId, CONTACT: contactEntityTypeId, LEAD: leadEntityTypeId }
  const commands: Record<string, Command> = {}
  for (const kind of kinds) {
    if (wanted[kind].length === 0) continue
    const filter = { '@id': wanted[kind].slice(0, 50), ...(kind === 'COMPANY' ? { isMyCompany: 'N' } : {}) }
    const params = { entityTypeId: types[kind], useOriginalUfNames: 'Y', filter, select: select[kind], start: -1 }
    commands[kind] = { method: 'crm.item.list', params }
  }
  const answers = Object.keys(commands).length > 0 ? await portal.batch(actor, commands, patience) : {}
  const rowsOf = (kind: (typeof kinds)[number]): Row[] =>
    kind in commands ? items.parse(resultOf(answers[kind])).items : []
  return { COMPANY: rowsOf('COMPANY'), CONTACT: rowsOf('CONTACT'), LEAD: rowsOf('LEAD') }
}
