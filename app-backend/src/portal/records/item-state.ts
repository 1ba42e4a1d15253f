import { z } from 'zod'
import { companyEntityTypeId, contactEntityTypeId, dealEntityTypeId, leadEntityTypeId } from '../tenant.ts'
import type { RecordState } from './rules/record-state.ts'

const always = ['id', 'assignedById', 'updatedBy', 'createdTime', 'updatedTime']

/** Fields that hold the snapshot, by type. Bitrix24 docs: api-reference/crm/universal/object-fields */
const fieldsOfType: Record<number, readonly string[]> = {
  [leadEntityTypeId]: ['title', 'stageId', 'companyId', 'contactIds'],
  [dealEntityTypeId]: ['title', 'stageId', 'categoryId', 'companyId', 'contactIds'],
  [contactEntityTypeId]: ['name', 'secondName', 'lastName', 'companyId', 'companyIds'],
  [companyEntityTypeId]: ['title', 'contactIds'],
}
const fieldsOfProcess = ['title', 'stageId', 'categoryId', 'companyId', 'contactIds']

/** `select` of crm.item.list that reads what a snapshot holds. */
export const selectOf = (entityTypeId: number, watched: readonly string[]): string[] =>
  Array.from(new Set([...always, ...(fieldsOfType[entityTypeId] ?? fieldsOfProcess), ...watched]))

const id = z.coerce
  .number()
  .int()
  .nullish()
  .transform((value) => value || null)
const ids = z
  .array(z.coerce.number().int())
  .nullish()
  .transform((value) => Array.from(new Set(value ?? [])).toSorted((a, b) => a - b))
const text = z
  .string()
  .nullish()
  .transform((value) => (value ? withoutZeros(value) : null))
const time = z
  .string()
  .nullish()
  .transform((value) => (value ? new Date(value) : null))

const item = z.object({
  id: z.coerce.number().int().positive(),
  title: text,
  name: text,
  secondName: text,
  lastName: text,
  assignedById: id,
  stageId: text,
  categoryId: z.coerce.number().int().nullish(),
  companyId: id,
  companyIds: ids,
  contactIds: ids,
  updatedBy: id,
  createdTime: time,
  updatedTime: time,
})

/** PostgreSQL keeps no U+0000, which a field of the CRM may hold. */
const withoutZeros = (value: string) => value.replaceAll('\0', '')

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return withoutZeros(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [withoutZeros(key), cleaned(inner)]))
}

/**
 * Reads an item of the portal, as crm.item.list and crm.item.add show it; of `watched` those fields that it names. Throws ZodError
 * when it is none.
 */
export function itemState(entityTypeId: number, raw: unknown, watched: readonly string[]): RecordState {
  const read = item.parse(raw)
  const values = raw as Record<string, unknown>
  const name = [read.lastName, read.name, read.secondName].filter(Boolean).join(' ')
  return {
    entityTypeId,
    id: read.id,
    title: read.title ?? (name || null),
    assignedById: read.assignedById,
    stageId: read.stageId,
    categoryId: read.categoryId ?? null,
    companyId: read.companyId,
    companyIds: read.companyIds,
    contactIds: read.contactIds,
    watched: Object.fromEntries(
      watched.filter((field) => field in values).map((field) => [field, cleaned(values[field])]),
    ),
    updatedBy: read.updatedBy,
    createdTime: read.createdTime,
    updatedTime: read.updatedTime,
  }
}

const page = z.object({ items: z.array(z.unknown()) })
/** Items of an answer of crm.item.list. */
export const itemsOf = (result: unknown): unknown[] => page.parse(result).items
