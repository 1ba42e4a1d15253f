import { may } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { entityKind, type EntityKind } from './entity-kind.ts'
import type { Viewer } from './viewer.ts'

/** A record on its card. */
export interface CardSubject {
  kind: EntityKind
  item: Item
}

/** The record, if it exists and the person may see it. */
export function findSubject(state: PortalState, viewer: Viewer, key: string | number, id: number): CardSubject | null {
  const kind = entityKind(state, key)
  const item = kind && state.items.of(kind.entityTypeId).get(id)
  return kind !== undefined && item !== undefined && may(state, viewer.user, kind.entityTypeId, 'read', item)
    ? { kind, item }
    : null
}
