import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'
import { itemTitle, multifields } from './item-title.ts'

/** A test of the search field: title, number, phone or address contains the text. */
export function itemMatches(state: PortalState, kind: EntityKind, text: string): (item: Item) => boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return () => true
  const digits = wanted.replace(/[^\d]/g, '')
  const isPhone = digits.length >= 5 && /^[\d\s()+-]+$/.test(wanted)
  return (item) => {
    if (String(item.id) === wanted) return true
    if (itemTitle(state, kind.entityTypeId, item).toLowerCase().includes(wanted)) return true
    return multifields(item).some(({ typeId, value }) =>
      isPhone && typeId === 'PHONE' ? value.replace(/\D/g, '').includes(digits) : value.toLowerCase().includes(wanted),
    )
  }
}
