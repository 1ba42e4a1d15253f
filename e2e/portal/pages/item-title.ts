import type { Item, Multifield } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

const CONTACT = 3

/** What heads the record's card: a contact's full name, everything else by its title. */
export function itemTitle(state: PortalState, entityTypeId: number, item: Item): string {
  const own = entityTypeId === CONTACT ? contactName(item) : textOf(item['title'])
  if (own !== '') return own
  const type = [...state.types.values()].find((one) => one.entityTypeId === entityTypeId)
  return `${type?.title ?? (entityTypeId === CONTACT ? 'Контакт' : 'Без названия')} № ${item.id}`
}

/** Address, phone or company under the title in a list. */
export function itemSubtitle(state: PortalState, entityTypeId: number, item: Item): string {
  const address = multifields(item).find((one) => one.typeId === 'EMAIL')?.value
  const company = companyOf(state, item)
  const parts = entityTypeId === 4 ? [address] : [company && itemTitle(state, 4, company), address]
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}

/** The record's company, if it has one. */
export function companyOf(state: PortalState, item: Item): Item | undefined {
  return state.items.of(4).get(Number(item['companyId'] ?? 0))
}

/** Phones and addresses of a record. */
export function multifields(item: Item): Multifield[] {
  const value = item['fm']
  return Array.isArray(value) ? value.filter((one): one is Multifield => typeof one === 'object' && one !== null) : []
}

/** Text of a simple value; lists and nothing give an empty text. */
function textOf(value: Item[string]): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function contactName(item: Item): string {
  return [item['lastName'], item['name'], item['secondName']].map(textOf).filter(Boolean).join(' ')
}
