/** Commercial catalogue and product rows. */
export interface CatalogTables {}

export function emptyCatalogTables(): CatalogTables {
  return {}
}
