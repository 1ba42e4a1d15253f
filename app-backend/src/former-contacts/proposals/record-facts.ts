import { z } from 'zod'
import { recordTraces, type SaidOfRecord } from '../rules/record-traces.ts'

/** Bitrix24 docs: api-reference/crm/universal/crm-item-list (fm comes with the star alone) */
const multifields = z.array(z.object({ typeId: z.string(), value: z.string() })).catch([])

/** Values of one kind of multifields. */
export function valuesIn(item: Readonly<Record<string, unknown>>, typeId: string): string[] {
  return multifields.parse(item['fm'] ?? []).flatMap((one) => (one.typeId === typeId ? [one.value] : []))
}

const saidOf = (item: Readonly<Record<string, unknown>>): SaidOfRecord => ({
  emails: valuesIn(item, 'EMAIL'),
  phones: valuesIn(item, 'PHONE'),
  sites: valuesIn(item, 'WEB'),
})

/** By what a contact or a company of the portal can be known. */
export const tracesOf = (item: Readonly<Record<string, unknown>>): string[] => recordTraces(saidOf(item))

/** Null: it was never touched, or the portal does not say. */
export function lastHeardOf(item: Readonly<Record<string, unknown>>): Date | null {
  const text = item['lastActivityTime']
  const at = typeof text === 'string' && text ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

const ids = z.array(z.coerce.number().int()).catch([])
export const companyIdsOf = (item: Readonly<Record<string, unknown>>): number[] =>
  ids.parse(item['companyIds'] ?? []).filter((id) => id > 0)

/** The portal's own companies are nobody's employer here. Bitrix24 docs: api-reference/crm/universal/crm-item-list (isMyCompany) */
export const isOthers = (item: Readonly<Record<string, unknown>>): boolean =>
  item['isMyCompany'] !== 'Y' && item['isMyCompany'] !== true
