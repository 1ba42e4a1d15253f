import type { Actor } from '../events/bus.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asInts } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { applyFields, checkRequired } from './apply-fields.ts'
import { setContactsOfCompany } from './company-contacts.ts'
import { fillDefaults } from './defaults.ts'
import { raiseItemEvent, raiseMoveEvent } from './item-events.ts'
import { settle } from './settle.ts'
import { recordStage } from './stage-history.ts'
import { COMPANY, CONTACT } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { entityType } from './types.ts'
import { unlinkItem } from './unlink-item.ts'

export interface WriteOptions {
  /** User fields are named UF_CRM_… (true, the default) or camelCase. */
  originalUf?: boolean
  /** Saves and tells even when nothing has changed, as the upper-case methods do. */
  always?: boolean
  /** Stored as they are: times and authors of an import, parts of an address of the old methods. */
  stored?: Partial<Item>
}

/** Type of a number or the vendor's refusal. Invoices of the old kind are not for the universal methods. */
export function knownType(state: PortalState, entityTypeId: number): EntityType {
  if (entityTypeId === 5) throw new RestError('ENTITY_TYPE_NOT_SUPPORTED', 'Entity type INVOICE is not supported', 400)
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
  fillDefaults(state, type, item, actor.userId)
  applyFields(state, type, item, fields, options.originalUf ?? true)
  if (!item.assignedById) item.assignedById = actor.userId
  if (type.id === CONTACT && !item.name && !item.lastName)
    throw new RestError('ERROR_CORE', 'Поля «Имя» или «Фамилия» обязательны для заполнения')
  if (state.settings.checkRequiredUserFields) checkRequired(state, type, item)
  Object.assign(item, { createdTime: now, updatedTime: now, lastActivityTime: now })
  Object.assign(item, { createdBy: actor.userId, updatedBy: actor.userId, lastActivityBy: actor.userId })
  if (type.fields.has('title') && !item.title) item.title = `${type.defaultTitle}${item.id}`
  settle(state, type, item, { before: null, written: writtenNames(fields), userId: actor.userId, now })
  Object.assign(item, options.stored)
  state.items.of(entityTypeId).put(item)
  linkContacts(state, type, item, fields)
  recordStage(state, entityTypeId, null, item, now)
  state.touch()
  raiseItemEvent(state, type, 'ADD', item.id, actor)
  return item
}

/**
 * Changes an item; nothing is left half-written when a value is refused. A write that changes no value is not saved: no new
 * time, no event. Bitrix24 docs: crm/universal/crm-item-update.
 */
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
  const item: Item = { ...before, ...options.stored }
  applyFields(state, type, item, fields, options.originalUf ?? true)
  if (!item.assignedById) item.assignedById = actor.userId
  settle(state, type, item, { before, written: writtenNames(fields), userId: actor.userId, now })
  const stageChanged = before.stageId !== item.stageId && (before.categoryId ?? 0) === (item.categoryId ?? 0)
  if (stageChanged && state.settings.checkRequiredUserFields) checkRequired(state, type, item)
  const linked = linkContacts(state, type, item, fields)
  if (!linked && !options.always && sameItem(before, item)) return before
  item.updatedTime = now
  item.updatedBy = actor.userId
  state.items.of(entityTypeId).put(item)
  recordStage(state, entityTypeId, before, item, now)
  state.touch()
  raiseItemEvent(state, type, 'UPDATE', id, actor)
  raiseMoveEvent(state, type, before, item, actor)
  return item
}

export function deleteItem(state: PortalState, entityTypeId: number, id: number, actor: Actor): void {
  const type = knownType(state, entityTypeId)
  if (!state.items.of(entityTypeId).delete(id)) throw refusal.itemNotFound()
  state.stageTrails.delete(`${entityTypeId}:${id}`)
  unlinkItem(state, entityTypeId, id)
  for (const activity of state.activities.values()) {
    activity.bindings = activity.bindings.filter((one) => one.entityTypeId !== entityTypeId || one.entityId !== id)
    if (activity.bindings.length === 0) state.activities.delete(activity.id)
  }
  state.touch()
  raiseItemEvent(state, type, 'DELETE', id, actor)
}

function writtenNames(fields: Params): ReadonlySet<string> {
  return new Set(Object.keys(fields).filter((name) => fields[name] !== undefined))
}

function linkContacts(state: PortalState, type: EntityType, item: Item, fields: Params): boolean {
  if (type.id !== COMPANY || fields.contactIds === undefined) return false
  return setContactsOfCompany(state, item.id, asInts(fields.contactIds))
}

/** Absent, null and an empty list say the same. */
function sameItem(before: Item, item: Item): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(item)])
  const text = (value: Item[string]): string => {
    const empty = value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    return empty ? '' : JSON.stringify(value)
  }
  return [...names].every((name) => before[name] === item[name] || text(before[name]) === text(item[name]))
}
