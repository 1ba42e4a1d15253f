/**
 * Own field of requests that keeps the old time of an imported one, whether the portal takes that time or not. A smart process's fields
 * carry the id of its type. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add
 */
export const originalTimeField = (typeId: number | null): string =>
  typeId === null ? 'UF_CRM_PRD_CREATED_AT' : `UF_CRM_${typeId}_PRD_CREATED_AT`
