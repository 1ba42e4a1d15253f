/** Names of our own fields in the type that plays the request, as `useOriginalUfNames` gives them. */
export interface FieldNames {
  category: string
  resolveBy: string
  mailbox: string
}

/** Own fields carry our mark, so that they are found again at the next set-up and never taken for somebody else's. */
const suffix: FieldNames = { category: 'PRD_CATEGORY', resolveBy: 'PRD_RESOLVE_BY', mailbox: 'PRD_MAILBOX' }

/**
 * Names of our fields for a CRM type. A lead's field is `UF_CRM_<name>`; a smart process's carries the id of the type
 * (its own id, not entityTypeId): `UF_CRM_<typeId>_<name>`.
 * Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add
 */
export function fieldNames(typeId: number | null): FieldNames {
  const prefix = typeId === null ? 'UF_CRM_' : `UF_CRM_${typeId}_`
  return {
    category: prefix + suffix.category,
    resolveBy: prefix + suffix.resolveBy,
    mailbox: prefix + suffix.mailbox,
  }
}

/** Own id of a smart process, which its fields carry; null for leads. */
export function typeIdOf({ category }: FieldNames): number | null {
  const own = /^UF_CRM_(\d+)_/.exec(category)?.[1]
  return own === undefined ? null : Number(own)
}

/** Full name of an own field by its code, in the type that plays the request. */
export const ownFieldName = (names: FieldNames, code: string): string => {
  const typeId = typeIdOf(names)
  return typeId === null ? `UF_CRM_${code}` : `UF_CRM_${typeId}_${code}`
}
