/**
 * The text field of a request that holds its products, for the portal's lists, filters and exports. A smart process's fields carry
 * the id of its type. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add
 */
export const productsField = (typeId: number | null): string =>
  typeId === null ? 'UF_CRM_PRD_PRODUCTS' : `UF_CRM_${typeId}_PRD_PRODUCTS`
