import { changeUserField, createUserField } from '../../entities/create-user-field.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { UserField } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { shownUserField, ownUserFieldColumns } from '../own-user-field.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `user.userfield.${verb}`,
    scope: ['user.userfield', 'user'],
    status: 'supported',
    page: `api-reference/user/userfields/user-userfield-${verb}`,
    handler,
  }
}

/** Own fields of people's profiles: UF_USR_…, the administrator's. */
export const peopleUserFieldMethods: readonly MethodSpec[] = [
  method('add', add),
  method('list', list),
  method('update', update),
  method('delete', remove),
]

const refuse = (text: string): RestError => new RestError('', text)

function needAdmin(call: Call): void {
  if (!call.caller.user.admin) throw refuse('Access denied.')
}

function add(call: Call): Answer {
  needAdmin(call)
  const fields = asMap(anyCase(call.params, 'fields'))
  for (const name of ['FIELD_NAME', 'USER_TYPE_ID']) {
    if (asText(fields[name]) === '') throw refuse(`The '${name}' field is not found.`)
  }
  return { result: createUserField(call.state, 'USER', fields, 'UF_USR_').id }
}

function existing(call: Call): UserField {
  needAdmin(call)
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw refuse('ID is not defined or invalid')
  const field = call.state.userfields.get(id)
  if (field?.entityId !== 'USER') throw refuse('Access denied.')
  return field
}

function list(call: Call): Answer {
  needAdmin(call)
  const own = [...call.state.userfields.values()].filter((one) => one.entityId === 'USER')
  const options = { filter: anyCase(call.params, 'filter'), order: anyCase(call.params, 'order') }
  const found = matchingRows(own, ownUserFieldColumns, options)
  return { result: found.map(shownUserField), total: found.length }
}

function update(call: Call): Answer {
  changeUserField(call.state, existing(call), asMap(anyCase(call.params, 'fields')))
  return { result: true }
}

function remove(call: Call): Answer {
  const field = existing(call)
  call.state.userfields.delete(field.id)
  for (const user of call.state.users.values()) {
    if (!user.profile) continue
    const { [field.fieldName]: _gone, ...rest } = user.profile
    user.profile = rest
  }
  call.state.touch()
  return { result: true }
}
