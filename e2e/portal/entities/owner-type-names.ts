import { COMPANY, CONTACT, DEAL, isSmartProcess, LEAD } from './type-ids.ts'

const NAMES: Record<string, number> = { lead: LEAD, deal: DEAL, contact: CONTACT, company: COMPANY }

/** `lead`, `dynamic_1030` -> number; 0 when there is no such type. */
export function ownerTypeByName(name: string): number {
  const dynamic = /^dynamic_(\d+)$/i.exec(name)
  if (dynamic) return isSmartProcess(Number(dynamic[1])) ? Number(dynamic[1]) : 0
  return NAMES[name.toLowerCase()] ?? 0
}

export function ownerTypeName(entityTypeId: number): string {
  return Object.entries(NAMES).find(([, id]) => id === entityTypeId)?.[0] ?? `dynamic_${entityTypeId}`
}
