import type { ChangedCall } from '../lib/services.ts'

/**
 * What the portal tells of a call whose card has changed: an unknown number comes as the word `unknown`.
 * Bitrix24 docs: api-reference/widgets/ui-interaction/call-card/call-card-entity-changed
 */
export function changedCall(told: unknown): ChangedCall {
  const { PHONE_NUMBER: phone, CRM_ENTITY_TYPE: type, CRM_ENTITY_ID: id } = (told ?? {}) as Record<string, unknown>
  const company = type === 'COMPANY' ? Number(id) : 0
  return {
    phone: typeof phone === 'string' && phone !== 'unknown' ? phone : '',
    companies: Number.isInteger(company) && company > 0 ? [company] : [],
  }
}
