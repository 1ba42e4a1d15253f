import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import { createSmartType, flagsFrom, relationsOf, SMART_FLAGS } from '../entities/create-smart-type.ts'
import { relationsSeen } from '../entities/parents.ts'
import { isSmartProcess } from '../entities/type-ids.ts'
import type { SmartType } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { deleteSmartType } from './smart-types/delete-smart-type.ts'
import { smartTypeFields } from './smart-types/fields.ts'

const PAGES = 'api-reference/crm/universal/user-defined-object-types'

function method(name: string, page: string, handler: (call: Call) => Answer, admin = true): MethodSpec {
  const spec: MethodSpec = { name, scope: 'crm', status: 'supported', page: `${PAGES}/${page}`, handler }
  return admin ? { ...spec, admin: true } : spec
}

/** Smart processes of the portal. */
export const smartTypeMethods: readonly MethodSpec[] = [
  method('crm.type.list', 'crm-type-list', list),
  method('crm.type.add', 'crm-type-add', add),
  method('crm.type.update', 'crm-type-update', update),
  method('crm.type.delete', 'crm-type-delete', remove),
  method('crm.type.fields', 'crm-type-fields', () => ({ result: { fields: smartTypeFields() } })),
  method('crm.type.get', 'crm-type-get', (call) => whole(call, byId(call)), false),
  method(
    'crm.type.getByEntityTypeId',
    'crm-type-get-by-entity-type-id',
    (call) =>
      whole(
        call,
        found(call, (one) => one.entityTypeId === asInt(call.params.entityTypeId)),
      ),
    false,
  ),
]

const columns: Columns<SmartType> = {
  ID: columnOf('number', (one) => one.id),
  ENTITYTYPEID: columnOf('number', (one) => one.entityTypeId),
  TITLE: columnOf('text', (one) => one.title),
  CODE: columnOf('text', (one) => one.code),
  CREATEDBY: columnOf('number', (one) => one.createdBy),
  CREATEDTIME: columnOf('time', (one) => one.createdTime),
  UPDATEDTIME: columnOf('time', (one) => one.updatedTime),
  ...Object.fromEntries(
    SMART_FLAGS.map((flag) => [flag.toUpperCase(), columnOf('flag', (one: SmartType) => one.flags[flag])]),
  ),
}

function shown(call: Call, one: SmartType): Params {
  const solution = [...call.state.automatedSolutions.values()].find((each) => each.typeIds.includes(one.id))
  return {
    id: one.id,
    title: one.title,
    code: one.code,
    createdBy: one.createdBy,
    entityTypeId: one.entityTypeId,
    customSectionId: solution?.id ?? null,
    ...one.flags,
    createdTime: one.createdTime,
    updatedTime: one.updatedTime,
    updatedBy: one.updatedBy,
  }
}

/** One type comes with its relations and the places its items may be linked in. */
function whole(call: Call, one: SmartType): Answer {
  const linked = one.flags.isUseInUserfieldEnabled ?? 'N'
  const linkedUserFields = {
    'CALENDAR_EVENT|UF_CRM_CAL_EVENT': linked,
    'TASKS_TASK|UF_CRM_TASK': linked,
    'TASKS_TASK_TEMPLATE|UF_CRM_TASK': 'N',
  }
  const relations = relationsSeen(call.state, one)
  return { result: { type: { ...shown(call, one), relations, linkedUserFields, customSections: [] } } }
}

function list(call: Call): Answer {
  const { result, ...counts } = listRows(call.state.types.values(), columns, call.params, (one) => shown(call, one))
  return { ...counts, result: { types: result } }
}

function found(call: Call, matches: (one: SmartType) => boolean): SmartType {
  const type = [...call.state.types.values()].find(matches)
  if (!type) throw new RestError('NOT_FOUND', 'Смарт-процесс не найден')
  return type
}

function byId(call: Call): SmartType {
  return found(call, (one) => one.id === asInt(call.params.id))
}

function add(call: Call): Answer {
  if (call.params.fields === undefined) throw new RestError('100', 'Could not find value for parameter {fields}')
  const fields = asMap(call.params.fields)
  const title = asText(fields.title)
  if (title === '') throw new RestError('CRM_FIELD_ERROR_REQUIRED', 'Не заполнено обязательное поле «Название»')
  const wanted = asInt(fields.entityTypeId)
  if (wanted !== 0 && !isSmartProcess(wanted))
    throw new RestError('INVALID_ARG_VALUE', 'entityTypeId is out of allowed range')
  if ([...call.state.types.values()].some((one) => one.entityTypeId === wanted))
    throw new RestError('DUPLICATE_VALUE', 'Смарт-процесс с таким entityTypeId уже существует')
  const made = createSmartType(call.state, { title, entityTypeId: wanted, fields, userId: call.caller.user.id })
  return whole(call, made)
}

/** The number of the type stays for ever; relations are replaced side by side. */
function update(call: Call): Answer {
  const type = byId(call)
  const fields = asMap(call.params.fields)
  if (fields.title !== undefined) type.title = asText(fields.title) || type.title
  if (fields.code !== undefined) type.code = asText(fields.code)
  type.flags = flagsFrom(fields, type.flags)
  const given = asMap(fields.relations)
  const relations = relationsOf(given)
  if (given.parent !== undefined) type.relations.parent = relations.parent
  if (given.child !== undefined) type.relations.child = relations.child
  type.updatedBy = call.caller.user.id
  type.updatedTime = portalTime(call.state.clock.now())
  call.state.touch()
  call.state.events.raise('ONCRMTYPEUPDATE', { FIELDS: { ID: type.id } }, actorOf(call))
  return whole(call, type)
}

function remove(call: Call): Answer {
  const type = call.state.types.get(asInt(call.params.id))
  if (!type) throw new RestError('0', 'Смарт-процесс не найден')
  deleteSmartType(call.state, type)
  call.state.events.raise('ONCRMTYPEDELETE', { FIELDS: { ID: type.id } }, actorOf(call))
  return { result: [] }
}
