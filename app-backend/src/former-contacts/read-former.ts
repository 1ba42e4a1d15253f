import { z } from 'zod'
import {
  companyEntityTypeId,
  contactEntityTypeId,
  faultError,
  type Actor,
  type BatchItem,
  type Command,
  type PortalClient,
} from '../portal/index.ts'
import { formerListField, isMarked, notWorkingField } from './former-fields.ts'
import type { CompanyLink } from './rules/company-link.ts'

/** A contact as the portal holds it now. */
export interface SeenContact {
  id: number
  name: string
  responsibleId: number | null
  marked: boolean
  links: CompanyLink[]
}

export interface SeenCompany {
  id: number
  title: string
  /** The field with its former contacts, as the portal gives it. */
  list: unknown
}

/** Contacts of one look: with a command for the links of each they fill a request. */
export const mostAtOnce = 40

const id = z.coerce.number().int().positive()
const contactItem = z.looseObject({
  id,
  name: z.string().nullish(),
  lastName: z.string().nullish(),
  assignedById: z.coerce.number().int().nullish(),
})
const contacts = z.object({ items: z.array(contactItem) })
const companies = z.object({ items: z.array(z.looseObject({ id, title: z.string().nullish() })) })
const links = z.array(
  z
    .object({ COMPANY_ID: id, SORT: z.coerce.number().int().catch(10), IS_PRIMARY: z.string().nullish() })
    .transform((one): CompanyLink => ({ companyId: one.COMPANY_ID, sort: one.SORT, primary: one.IS_PRIMARY === 'Y' })),
)

const answerOf = (answer: BatchItem | undefined): unknown => {
  if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new RangeError('no answer')
  return answer.result
}

const listOf = (entityTypeId: number, ids: readonly number[], select: readonly string[]): Command => ({
  method: 'crm.item.list',
  params: { entityTypeId, useOriginalUfNames: 'Y', filter: { '@id': ids }, select, order: { id: 'ASC' }, start: -1 },
})

/** Contacts with their companies in order: one request for 40. Those that are gone are left out. Throws AppError `portal.*`. */
export async function readContacts(
  portal: PortalClient,
  actor: Actor,
  ids: readonly number[],
): Promise<Map<number, SeenContact>> {
  if (ids.length === 0) return new Map()
  const select = ['id', 'name', 'lastName', 'assignedById', notWorkingField]
  const commands: Record<string, Command> = { items: listOf(contactEntityTypeId, ids, select) }
  for (const one of ids) commands[`c${one}`] = { method: 'crm.contact.company.items.get', params: { id: one } }
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  const { items } = contacts.parse(answerOf(answers['items']))
  return new Map(
    items.map((raw) => [
      raw.id,
      {
        id: raw.id,
        name: [raw.name, raw.lastName].filter(Boolean).join(' ') || `№ ${raw.id}`,
        responsibleId: raw.assignedById || null,
        marked: isMarked(raw[notWorkingField]),
        links: links.parse(answerOf(answers[`c${raw.id}`])),
      },
    ]),
  )
}

/** Companies with their lists of former contacts: one request for 2 500. Throws AppError `portal.*`. */
export async function readCompanies(
  portal: PortalClient,
  actor: Actor,
  ids: readonly number[],
): Promise<Map<number, SeenCompany>> {
  if (ids.length === 0) return new Map()
  const commands: Record<string, Command> = {}
  for (let at = 0; at < ids.length; at += 50)
    commands[`p${at}`] = listOf(companyEntityTypeId, ids.slice(at, at + 50), ['id', 'title', formerListField])
  const answers = await portal.batch(actor, commands, { kind: 'read' })
  const rows = Object.values(answers).flatMap((answer) => companies.parse(answerOf(answer)).items)
  return new Map(
    rows.map((raw) => [raw.id, { id: raw.id, title: raw.title || `№ ${raw.id}`, list: raw[formerListField] }]),
  )
}
