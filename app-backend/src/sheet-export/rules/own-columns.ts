/** The column by which rows are found. */
export const keyField = 'id'
/** The column that says that a record is no more; no field of the portal. */
export const stateField = '_state'
