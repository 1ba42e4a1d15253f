import type { User } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asInts, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { maySeePerson, shownPerson } from './show-person.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name: `im.${name}`, scope: 'im', status: 'supported', page: `api-reference/chats/${page}`, handler }
}

/** People and departments as the messenger sees them. */
export const messengerPeopleMethods: readonly MethodSpec[] = [
  method('user.get', 'users/im-user-get', getUser),
  method('user.list.get', 'users/im-user-list-get', listUsers),
  method('department.get', 'departments/im-department-get', departments),
  method('department.employees.get', 'departments/im-department-employees-get', employees),
  method('department.managers.get', 'departments/im-department-managers-get', managers),
  method('department.colleagues.list', 'departments/im-department-colleagues-list', colleagues),
]

function getUser(call: Call): Answer {
  const given = anyCase(call.params, 'id')
  const id = given === undefined ? call.caller.user.id : asInt(given)
  if (id <= 0) throw new RestError('ID_EMPTY', "User ID can't be empty")
  const user = call.state.users.get(id)
  if (!user) throw new RestError('USER_NOT_EXISTS', 'User is not exists')
  if (!maySeePerson(call, user))
    throw new RestError('ACCESS_DENIED', 'You can request only users who consist of your extranet group')
  return { result: shownPerson(call, user) }
}

/** A list, or with RESULT_TYPE array a list too; unknown people are simply not there. By default a map by number. */
function listUsers(call: Call): Answer {
  const given = anyCase(call.params, 'id')
  if (given === undefined || given === null || typeof given !== 'object')
    throw new RestError('INVALID_FORMAT', 'A wrong format for the ID field is passed')
  const people = asInts(given)
    .map((id) => call.state.users.get(id))
    .filter((user): user is User => user !== undefined && maySeePerson(call, user))
    .map((user) => shownPerson(call, user))
  if (asText(anyCase(call.params, 'result_type')).toLowerCase() === 'array') return { result: people }
  return { result: people.length === 0 ? [] : Object.fromEntries(people.map((one) => [String(one.id), one])) }
}

const withData = (call: Call): boolean => isYes(anyCase(call.params, 'user_data'))

function idsOf(call: Call, code: string, text: string): number[] {
  const ids = asInts(anyCase(call.params, 'id')).filter((id) => id > 0)
  if (ids.length === 0) throw new RestError(code, text)
  return ids
}

function departments(call: Call): Answer {
  const { state } = call
  const ids = idsOf(call, 'INVALID_FORMAT', 'A wrong format for the ID field is passed')
  const fullName = (id: number): string => {
    const names: string[] = []
    for (let at: number | null = id; at !== null; at = state.departments.get(at)?.parent ?? null)
      names.push(state.departments.get(at)?.name ?? '')
    return names.join(' / ')
  }
  const known = ids.map((id) => state.departments.get(id)).filter((one) => one !== undefined)
  return {
    result: known.map((one) => {
      const head = one.head === null ? undefined : state.users.get(one.head)
      return {
        id: one.id,
        name: one.name,
        full_name: fullName(one.id),
        manager_user_id: one.head ?? 0,
        ...(withData(call) && head ? { manager_user_data: shownPerson(call, head) } : {}),
      }
    }),
  }
}

const inDepartment = (call: Call, id: number): User[] =>
  [...call.state.users.values()].filter((user) => user.active && !user.external && user.departments.includes(id))

function employees(call: Call): Answer {
  const ids = idsOf(call, 'ID_EMPTY', "Department ID can't be empty")
  const shown = (user: User): unknown => (withData(call) ? shownPerson(call, user) : user.id)
  return { result: Object.fromEntries(ids.map((id) => [String(id), inDepartment(call, id).map(shown)])) }
}

function managers(call: Call): Answer {
  const ids = idsOf(call, 'ID_EMPTY', "Department ID can't be empty")
  const result: Params = {}
  for (const id of ids) {
    const head = call.state.users.get(call.state.departments.get(id)?.head ?? 0)
    if (head) result[String(id)] = withData(call) ? [shownPerson(call, head)] : head.id
  }
  return { result: Object.keys(result).length === 0 ? [] : result }
}

/** People of one's own departments, and of those that one leads. */
function colleagues(call: Call): Answer {
  const { user } = call.caller
  if (user.userType === 'extranet')
    throw new RestError('ACCESS_ERROR', 'Only intranet users have access to this method.', 403)
  const own = new Set(user.departments)
  for (const one of call.state.departments.values()) if (one.head === user.id) own.add(one.id)
  const found = [...call.state.users.values()].filter(
    (one) => one.active && !one.external && one.id !== user.id && one.departments.some((id) => own.has(id)),
  )
  const offset = asInt(anyCase(call.params, 'offset'))
  const limit = Math.min(50, asInt(anyCase(call.params, 'limit')) || 10)
  const page = found.slice(offset, offset + limit)
  const next = offset + limit < found.length ? { next: offset + limit } : {}
  return { result: page.map((one) => (withData(call) ? shownPerson(call, one) : one.id)), total: found.length, ...next }
}
