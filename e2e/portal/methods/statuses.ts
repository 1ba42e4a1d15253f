import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { matchingRows } from '../entities/list-rows.ts'
import { statusesOf } from '../entities/stages.ts'
import { knownType } from '../entities/save.ts'
import type { Category, Status } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(name: string, page: string, handler: (call: Call) => Answer, admin = false): MethodSpec {
  const spec: MethodSpec = { name, scope: 'crm', status: 'supported', page: `api-reference/crm/${page}`, handler }
  return admin ? { ...spec, admin: true } : spec
}

/** Dictionaries and stages. */
export const statusMethods: readonly MethodSpec[] = [
  method('crm.settings.mode.get', 'crm-settings-mode-get', () => ({ result: 1 })),
  method('crm.status.list', 'status/crm-status-list', list),
  method('crm.status.get', 'status/crm-status-get', (call) => ({ result: shown(existing(call)) })),
  method('crm.status.add', 'status/crm-status-add', add, true),
  method('crm.status.update', 'status/crm-status-update', update, true),
  method('crm.status.delete', 'status/crm-status-delete', remove, true),
  method('crm.status.entity.items', 'status/crm-status-entity-items', entityItems),
  method('crm.status.entity.types', 'status/crm-status-entity-types', entityTypes),
  method('crm.category.list', 'universal/category/crm-category-list', categories),
]

const columns: Columns<Status> = {
  ID: columnOf('number', (one) => one.id),
  ENTITY_ID: columnOf('text', (one) => one.entityId),
  STATUS_ID: columnOf('text', (one) => one.statusId),
  NAME: columnOf('text', (one) => one.name),
  SORT: columnOf('number', (one) => one.sort),
  SYSTEM: columnOf('flag', (one) => (one.system ? 'Y' : 'N')),
  CATEGORY_ID: columnOf('number', (one) => one.categoryId),
  SEMANTICS: columnOf('text', (one) => one.semantics),
}

/** The list is not paged: dictionaries come whole. */
function list(call: Call): Answer {
  const filter = anyCase(call.params, 'filter')
  const order = anyCase(call.params, 'order') ?? { SORT: 'ASC' }
  const found = matchingRows(call.state.statuses.values(), columns, { filter, order })
  return { result: found.map(shown), total: found.length }
}

function shown(one: Status): Params {
  const semantics = one.semantics === '' ? null : one.semantics
  const word = { S: 'success', F: 'failure', '': 'process' }[one.semantics]
  return {
    ID: String(one.id),
    ENTITY_ID: one.entityId,
    STATUS_ID: one.statusId,
    NAME: one.name,
    NAME_INIT: one.nameInit,
    SORT: String(one.sort),
    SYSTEM: one.system ? 'Y' : 'N',
    CATEGORY_ID: one.categoryId === null ? null : String(one.categoryId),
    COLOR: one.color === '' ? null : one.color,
    SEMANTICS: semantics,
    ...(isStage(one.entityId) ? { EXTRA: { SEMANTICS: word, COLOR: one.color } } : {}),
  }
}

function isStage(entityId: string): boolean {
  return entityId === 'STATUS' || entityId.includes('STAGE')
}

function existing(call: Call): Status {
  const status = call.state.statuses.get(asInt(anyCase(call.params, 'id')))
  if (!status) throw refusal.notFoundOld()
  return status
}

function semanticsFrom(value: unknown): '' | 'S' | 'F' {
  const text = asText(value).toUpperCase()
  return text === 'S' || text === 'F' ? text : ''
}

function add(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  const entityId = asText(fields.ENTITY_ID)
  if (entityId === '') throw refusal.core('The field ENTITY_ID is required.')
  if (asText(fields.NAME) === '') throw refusal.core('The field NAME is required.')
  const statusId = asText(fields.STATUS_ID)
  if (!/^[A-Za-z0-9_:-]{1,21}$/.test(statusId)) throw refusal.core('Invalid STATUS_ID.')
  if (statusesOf(call.state, entityId).some((one) => one.statusId === statusId))
    throw new RestError('', 'Status with the same STATUS_ID already exists.')
  const id = call.state.ids.next('status')
  call.state.statuses.set(id, {
    id,
    entityId,
    statusId,
    name: asText(fields.NAME),
    nameInit: '',
    sort: asInt(fields.SORT) || 10,
    system: false,
    semantics: semanticsFrom(fields.SEMANTICS),
    color: asText(fields.COLOR),
    categoryId: fields.CATEGORY_ID === undefined ? null : asInt(fields.CATEGORY_ID),
  })
  call.state.touch()
  return { result: id }
}

function update(call: Call): Answer {
  const status = existing(call)
  const fields = asMap(anyCase(call.params, 'fields'))
  if (fields.NAME !== undefined) status.name = asText(fields.NAME)
  if (fields.SORT !== undefined) status.sort = asInt(fields.SORT)
  if (fields.COLOR !== undefined) status.color = asText(fields.COLOR)
  if (fields.SEMANTICS !== undefined && !status.system) status.semantics = semanticsFrom(fields.SEMANTICS)
  call.state.touch()
  return { result: true }
}

/** System values stay unless `params.FORCED` = Y, which puts their first name back. */
function remove(call: Call): Answer {
  const status = existing(call)
  const forced = asText(asMap(anyCase(call.params, 'params')).FORCED).toUpperCase() === 'Y'
  if (status.system && !forced)
    throw new RestError(
      'ERROR_CORE',
      'System status can be deleted only if parameter FORCED is specified and equal to Y.',
    )
  call.state.statuses.delete(status.id)
  call.state.touch()
  return { result: true }
}

function entityItems(call: Call): Answer {
  const entityId = asText(anyCase(call.params, 'entityId'))
  if (entityId === '') throw refusal.argument('entityId')
  return {
    result: statusesOf(call.state, entityId).map((one) => ({
      NAME: one.name,
      SORT: one.sort,
      STATUS_ID: one.statusId,
    })),
  }
}

const NAMES: Record<string, string> = {
  STATUS: 'Стадии лидов',
  SOURCE: 'Источники',
  CONTACT_TYPE: 'Тип контакта',
  COMPANY_TYPE: 'Тип компании',
  EMPLOYEES: 'Кол-во сотрудников',
  INDUSTRY: 'Сфера деятельности',
  DEAL_TYPE: 'Тип сделки',
  DEAL_STAGE: 'Стадии сделки',
  HONORIFIC: 'Обращения',
}

function entityTypes(call: Call): Answer {
  const ids = [...new Set([...call.state.statuses.values()].map((one) => one.entityId))]
  return { result: ids.map((id) => ({ ID: id, NAME: NAMES[id] ?? id })) }
}

function categories(call: Call): Answer {
  const entityTypeId = asInt(call.params.entityTypeId)
  knownType(call.state, entityTypeId)
  const found = [...call.state.categories.values()].filter((one) => one.entityTypeId === entityTypeId)
  return { result: { categories: found.map(shownCategory) }, total: found.length }
}

function shownCategory(one: Category): Params {
  return {
    id: one.id,
    name: one.name,
    sort: one.sort,
    entityTypeId: one.entityTypeId,
    isDefault: one.isDefault ? 'Y' : 'N',
  }
}
