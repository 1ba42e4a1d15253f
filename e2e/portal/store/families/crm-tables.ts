/** Tables of the CRM core: histories, links, currencies. */
export interface CrmTables {}

export function emptyCrmTables(): CrmTables {
  return {}
}
