/** A smart process's fields carry the id of its type. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add */
const own = (typeId: number | null, code: string): string =>
  typeId === null ? `UF_CRM_${code}` : `UF_CRM_${typeId}_${code}`

/** Own field of requests that keeps the old time of an imported one, whether the portal takes that time or not. */
export const originalTimeField = (typeId: number | null): string => own(typeId, 'PRD_CREATED_AT')

/** Own field of requests that keeps who answered for one in the source when somebody else does now. */
export const originalOwnerField = (typeId: number | null): string => own(typeId, 'PRD_OWNER_BEFORE')
