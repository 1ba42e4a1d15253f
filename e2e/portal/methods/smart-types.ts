import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import { createSmartType } from '../entities/create-smart-type.ts'
import { isSmartProcess } from '../entities/type-ids.ts'
import type { SmartType } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const PAGES = 'api-reference/crm/universal/user-defined-object-types'

function method(name: string, page: string, handler: (call: Call) => Answer, admin = true): MethodSpec {
  const spec: MethodSpec = { name, scope: 'crm', status: 'supported', page: `${PAGES}/${page}`, handler }
  return admin ? { ...spec, admin: true } : spec
}

export const smartTypeMethods: readonly MethodSpec[] = [
  method('crm.type.list', 'crm-type-list', list),
  method('crm.type.add', 'crm-type-add', add),
  method('crm.type.get', 'crm-type-get', (call) => found(call, (one) => one.id === asInt(call.params.id)), false),
  method(
    'crm.type.getByEntityTypeId',
    'crm-type-get-by-entity-type-id',
    (call) => found(call, (one) => one.entityTypeId === asInt(call.params.entityTypeId)),
    false,
  ),
]

const columns: Columns<SmartType> = {
  ID: columnOf('number', (one) => one.id),
  ENTITYTYPEID: columnOf('number', (one) => one.entityTypeId),
  TITLE: columnOf('text', (one) => one.title),
  CODE: columnOf('text', (one) => one.code),
}

function shown(one: SmartType): Params {
  return {
    id: one.id,
    title: one.title,
    code: one.code,
    createdBy: one.createdBy,
    entityTypeId: one.entityTypeId,
    customSectionId: null,
    ...one.flags,
    createdTime: one.createdTime,
    updatedTime: one.updatedTime,
    updatedBy: one.updatedBy,
  }
}

function whole(one: SmartType): Answer {
  return { result: { type: { ...shown(one), relations: one.relations } } }
}

function list(call: Call): Answer {
  const { result, ...counts } = listRows(call.state.types.values(), columns, call.params, shown)
  return { ...counts, result: { types: result } }
}

function found(call: Call, matches: (one: SmartType) => boolean): Answer {
  const type = [...call.state.types.values()].find(matches)
  if (!type) throw new RestError('NOT_FOUND', 'Смарт-процесс не найден')
  return whole(type)
}

function add(call: Call): Answer {
  const fields = asMap(call.params.fields)
  const title = asText(fields.title)
  if (title === '') throw new RestError('CRM_FIELD_ERROR_REQUIRED', 'Не заполнено обязательное поле «Название»')
  const wanted = asInt(fields.entityTypeId)
  if (wanted !== 0 && !isSmartProcess(wanted))
    throw new RestError('BX_INVALID_VALUE', 'Неверное значение поля entityTypeId')
  if ([...call.state.types.values()].some((one) => one.entityTypeId === wanted))
    throw new RestError('DUPLICATE_VALUE', 'Смарт-процесс с таким entityTypeId уже существует')
  return whole(createSmartType(call.state, { title, entityTypeId: wanted, fields, userId: call.caller.user.id }))
}
