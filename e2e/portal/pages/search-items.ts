import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'
import { itemPage } from './item-page.ts'

/** The newest records the person may see, fifty at most, whose title, number, phone or address contains the text. */
export function searchItems(state: PortalState, user: User, kind: EntityKind, text: string): Item[] {
  const sort = { field: 'id', descending: true } as const
  return itemPage(state, user, kind, { text: text.trim(), test: null, sort, page: 1, count: false }).items
}
