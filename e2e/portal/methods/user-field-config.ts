import { columnOf } from '../entities/column.ts'
import { changeUserField, createUserField } from '../entities/create-user-field.ts'
import { dropUserField } from '../entities/drop-user-field.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asMap, asText, isYes } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { fieldEntity, raiseFieldEvent } from './user-field-config/field-entity.ts'
import { listed, whole } from './user-field-config/shown.ts'
import { upperFields } from './user-field-config/upper-fields.ts'
import { fieldKinds } from './user-field-kinds.ts'

function method(verb: string, dashed: string, handler: (call: Call) => Answer, admin = false): MethodSpec {
  const page = `api-reference/crm/universal/userfieldconfig/userfieldconfig-${dashed}`
  const spec: MethodSpec = {
    name: `userfieldconfig.${verb}`,
    scope: 'userfieldconfig',
    status: 'supported',
    page,
    handler,
  }
  return admin ? { ...spec, admin: true } : spec
}

/** User fields of any type, smart processes among them; camelCase manner, own scope. */
export const userFieldConfigMethods: readonly MethodSpec[] = [
  method('list', 'list', list),
  method('get', 'get', (call) => ({ result: { field: whole(existing(call)) } })),
  method('add', 'add', add, true),
  method('update', 'update', update, true),
  method('delete', 'delete', remove, true),
  method('getTypes', 'get-types', types),
]

const flag = (read: (one: UserField) => boolean): Columns<UserField>[string] =>
  columnOf('flag', (one) => (read(one) ? 'Y' : 'N'))

const columns: Columns<UserField> = {
  ID: columnOf('number', (one) => one.id),
  ENTITYID: columnOf('text', (one) => one.entityId),
  FIELDNAME: columnOf('text', (one) => one.fieldName),
  USERTYPEID: columnOf('text', (one) => one.userTypeId),
  XMLID: columnOf('text', (one) => one.xmlId),
  SORT: columnOf('number', (one) => one.sort),
  MULTIPLE: flag((one) => one.multiple),
  MANDATORY: flag((one) => one.mandatory),
  SHOWFILTER: columnOf('text', (one) => one.showFilter),
  SHOWINLIST: flag((one) => one.showInList),
  EDITINLIST: flag((one) => one.editInList),
  ISSEARCHABLE: flag((one) => one.isSearchable),
}

function requireCrm(call: Call): void {
  if (asText(call.params.moduleId) !== 'crm') throw new RestError('ERROR_CORE', 'Неверный moduleId')
}

/** Texts come in the language that `select.language` names, and not at all without it. */
function list(call: Call): Answer {
  requireCrm(call)
  const language = asText(asMap(call.params.select).language)
  const params = { order: { sort: 'ASC', id: 'ASC' }, ...call.params }
  const { result, ...counts } = listRows(call.state.userfields.values(), columns, params, (one) =>
    listed(one, language),
  )
  return { ...counts, result: { fields: result } }
}

function existing(call: Call): UserField {
  requireCrm(call)
  const field = call.state.userfields.get(asInt(call.params.id))
  if (!field) throw new RestError('NOT_FOUND', 'Настройки пользовательского поля не найдены')
  return field
}

function add(call: Call): Answer {
  requireCrm(call)
  const field = asMap(call.params.field)
  const entity = fieldEntity(call.state, asText(field.entityId))
  const made = createUserField(call.state, entity.id, upperFields(field), entity.prefix)
  raiseFieldEvent(call, made, 'ADD')
  return { result: { field: whole(made) } }
}

/** Options change only when `userTypeId: 'enumeration'` comes with them. */
function update(call: Call): Answer {
  const field = existing(call)
  const { LIST, ...given } = upperFields(asMap(call.params.field), field.labels)
  const withOptions = asText(given.USER_TYPE_ID) === 'enumeration' && LIST !== undefined
  changeUserField(call.state, field, withOptions ? { ...given, LIST } : given)
  if (given.IS_SEARCHABLE !== undefined) field.isSearchable = isYes(given.IS_SEARCHABLE)
  raiseFieldEvent(call, field, 'UPDATE')
  if (withOptions) raiseFieldEvent(call, field, 'SETENUMVALUES')
  return { result: { field: whole(field) } }
}

function remove(call: Call): Answer {
  const field = existing(call)
  dropUserField(call.state, field)
  raiseFieldEvent(call, field, 'DELETE')
  return { result: null }
}

function types(call: Call): Answer {
  requireCrm(call)
  const all = Object.entries(fieldKinds(call)).map(
    ([userTypeId, description]) => [userTypeId, { userTypeId, description }] as const,
  )
  return { result: { types: Object.fromEntries(all) } }
}
