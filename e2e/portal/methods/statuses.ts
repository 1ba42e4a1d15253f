import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { matchingRows } from '../entities/list-rows.ts'
import { described } from '../entities/old-fields.ts'
import { statusesOf } from '../entities/stages.ts'
import type { Status } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { dictionaries } from './statuses/dictionaries.ts'
import { addStatus } from './statuses/add-status.ts'
import { itemsOnStage } from './statuses/items-on-stage.ts'

function method(name: string, page: string, handler: (call: Call) => Answer, admin = false): MethodSpec {
  const spec: MethodSpec = { name, scope: 'crm', status: 'supported', page: `api-reference/crm/${page}`, handler }
  return admin ? { ...spec, admin: true } : spec
}

/** Dictionaries and stages. */
export const statusMethods: readonly MethodSpec[] = [
  method('crm.settings.mode.get', 'crm-settings-mode-get', () => ({ result: 1 })),
  method('crm.status.list', 'status/crm-status-list', list),
  method('crm.status.get', 'status/crm-status-get', (call) => ({ result: shown(existing(call)) })),
  method('crm.status.add', 'status/crm-status-add', addStatus, true),
  method('crm.status.update', 'status/crm-status-update', update, true),
  method('crm.status.delete', 'status/crm-status-delete', remove, true),
  method('crm.status.fields', 'status/crm-status-fields', fields),
  method('crm.status.entity.items', 'status/crm-status-entity-items', entityItems),
  method('crm.status.entity.types', 'status/crm-status-entity-types', (call) => ({ result: dictionaries(call.state) })),
]

const columns: Columns<Status> = {
  ID: columnOf('number', (one) => one.id),
  ENTITY_ID: columnOf('text', (one) => one.entityId),
  STATUS_ID: columnOf('text', (one) => one.statusId),
  NAME: columnOf('text', (one) => one.name),
  NAME_INIT: columnOf('text', (one) => one.nameInit),
  SORT: columnOf('number', (one) => one.sort),
  SYSTEM: columnOf('flag', (one) => (one.system ? 'Y' : 'N')),
  CATEGORY_ID: columnOf('number', (one) => one.categoryId),
  COLOR: columnOf('text', (one) => one.color),
  SEMANTICS: columnOf('text', (one) => one.semantics),
}

/** The list is not paged: dictionaries come whole. */
function list(call: Call): Answer {
  const filter = anyCase(call.params, 'filter')
  const order = anyCase(call.params, 'order') ?? { SORT: 'ASC' }
  const found = matchingRows(call.state.statuses.values(), columns, { filter, order })
  return { result: found.map(shown), total: found.length }
}

/** The whole row of a dictionary. */
export function shown(one: Status): Params {
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
  return entityId === 'STATUS' || entityId === 'QUOTE_STATUS' || entityId.includes('STAGE')
}

function existing(call: Call): Status {
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw new RestError('', 'Invalid identifier.', 400)
  const status = call.state.statuses.get(id)
  if (!status) throw new RestError('', 'Status is not found.', 400)
  return status
}

/** The group of a stage stays for ever: `SEMANTICS` is immutable and passed over. */
function update(call: Call): Answer {
  const status = existing(call)
  const given = asMap(anyCase(call.params, 'fields'))
  if (given.NAME !== undefined) status.name = asText(given.NAME)
  if (given.SORT !== undefined) status.sort = asInt(given.SORT)
  if (given.COLOR !== undefined) status.color = asText(given.COLOR)
  call.state.touch()
  return { result: true }
}

/** System values stay unless `params.FORCED` = Y; a stage with items on it stays in any case. */
function remove(call: Call): Answer {
  const status = existing(call)
  const forced = asText(asMap(anyCase(call.params, 'params')).FORCED).toUpperCase() === 'Y'
  if (status.system && !forced)
    throw refusal.core('CRM System Status can be deleted only if parameter FORCED is specified and equal to "Y".')
  if (itemsOnStage(call.state, status)) throw new RestError('', 'There are active items in this status.', 400)
  call.state.statuses.delete(status.id)
  call.state.touch()
  return { result: true }
}

function fields(): Answer {
  const readOnly = { readOnly: true }
  const fixed = { immutable: true }
  return {
    result: {
      ID: described('integer', 'ID', readOnly),
      ENTITY_ID: described('string', 'ID элемента сущности', { required: true, ...fixed }),
      STATUS_ID: described('string', 'Статус', { required: true, ...fixed }),
      SORT: described('integer', 'Сортировка'),
      NAME: described('string', 'Название', { required: true }),
      NAME_INIT: described('string', 'Название по умолчанию', readOnly),
      SYSTEM: described('char', 'Системный', readOnly),
      CATEGORY_ID: described('integer', 'CATEGORY_ID', fixed),
      COLOR: described('string', 'COLOR'),
      SEMANTICS: described('char', 'SEMANTICS', fixed),
      EXTRA: described('crm_status_extra', 'Дополнительные поля'),
    },
  }
}

function entityItems(call: Call): Answer {
  const entityId = asText(anyCase(call.params, 'entityId'))
  if (entityId === '') throw new RestError('', 'The parameter entityId is not defined or invalid.', 400)
  return {
    result: statusesOf(call.state, entityId).map((one) => ({
      NAME: one.name,
      SORT: one.sort,
      STATUS_ID: one.statusId,
    })),
  }
}
