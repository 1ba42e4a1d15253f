import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityKind } from './entity-kind.ts'
import { itemTitle, multifields } from './item-title.ts'
import { allowing } from '../rights/check.ts'

export interface FoundItems {
  items: Item[]
  total: number
  page: number
  pages: number
}

/** Records the person may see, newest first, whose title, number, phone or address contains the text. */
export function searchItems(
  state: PortalState,
  user: User,
  kind: EntityKind,
  wanted: { text: string; page: number; pageSize: number },
): FoundItems {
  const text = wanted.text.trim().toLowerCase()
  const found: Item[] = []
  const visible = allowing(state, user, kind.entityTypeId, 'read')
  for (const item of state.items.of(kind.entityTypeId).range(0, Number.MAX_SAFE_INTEGER, true)) {
    if (visible(item) && matches(state, kind, item, text)) found.push(item)
  }
  const pages = Math.max(1, Math.ceil(found.length / wanted.pageSize))
  const page = Math.min(Math.max(1, wanted.page), pages)
  const start = (page - 1) * wanted.pageSize
  return { items: found.slice(start, start + wanted.pageSize), total: found.length, page, pages }
}

function matches(state: PortalState, kind: EntityKind, item: Item, text: string): boolean {
  if (text === '') return true
  if (String(item.id) === text) return true
  const haystack = [itemTitle(state, kind.entityTypeId, item), ...multifields(item).map((one) => one.value)]
  return haystack.some((one) => one.toLowerCase().includes(text))
}
