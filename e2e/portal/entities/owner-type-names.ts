import { COMPANY, CONTACT, DEAL, isSmartProcess, LEAD, ORDER, QUOTE, SMART_INVOICE } from './type-ids.ts'

const NAMES: Record<string, number> = {
  lead: LEAD,
  deal: DEAL,
  contact: CONTACT,
  company: COMPANY,
  quote: QUOTE,
  order: ORDER,
  smart_invoice: SMART_INVOICE,
}

/** `lead`, `dynamic_1030` -> number; 0 when there is no such type. */
export function ownerTypeByName(name: string): number {
  const dynamic = /^dynamic_(\d+)$/i.exec(name)
  if (dynamic) return isSmartProcess(Number(dynamic[1])) ? Number(dynamic[1]) : 0
  return NAMES[name.toLowerCase()] ?? 0
}

export function ownerTypeName(entityTypeId: number): string {
  return Object.entries(NAMES).find(([, id]) => id === entityTypeId)?.[0] ?? `dynamic_${entityTypeId}`
}

const SHORT: Record<number, string> = {
  [LEAD]: 'L',
  [DEAL]: 'D',
  [CONTACT]: 'C',
  [COMPANY]: 'CO',
  [QUOTE]: 'Q',
  [ORDER]: 'O',
  [SMART_INVOICE]: 'SI',
}

/** `L`, `CO`, `T406` (hexadecimal number of a smart process): ownerType of product rows, prefixes of CRM bindings. */
export function shortTypeName(entityTypeId: number): string {
  return SHORT[entityTypeId] ?? `T${entityTypeId.toString(16)}`
}

/** The number of a short name; 0 when there is no such type. */
export function typeByShortName(name: string): number {
  const known = Object.entries(SHORT).find(([, short]) => short === name.toUpperCase())
  if (known) return Number(known[0])
  const dynamic = /^T([0-9a-f]+)$/i.exec(name)
  const id = Number.parseInt(dynamic?.[1] ?? '', 16)
  return isSmartProcess(id) ? id : 0
}
