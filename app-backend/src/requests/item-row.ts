import { z } from 'zod'
import type { DirectoryData, FieldNames, Tenant } from '../portal/index.ts'
import { cardPath } from '../portal/index.ts'
import type { RequestRow } from './contract.ts'

const number = z.coerce.number().int()
const idOrNone = z.coerce.number().int().nullish().catch(null)

/** A record of `crm.item.*` with the fields that rows need. */
export const item = z.looseObject({
  id: number,
  title: z.string().nullish(),
  stageId: z.string().nullish(),
  assignedById: idOrNone,
  createdTime: z.string().nullish(),
  updatedTime: z.string().nullish(),
  contactId: idOrNone,
  contactIds: z.array(z.coerce.number()).nullish().catch([]),
  companyId: idOrNone,
})
export type Item = z.infer<typeof item>

/** Fields to select for a row. */
export const rowFields = (fields: FieldNames): string[] => [
  'id',
  'title',
  'stageId',
  'assignedById',
  'createdTime',
  'updatedTime',
  'contactId',
  'contactIds',
  'companyId',
  fields.category,
  fields.resolveBy,
]

export interface RowFacts {
  tenant: Tenant
  directory: DirectoryData
  letters: Map<number, { count: number; lastAt: Date }>
  /** Names of the contacts that the viewer may see. */
  contacts: Map<number, string>
  /** Names of the companies that the viewer may see. */
  companies: Map<number, string>
}

/** Value of an enumeration: the id of its option, as number or text. */
const optionId = (value: unknown): string | null =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : null

/** ISO instant of a date as the portal writes it; null for none or an unreadable one. */
export const instant = (text: unknown): string | null => {
  const at = typeof text === 'string' && text !== '' ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at.toISOString() : null
}

/** A record of the portal as the screens know a request; unknown stages and people get a neutral name, never an empty cell. */
export function requestRow(record: Item, facts: RowFacts): RequestRow {
  const { tenant, directory, letters, contacts, companies } = facts
  const stage = directory.stages.find((one) => one.id === record.stageId)
  const person = directory.people.find((one) => one.id === record.assignedById)
  const categoryId = optionId(record[tenant.fieldNames.category])
  const category = directory.categories.find((one) => one.id === categoryId)
  const contactId = (record.contactIds ?? []).find((id) => contacts.has(id))
  const company = companies.get(record.companyId ?? 0)
  const counted = letters.get(record.id)
  return {
    id: record.id,
    title: record.title || `№ ${record.id}`,
    stage: {
      id: record.stageId ?? '',
      name: stage?.name ?? record.stageId ?? '—',
      color: stage?.color ?? null,
      meaning: stage?.meaning ?? 'process',
    },
    resolveBy: instant(record[tenant.fieldNames.resolveBy]),
    category: category ? { id: category.id, name: category.name } : null,
    responsible: { id: record.assignedById ?? 0, name: person?.name ?? `№ ${record.assignedById ?? '—'}` },
    createdAt: instant(record.createdTime) ?? new Date(0).toISOString(),
    changedAt: instant(record.updatedTime) ?? instant(record.createdTime) ?? new Date(0).toISOString(),
    letterCount: counted?.count ?? 0,
    lastLetterAt: counted?.lastAt.toISOString() ?? null,
    contact: contactId === undefined ? null : { id: contactId, name: contacts.get(contactId) ?? '' },
    company: company === undefined ? null : { id: record.companyId ?? 0, name: company },
    path: cardPath(tenant.entityTypeId, record.id),
  }
}
