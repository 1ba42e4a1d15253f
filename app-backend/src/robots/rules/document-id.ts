/** Names of the types whose documents are not called `DYNAMIC_<type>_<id>`. */
const types: Readonly<Record<string, number>> = {
  LEAD: 1,
  DEAL: 2,
  CONTACT: 3,
  COMPANY: 4,
  QUOTE: 7,
  SMART_INVOICE: 31,
}

/**
 * The record of the CRM that automation works on: «LEAD_456», «DYNAMIC_1030_7»; null for a document of something else.
 * Bitrix24 docs: api-reference/bizproc/bizproc-workflow-start
 */
export function recordOf(documentId: string): { entityTypeId: number; entityId: number } | null {
  const [, name = '', type, id = ''] = /^([A-Z_]+?)(?:_(\d+))?_(\d+)$/.exec(documentId) ?? []
  const entityTypeId = name === 'DYNAMIC' ? Number(type) : type === undefined ? types[name] : undefined
  return entityTypeId && Number(id) > 0 ? { entityTypeId, entityId: Number(id) } : null
}
