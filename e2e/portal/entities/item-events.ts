import type { Actor } from '../events/bus.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityType } from './types.ts'

/** ONCRMLEADADD and its kin; smart processes raise the common name and the one with their number. Only ids travel. */
export function raiseItemEvent(
  state: PortalState,
  type: EntityType,
  verb: 'ADD' | 'UPDATE' | 'DELETE',
  id: number,
  actor: Actor,
): void {
  if (type.eventName !== '') {
    state.events.raise(`ONCRM${type.eventName}${verb}`, { FIELDS: { ID: id } }, actor)
    return
  }
  const data = { FIELDS: { ID: id, ENTITY_TYPE_ID: type.id } }
  state.events.raise(`ONCRMDYNAMICITEM${verb}`, data, actor)
  state.events.raise(`ONCRMDYNAMICITEM${verb}_${type.id}`, data, actor)
}
