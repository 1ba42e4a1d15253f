/** Numbers of CRM types. Bitrix24 docs: api-reference/crm/data-types#object_type. */
export const LEAD = 1
export const DEAL = 2
export const CONTACT = 3
export const COMPANY = 4
export const QUOTE = 7
/** Shop orders: owner of activities and product rows only, crm.item.* does not know them. */
export const ORDER = 14
export const SMART_INVOICE = 31

export function isSmartProcess(entityTypeId: number): boolean {
  return (entityTypeId >= 128 && entityTypeId <= 192) || (entityTypeId >= 1030 && entityTypeId % 2 === 0)
}
