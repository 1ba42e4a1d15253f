import type { LinkType } from './list-shapes.ts'

/** Types of the CRM by the name that a field's settings have, with the letters that stand before a number. */
const known: Readonly<Record<string, { entityTypeId: number; letters: string }>> = {
  LEAD: { entityTypeId: 1, letters: 'L' },
  DEAL: { entityTypeId: 2, letters: 'D' },
  CONTACT: { entityTypeId: 3, letters: 'C' },
  COMPANY: { entityTypeId: 4, letters: 'CO' },
  QUOTE: { entityTypeId: 7, letters: 'Q' },
  SMART_INVOICE: { entityTypeId: 31, letters: 'SI' },
}

/**
 * Types of records that a link of the CRM may point at, and what stands before the number in its values: nothing where only one type
 * may be linked. Bitrix24 docs: api-reference/crm/data-types
 */
export function linkTypes(settings: Readonly<Record<string, unknown>>): LinkType[] {
  const types = Object.entries(settings)
    .filter(([, allowed]) => allowed === 'Y')
    .flatMap(([name]) => typeOf(name) ?? [])
  return types.map(({ entityTypeId, letters }) => ({
    entityTypeId,
    prefix: types.length === 1 ? '' : `${letters}_`,
  }))
}

/** A smart process is named by its number, which its letters carry in hexadecimal. */
function typeOf(name: string): { entityTypeId: number; letters: string } | undefined {
  const smart = /^DYNAMIC_(\d+)$/.exec(name)?.[1]
  if (smart === undefined) return known[name]
  return { entityTypeId: Number(smart), letters: `T${Number(smart).toString(16).toUpperCase()}` }
}
