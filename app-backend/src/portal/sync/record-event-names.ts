import { companyEntityTypeId, contactEntityTypeId, dealEntityTypeId, leadEntityTypeId } from '../tenant.ts'

const subjects: Record<number, string> = {
  [leadEntityTypeId]: 'LEAD',
  [dealEntityTypeId]: 'DEAL',
  [contactEntityTypeId]: 'CONTACT',
  [companyEntityTypeId]: 'COMPANY',
}

/** Names of the events that tell of records of these types; smart processes share one family. Bitrix24 docs: api-reference/crm/universal/events */
export function recordEventNames(entityTypeIds: readonly number[]): string[] {
  const families = new Set(entityTypeIds.map((type) => `ONCRM${subjects[type] ?? 'DYNAMICITEM'}`))
  return Array.from(families).flatMap((family) => ['ADD', 'UPDATE', 'DELETE'].map((verb) => `${family}${verb}`))
}

/**
 * Names of the events that tell of edited fields of a type; all smart processes share one family.
 * Bitrix24 docs: api-reference/crm/universal/userfieldconfig/events/index
 */
export const fieldEventNames = (entityTypeId: number): string[] =>
  ['ADD', 'UPDATE', 'DELETE', 'SETENUMVALUES'].map((verb) => `ONCRM${subjects[entityTypeId] ?? 'TYPE'}USERFIELD${verb}`)
