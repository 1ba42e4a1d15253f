import { addCategory } from '../entities/add-category.ts'
import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import { described } from '../entities/old-fields.ts'
import { stageEntity, statusesOf } from '../entities/stages.ts'
import { DEAL } from '../entities/type-ids.ts'
import type { Category } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { dropCategory } from './categories.ts'
import { shown as shownStatus } from './statuses.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `crm.dealcategory.${name}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/outdated/category-old/crm-deal-category-${page}`,
    handler,
  }
}

/** The way funnels of deals were kept before crm.category.*: upper case, the general funnel apart under number 0. */
export const dealCategoryMethods: readonly MethodSpec[] = [
  method('list', 'list', list),
  method('get', 'get', (call) => ({ result: shown(existing(call)) })),
  method('add', 'add', add),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('fields', 'fields', fields),
  method('default.get', 'default-get', (call) => ({ result: general(call) })),
  method('default.set', 'default-set', setGeneral),
  method('stage.list', 'stage-list', stages),
  method('status', 'status', (call) => ({ result: entityOf(call) })),
]

const columns: Columns<Category> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  SORT: columnOf('number', (one) => one.sort),
}

function shown(one: Category): Params {
  return {
    ID: String(one.id),
    CREATED_DATE: '',
    NAME: one.name,
    IS_LOCKED: 'N',
    SORT: String(one.sort),
    ORIGIN_ID: one.originId ?? null,
    ORIGINATOR_ID: one.originatorId ?? null,
  }
}

/** Without the general funnel. */
function list(call: Call): Answer {
  const own = [...call.state.categories.values()].filter((one) => one.entityTypeId === DEAL && one.id > 0)
  return listRows(own, columns, call.params, shown)
}

function existing(call: Call): Category {
  const id = asInt(anyCase(call.params, 'id'))
  const category = id > 0 ? call.state.categories.get(`${DEAL}:${id}`) : undefined
  if (!category) throw refusal.notFoundOld()
  return category
}

function onlyAdmin(call: Call): void {
  if (!call.caller.user.admin) throw new RestError('', 'Access denied.', 400)
}

function add(call: Call): Answer {
  onlyAdmin(call)
  const given = asMap(anyCase(call.params, 'fields'))
  const name = asText(given.NAME).trim()
  if (name === '') throw new RestError('', "Field 'NAME' is required.", 400)
  const origin = { originId: asText(given.ORIGIN_ID), originatorId: asText(given.ORIGINATOR_ID) }
  const sort = asInt(given.SORT) || 200
  return { result: addCategory(call.state, DEAL, { name, sort, isDefault: false, ...origin }).id }
}

function update(call: Call): Answer {
  onlyAdmin(call)
  const category = existing(call)
  const given = asMap(anyCase(call.params, 'fields'))
  if (asText(given.NAME).trim() !== '') category.name = asText(given.NAME).trim()
  if (given.SORT !== undefined) category.sort = asInt(given.SORT)
  call.state.touch()
  return { result: true }
}

function remove(call: Call): Answer {
  onlyAdmin(call)
  const category = existing(call)
  for (const deal of call.state.items.of(DEAL).rows.values())
    if (deal.categoryId === category.id)
      throw new RestError('', `Найдены сделки, относящиеся к воронке ${category.name}`, 400)
  dropCategory(call, category)
  return { result: true }
}

function general(call: Call): Params {
  return { ID: 0, NAME: call.state.categories.get(`${DEAL}:0`)?.name ?? '' }
}

function setGeneral(call: Call): Answer {
  onlyAdmin(call)
  const name = asText(anyCase(call.params, 'name')).trim()
  const category = call.state.categories.get(`${DEAL}:0`)
  if (name === '' || !category) throw new RestError('', 'The parameter name is not defined or invalid.', 400)
  category.name = name
  call.state.touch()
  return { result: true }
}

function entityOf(call: Call): string {
  const id = asInt(anyCase(call.params, 'id'))
  if (id > 0) existing(call)
  return stageEntity(call.state, DEAL, id) ?? 'DEAL_STAGE'
}

function stages(call: Call): Answer {
  const result = statusesOf(call.state, entityOf(call)).map(shownStatus)
  return { result, total: result.length }
}

function fields(): Answer {
  return {
    result: {
      ID: described('integer', 'ID', { readOnly: true }),
      CREATED_DATE: described('datetime', 'CREATED_DATE', { readOnly: true }),
      NAME: described('string', 'NAME', { required: true }),
      IS_LOCKED: described('char', 'IS_LOCKED', { readOnly: true }),
      SORT: described('integer', 'SORT'),
      ORIGIN_ID: described('string', 'ORIGIN_ID'),
      ORIGINATOR_ID: described('string', 'ORIGINATOR_ID'),
    },
  }
}
