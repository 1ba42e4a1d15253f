import type { ItemTable } from '../store/item-table.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { numbersOf, setCompaniesOfContact } from './company-contacts.ts'
import { COMPANY, CONTACT } from './type-ids.ts'
import { entityType } from './types.ts'

/** A deleted item leaves the client and parent fields of all others; this raises no events of theirs. */
export function unlinkItem(state: PortalState, entityTypeId: number, id: number): void {
  const parent = `parentId${entityTypeId}`
  const isClient = entityTypeId === CONTACT || entityTypeId === COMPANY
  const links = [parent, ...(entityTypeId === COMPANY ? ['companyId', 'companyIds'] : [])]
  if (entityTypeId === CONTACT) links.push('contactIds')
  for (const [typeId, table] of state.items.all()) {
    if (!isClient && !entityType(state, typeId)?.fields.has(parent)) continue
    for (const item of linkedRows(table, links, id)) {
      const ofCompany = entityTypeId === COMPANY && (item.companyId === id || numbersOf(item.companyIds).includes(id))
      const ofContact = entityTypeId === CONTACT && numbersOf(item.contactIds).includes(id)
      if (!ofCompany && !ofContact && item[parent] !== id) continue
      const changed = { ...item }
      if (ofCompany) leaveCompany(typeId, changed, id)
      if (ofContact) leaveContact(changed, id)
      if (changed[parent] === id) changed[parent] = null
      table.put(changed)
    }
  }
}

/** Rows that name a record in one of these fields, found by their indexes: tables may be long. */
function linkedRows(table: ItemTable, fields: readonly string[], id: number): Item[] {
  const named = (name: string) => (item: Item) => {
    const value = item[name]
    return typeof value === 'number' ? [value] : numbersOf(value)
  }
  const ids = new Set(fields.flatMap((name) => table.valueIndex(name, named(name)).of(id)))
  return [...ids].flatMap((one) => table.get(one) ?? [])
}

function leaveCompany(typeId: number, item: Item, id: number): void {
  if (typeId !== CONTACT) {
    item.companyId = null
    return
  }
  setCompaniesOfContact(
    item,
    numbersOf(item.companyIds).filter((one) => one !== id),
  )
}

function leaveContact(item: Item, id: number): void {
  const ids = numbersOf(item.contactIds).filter((one) => one !== id)
  item.contactIds = ids
  delete item.contactSorts
  if (item.contactId === id) item.contactId = ids[0] ?? null
}
