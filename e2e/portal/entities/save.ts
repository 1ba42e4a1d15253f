import type { Actor } from '../events/bus.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { applyFields } from './apply-fields.ts'
import { raiseItemEvent } from './item-events.ts'
import { settle } from './settle.ts'
import { CONTACT } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { entityType } from './types.ts'

export interface WriteOptions {
  /** User fields are named UF_CRM_… (true, the default) or camelCase. */
  originalUf?: boolean
}

/** Type of a number or the vendor's refusal. */
export function knownType(state: PortalState, entityTypeId: number): EntityType {
  const type = entityType(state, entityTypeId)
  if (!type) throw new RestError('NOT_FOUND', 'Смарт-процесс не найден', 400)
  return type
}

/** Adds an item for REST, a person or the world alike; raises its event. Fields as in crm.item.add. */
export function addItem(
  state: PortalState,
  entityTypeId: number,
  fields: Params,
  actor: Actor,
  options: WriteOptions = {},
): Item {
  const type = knownType(state, entityTypeId)
  const now = portalTime(state.clock.now())
  const item: Item = { id: state.ids.next(`item:${entityTypeId}`) }
  item.assignedById = actor.userId
  item.opened = 'Y'
  if (type.fields.has('hasPhone')) Object.assign(item, { hasPhone: 'N', hasEmail: 'N', hasImol: 'N' })
  applyFields(state, type, item, fields, options.originalUf ?? true)
  if (!item.assignedById) item.assignedById = actor.userId
  if (type.id === CONTACT && !item.name && !item.lastName)
    throw new RestError('ERROR_CORE', 'Поля «Имя» или «Фамилия» обязательны для заполнения')
  Object.assign(item, { createdTime: now, updatedTime: now, lastActivityTime: now })
  Object.assign(item, { createdBy: actor.userId, updatedBy: actor.userId, lastActivityBy: actor.userId })
  if (type.fields.has('title') && !item.title) item.title = `${type.defaultTitle}${item.id}`
  settle(state, type, item, { before: null, written: new Set(Object.keys(fields)), userId: actor.userId, now })
  state.items.of(entityTypeId).put(item)
  state.touch()
  raiseItemEvent(state, type, 'ADD', item.id, actor)
  return item
}

/** Changes an item; nothing is left half-written when a value is refused. */
export function updateItem(
  state: PortalState,
  entityTypeId: number,
  id: number,
  fields: Params,
  actor: Actor,
  options: WriteOptions = {},
): Item {
  const type = knownType(state, entityTypeId)
  const before = state.items.of(entityTypeId).get(id)
  if (!before) throw refusal.itemNotFound()
  const now = portalTime(state.clock.now())
  const item: Item = { ...before }
  applyFields(state, type, item, fields, options.originalUf ?? true)
  if (!item.assignedById) item.assignedById = actor.userId
  item.updatedTime = now
  item.updatedBy = actor.userId
  settle(state, type, item, { before, written: new Set(Object.keys(fields)), userId: actor.userId, now })
  state.items.of(entityTypeId).put(item)
  state.touch()
  raiseItemEvent(state, type, 'UPDATE', id, actor)
  return item
}

export function deleteItem(state: PortalState, entityTypeId: number, id: number, actor: Actor): void {
  const type = knownType(state, entityTypeId)
  if (!state.items.of(entityTypeId).delete(id)) throw refusal.itemNotFound()
  for (const activity of state.activities.values()) {
    activity.bindings = activity.bindings.filter((one) => one.entityTypeId !== entityTypeId || one.entityId !== id)
    if (activity.bindings.length === 0) state.activities.delete(activity.id)
  }
  state.touch()
  raiseItemEvent(state, type, 'DELETE', id, actor)
}
