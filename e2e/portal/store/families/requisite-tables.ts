/** Requisites, bank details, addresses, presets. */
export interface RequisiteTables {}

export function emptyRequisiteTables(): RequisiteTables {
  return {}
}
