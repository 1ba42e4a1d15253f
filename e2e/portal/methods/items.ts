import { checkedOrder } from '../entities/checked-order.ts'
import type { Column } from '../entities/column.ts'
import { compileFilter } from '../entities/filter.ts'
import { findPage } from '../entities/find.ts'
import { itemColumns } from '../entities/item-columns.ts'
import { shownFields } from '../entities/item-fields.ts'
import { compileOrder } from '../entities/order.ts'
import { presenter } from '../entities/present.ts'
import { requireLists } from '../entities/require-lists.ts'
import { addItem, deleteItem, knownType, updateItem } from '../entities/save.ts'
import { traitsOf } from '../profile.ts'
import { allowing, assigneeAllowed, may, reachOf, readsAll } from '../rights/check.ts'
import type { Place } from '../rights/reaches.ts'
import type { Item } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `crm.item.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/universal/crm-item-${verb}`,
    handler,
  }
}

/** The universal methods of CRM: one code for leads, deals, contacts, companies, quotes, invoices and smart processes. */
export const itemMethods: readonly MethodSpec[] = [
  method('add', add),
  method('get', get),
  method('list', list),
  method('update', update),
  method('delete', remove),
  method('fields', fields),
]

const originalUf = (call: Call): boolean => isYes(call.params.useOriginalUfNames)

function entityTypeIdOf(call: Call): number {
  const { entityTypeId } = call.params
  if (entityTypeId === undefined) throw new RestError('100', 'Could not find value for parameter {entityTypeId}')
  return asInt(entityTypeId)
}

function shown(call: Call, entityTypeId: number, item: Item): Answer {
  const options = { originalUf: originalUf(call), select: null, accessToken: call.caller.accessToken }
  return { result: { item: presenter(call.state, knownType(call.state, entityTypeId), options)(item) } }
}

function existing(call: Call, entityTypeId: number, action: 'read' | 'update' | 'delete'): Item {
  knownType(call.state, entityTypeId)
  const item = call.state.items.of(entityTypeId).get(asInt(call.params.id))
  if (!item) throw refusal.itemNotFound()
  if (!may(call.state, call.caller.user, entityTypeId, action, item))
    throw action === 'read' ? refusal.itemUnreadable() : refusal.itemDenied()
  return item
}

function written(call: Call, entityTypeId: number): Params {
  const fields = asMap(call.params.fields)
  requireLists(call.state, knownType(call.state, entityTypeId), fields, originalUf(call))
  return fields
}

function add(call: Call): Answer {
  const entityTypeId = entityTypeIdOf(call)
  const fields = written(call, entityTypeId)
  if (reachOf(call.state, call.caller.user, entityTypeId, 'add', placeIn(fields)) === 'none') throw refusal.itemDenied()
  const own = assigned(call, entityTypeId, fields)
  const item = addItem(call.state, entityTypeId, own, actorOf(call), {
    originalUf: originalUf(call),
  })
  return shown(call, entityTypeId, item)
}

/** With the right to add own items only, whoever is named responsible, the author is. */
function assigned(call: Call, entityTypeId: number, fields: Params): Params {
  const wanted = asInt(fields.assignedById)
  const assignedById = assigneeAllowed(call.state, call.caller.user, entityTypeId, wanted, placeIn(fields))
  return assignedById === wanted ? fields : { ...fields, assignedById }
}

function placeIn({ categoryId, stageId }: Params): Place {
  return {
    ...(categoryId === undefined ? {} : { categoryId: asInt(categoryId) }),
    ...(stageId === undefined ? {} : { stageId: asText(stageId) }),
  }
}

function get(call: Call): Answer {
  const entityTypeId = entityTypeIdOf(call)
  return shown(call, entityTypeId, existing(call, entityTypeId, 'read'))
}

function update(call: Call): Answer {
  const entityTypeId = entityTypeIdOf(call)
  const before = existing(call, entityTypeId, 'update')
  const fields = written(call, entityTypeId)
  mayMove(call, entityTypeId, before, fields)
  const item = updateItem(call.state, entityTypeId, before.id, fields, actorOf(call), {
    originalUf: originalUf(call),
  })
  return shown(call, entityTypeId, item)
}

/** The stage an item is put on has to be one on which its writer may change it. */
function mayMove(call: Call, entityTypeId: number, before: Item, { stageId }: Params): void {
  if (stageId === undefined || stageId === before.stageId) return
  const moved: Item = { ...before, stageId: asText(stageId) }
  if (!may(call.state, call.caller.user, entityTypeId, 'update', moved))
    throw new RestError('', 'Недостаточно прав на смену стадии')
}

function remove(call: Call): Answer {
  const entityTypeId = entityTypeIdOf(call)
  deleteItem(call.state, entityTypeId, existing(call, entityTypeId, 'delete').id, actorOf(call))
  return { result: [] }
}

function fields(call: Call): Answer {
  const type = knownType(call.state, entityTypeIdOf(call))
  if (reachOf(call.state, call.caller.user, type.id, 'read') === 'none') throw refusal.itemUnreadable()
  return { result: { fields: shownFields(call.state, type, originalUf(call)) } }
}

function list(call: Call): Answer {
  const { state, params } = call
  const entityTypeId = entityTypeIdOf(call)
  const type = knownType(state, entityTypeId)
  const columns = itemColumns(state, type, originalUf(call))
  const filter = asMap(params.filter)
  const fits = compileFilter(filter, strict(filterColumns(call, columns), 'filter'))
  const readable = allowing(state, call.caller.user, entityTypeId, 'read')
  const page = findPage(state.items.of(entityTypeId), {
    filter,
    idName: 'id',
    matches: (item) => readable(item) && fits(item),
    order: compileOrder(checkedOrder(asMap(params.order)), strict(columns, 'order'), 'id'),
    start: asInt(params.start),
    find: (name) => columns.get(name),
    readsAll: readsAll(state, call.caller.user, entityTypeId),
  })
  const show = presenter(state, type, {
    originalUf: originalUf(call),
    select: selected(params),
    accessToken: call.caller.accessToken,
  })
  const { items, ...counts } = page
  return { ...counts, result: { items: items.map(show) } }
}

/** An installation that was not updated knows the primary contact alone. */
function filterColumns({ state }: Call, columns: ReadonlyMap<string, Column>): ReadonlyMap<string, Column> {
  if (traitsOf(state.settings.profile).contactsFilter) return columns
  return new Map([...columns].filter(([name]) => name !== 'contactIds'))
}

/** `*` (or nothing) is everything, `fm` included; otherwise the named fields. */
function selected(params: Params): ReadonlySet<string> | null {
  const names = asList(params.select).map(asText)
  return names.length === 0 || names.includes('*') ? null : new Set(names)
}

function strict(columns: ReadonlyMap<string, Column>, place: 'filter' | 'order'): (name: string) => Column {
  return (name) => {
    const column = columns.get(name)
    if (!column)
      throw new RestError('INVALID_ARG_VALUE', `Invalid ${place}: field '${name}' is not allowed in ${place}`)
    return column
  }
}
