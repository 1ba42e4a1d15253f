import { companyEntityTypeId, contactEntityTypeId, cardPath } from '../portal/index.ts'

/** Path of the card that a call belongs to. */
export function callPath(entityTypeId: number, id: number): string {
  if (entityTypeId === contactEntityTypeId) return `/crm/contact/details/${id}/`
  if (entityTypeId === companyEntityTypeId) return `/crm/company/details/${id}/`
  return cardPath(entityTypeId, id)
}
