import { addCategory, dropDefault } from '../entities/add-category.ts'
import { knownType } from '../entities/save.ts'
import { defaultCategory, stageEntity } from '../entities/stages.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE } from '../entities/type-ids.ts'
import { ownerTypeName } from '../entities/owner-type-names.ts'
import { reachOf } from '../rights/check.ts'
import type { Category } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asMap, asText, isYes } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/crm/universal/category/crm-category-${verb}`
  return { name: `crm.category.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

/** Funnels («воронки») of the types that have them. */
export const categoryMethods: readonly MethodSpec[] = [
  method('list', list),
  method('get', (call) => ({ result: { category: shown(existing(call)) } })),
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('fields', fields),
]

function typeOf(call: Call): number {
  const { entityTypeId } = call.params
  if (entityTypeId === undefined) throw new RestError('100', 'Could not find value for parameter {entityTypeId}')
  const id = asInt(entityTypeId)
  if (id === LEAD || id === QUOTE)
    throw new RestError('ENTITY_TYPE_NOT_SUPPORTED', `Entity type ${ownerTypeName(id).toUpperCase()} is not supported`)
  return knownType(call.state, id).id
}

function existing(call: Call): Category {
  const entityTypeId = typeOf(call)
  const category = call.state.categories.get(`${entityTypeId}:${asInt(call.params.id)}`)
  if (!category) throw refusal.itemNotFound()
  if (!readable(call, category)) throw refusal.itemDenied()
  return category
}

function readable(call: Call, category: Category): boolean {
  const place = { categoryId: category.id }
  return reachOf(call.state, call.caller.user, category.entityTypeId, 'read', place) !== 'none'
}

function onlyAdmin(call: Call): void {
  if (!call.caller.user.admin) throw refusal.itemDenied()
}

/** A funnel as crm.category.* shows it; the general one of deals has no source. */
function shown(one: Category): Params {
  const common = {
    id: one.id,
    name: one.name,
    sort: one.sort,
    entityTypeId: one.entityTypeId,
    isDefault: one.isDefault ? 'Y' : 'N',
  }
  if (one.entityTypeId === DEAL)
    return one.id === 0 ? common : { ...common, originId: one.originId ?? '', originatorId: one.originatorId ?? '' }
  return common
}

function list(call: Call): Answer {
  const entityTypeId = typeOf(call)
  const found = [...call.state.categories.values()]
    .filter((one) => one.entityTypeId === entityTypeId && readable(call, one))
    .sort((a, b) => a.sort - b.sort || a.id - b.id)
  return { result: { categories: found.map(shown) }, total: found.length }
}

function nameFrom(fieldsGiven: Params): string {
  const name = asText(fieldsGiven.name).trim()
  if (name === '') throw new RestError('0', "Field 'NAME' is required")
  return name.slice(0, 255)
}

function add(call: Call): Answer {
  const entityTypeId = typeOf(call)
  onlyAdmin(call)
  const given = asMap(call.params.fields)
  const name = nameFrom(given)
  const isDefault = entityTypeId !== DEAL && isYes(given.isDefault)
  if (isDefault && (entityTypeId === CONTACT || entityTypeId === COMPANY))
    throw new RestError('0', 'Default client category does not support updating default state')
  const sort = given.sort === undefined ? 500 : Math.max(0, asInt(given.sort))
  const origin = { originId: asText(given.originId), originatorId: asText(given.originatorId) }
  const wanted = { name, sort, isDefault, ...(entityTypeId === DEAL ? origin : {}) }
  return { result: { category: shown(addCategory(call.state, entityTypeId, wanted)) } }
}

/** The default funnel is changed by making another one default; that of deals stays where it is. */
function update(call: Call): Answer {
  const category = existing(call)
  onlyAdmin(call)
  const given = asMap(call.params.fields)
  if (given.name !== undefined) category.name = nameFrom(given)
  if (given.sort !== undefined) category.sort = Math.max(0, asInt(given.sort))
  if (category.entityTypeId !== DEAL && isYes(given.isDefault)) {
    dropDefault(call.state, category.entityTypeId)
    category.isDefault = true
  }
  call.state.touch()
  return { result: { category: shown(category) } }
}

function remove(call: Call): Answer {
  const category = existing(call)
  onlyAdmin(call)
  const isDeal = category.entityTypeId === DEAL
  if (category.isDefault)
    throw isDeal
      ? new RestError('0', 'Default deal category can not be deleted')
      : new RestError('BX_ERROR', 'Эта воронка является воронкой по умолчанию')
  if (hasItems(call, category))
    throw isDeal
      ? new RestError('0', `Найдены сделки, относящиеся к воронке ${category.name}`)
      : new RestError('BX_ERROR', 'Найдены элементы, относящиеся к воронке')
  dropCategory(call, category)
  return { result: null }
}

function hasItems(call: Call, { entityTypeId, id }: Category): boolean {
  for (const item of call.state.items.of(entityTypeId).rows.values())
    if ((item.categoryId ?? defaultCategory(call.state, entityTypeId)) === id) return true
  return false
}

/** The funnel goes with its stages. */
export function dropCategory(call: Call, { entityTypeId, id }: Category): void {
  const entity = stageEntity(call.state, entityTypeId, id)
  for (const status of call.state.statuses.values())
    if (status.entityId === entity) call.state.statuses.delete(status.id)
  call.state.categories.delete(`${entityTypeId}:${id}`)
  call.state.touch()
}

function fields(call: Call): Answer {
  const entityTypeId = typeOf(call)
  const described = (type: string, title: string, readOnly = false, required = false): Params => ({
    type,
    isRequired: required,
    isReadOnly: readOnly,
    isImmutable: false,
    isMultiple: false,
    isDynamic: false,
    title,
    upperName: title,
  })
  const origin = { originId: described('string', 'ORIGIN_ID'), originatorId: described('string', 'ORIGINATOR_ID') }
  const own = { isSystem: described('boolean', 'IS_SYSTEM', true), code: described('string', 'CODE', true) }
  return {
    result: {
      fields: {
        id: described('integer', 'ID', true),
        name: described('string', 'NAME'),
        sort: described('integer', 'SORT'),
        entityTypeId: described('integer', 'ENTITY_TYPE_ID', true, true),
        isDefault: described('boolean', 'IS_DEFAULT', entityTypeId === DEAL),
        ...(entityTypeId === DEAL ? origin : own),
      },
    },
  }
}
