import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import type { Department, User } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { anyCase, asMap, asText, isYes } from '../wire/params.ts'

const USER_SCOPES = ['user', 'user_basic', 'user_brief'] as const

export const peopleMethods: readonly MethodSpec[] = [
  { name: 'profile', scope: '', status: 'supported', page: 'api-reference/common/users/profile', handler: profile },
  {
    name: 'user.admin',
    scope: '',
    status: 'supported',
    page: 'api-reference/common/users/user-admin',
    handler: (call) => ({ result: call.caller.user.admin }),
  },
  {
    name: 'user.current',
    scope: USER_SCOPES,
    status: 'supported',
    page: 'api-reference/user/user-current',
    handler: (call) => ({ result: shownUser(call, call.caller.user) }),
  },
  { name: 'user.get', scope: USER_SCOPES, status: 'supported', page: 'api-reference/user/user-get', handler: userGet },
  {
    name: 'department.get',
    scope: 'department',
    status: 'supported',
    page: 'api-reference/departments/department-get',
    handler: departmentGet,
  },
]

function profile(call: Call): Answer {
  const { user } = call.caller
  return {
    result: {
      ID: String(user.id),
      ADMIN: user.admin,
      NAME: user.name,
      LAST_NAME: user.lastName,
      PERSONAL_GENDER: user.gender,
      TIME_ZONE: '',
    },
  }
}

/** user_brief hides the address and the phones. */
function shownUser(call: Call, user: User): Params {
  const mailVisible = call.caller.scopes.some((scope) => scope === 'user' || scope === 'user_basic')
  return {
    ID: String(user.id),
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: user.secondName,
    ...(mailVisible ? { EMAIL: user.email } : {}),
    LAST_LOGIN: user.registeredAt,
    DATE_REGISTER: user.registeredAt,
    TIME_ZONE: '',
    IS_ONLINE: 'N',
    PERSONAL_GENDER: user.gender,
    PERSONAL_PHOTO: null,
    WORK_POSITION: user.position,
    UF_DEPARTMENT: user.departments,
    USER_TYPE: user.userType,
  }
}

const userColumns: Columns<User> = {
  ID: columnOf('number', (user) => user.id),
  ACTIVE: columnOf('flag', (user) => (user.active ? 'Y' : 'N')),
  NAME: columnOf('text', (user) => user.name),
  LAST_NAME: columnOf('text', (user) => user.lastName),
  SECOND_NAME: columnOf('text', (user) => user.secondName),
  EMAIL: columnOf('text', (user) => user.email),
  WORK_POSITION: columnOf('text', (user) => user.position),
  UF_DEPARTMENT: columnOf('number', (user) => user.departments),
  USER_TYPE: columnOf('text', (user) => user.userType),
  PERSONAL_GENDER: columnOf('text', (user) => user.gender),
}

/** Filter under FILTER or at the top; `sort` and `order` are words. Without ACTIVE the dismissed are included. */
function userGet(call: Call): Answer {
  const { params, state } = call
  const { start: _start, sort: _sort, order: _order, SORT: _upperSort, ORDER: _upperOrder, ...rest } = params
  const filter = { ...rest, ...asMap(anyCase(params, 'filter')) }
  const active = filter.ACTIVE
  if (active !== undefined) filter.ACTIVE = isYes(active) ? 'Y' : 'N'
  const order = { [asText(anyCase(params, 'sort')) || 'ID']: asText(anyCase(params, 'order')) || 'ASC' }
  const answer = listRows(
    state.users.values(),
    userColumns,
    { filter, order, start: anyCase(params, 'start') },
    (user) => shownUser(call, user),
  )
  return answer
}

const departmentColumns: Columns<Department> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  SORT: columnOf('number', (one) => one.sort),
  PARENT: columnOf('number', (one) => one.parent),
  UF_HEAD: columnOf('number', (one) => one.head),
}

function departmentGet(call: Call): Answer {
  const { params } = call
  const { START: _start, start: _lower, sort: _sort, order: _order, ...filter } = params
  const order = { [asText(anyCase(params, 'sort')) || 'ID']: asText(anyCase(params, 'order')) || 'ASC' }
  const list = { filter, order, start: anyCase(params, 'start') }
  return listRows(call.state.departments.values(), departmentColumns, list, shownDepartment)
}

/** The root has no PARENT; UF_HEAD is there only when set. */
function shownDepartment(one: Department): Params {
  return {
    ID: String(one.id),
    NAME: one.name,
    SORT: one.sort,
    ...(one.parent === null ? {} : { PARENT: String(one.parent) }),
    ...(one.head === null ? {} : { UF_HEAD: String(one.head) }),
  }
}
