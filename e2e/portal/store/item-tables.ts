import { ItemTable } from './item-table.ts'

/** The item tables of all CRM types, made on first touch. */
export interface ItemTables {
  of(entityTypeId: number): ItemTable
  all(): Iterable<[number, ItemTable]>
  clear(): void
}

export function createItemTables(): ItemTables {
  const tables = new Map<number, ItemTable>()
  return {
    of(entityTypeId) {
      const known = tables.get(entityTypeId)
      if (known) return known
      const made = new ItemTable()
      tables.set(entityTypeId, made)
      return made
    },
    all: () => tables,
    clear: () => tables.clear(),
  }
}
