import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import { filterKey } from '../../entities/filter.ts'
import type { User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asMap, asText, isYes } from '../../wire/params.ts'
import { isOnline, selectedNames, shownUser } from './show-user.ts'
import { profileFields } from './user-fields-of-scope.ts'

const departmentNames = (state: PortalState, user: User): string[] =>
  user.departments.map((id) => state.departments.get(id)?.name ?? '')

/** What the quick search looks into: name, post, department. */
function searchText(state: PortalState, user: User): string {
  return [user.name, user.lastName, user.secondName, user.position, ...departmentNames(state, user)].join(' ')
}

function columnsFor(call: Call): Columns<User> {
  const { state } = call
  const columns: Columns<User> = {}
  const own = [...state.userfields.values()].filter((one) => one.entityId === 'USER').map((one) => one.fieldName)
  for (const name of [...profileFields, ...own]) columns[name] = columnOf('text', (user) => user.profile?.[name])
  return {
    ...columns,
    ID: columnOf('number', (user) => user.id),
    ACTIVE: columnOf('flag', (user) => (user.active ? 'Y' : 'N')),
    NAME: columnOf('text', (user) => user.name),
    LAST_NAME: columnOf('text', (user) => user.lastName),
    SECOND_NAME: columnOf('text', (user) => user.secondName),
    EMAIL: columnOf('text', (user) => user.email),
    WORK_POSITION: columnOf('text', (user) => user.position),
    PERSONAL_GENDER: columnOf('text', (user) => user.gender),
    UF_DEPARTMENT: columnOf('number', (user) => user.departments),
    UF_DEPARTMENT_NAME: columnOf('text', (user) => departmentNames(state, user)),
    USER_TYPE: columnOf('text', (user) => user.userType),
    IS_ONLINE: columnOf('flag', (user) => (isOnline(call, user) ? 'Y' : 'N')),
    DATE_REGISTER: columnOf('time', (user) => user.registeredAt),
    LAST_LOGIN: columnOf('time', (user) => user.lastActivity),
    LAST_ACTIVITY_DATE: columnOf('time', (user) => user.lastActivity),
    NAME_SEARCH: columnOf('text', (user) => searchText(state, user)),
  }
}

const NOT_FILTER = new Set(['start', 'sort', 'order', 'filter', 'select', 'admin_mode', 'image_resize'])

/** Keys of the filter lie under FILTER or at the top; a `%` in a plain text value is a pattern. */
function filterOf(params: Params): Params {
  const top = Object.entries(params).filter(([name]) => !NOT_FILTER.has(name.toLowerCase()))
  const filter: Params = {}
  for (const [key, value] of [...top, ...Object.entries(asMap(anyCase(params, 'filter')))]) {
    const { operator, name } = filterKey(key)
    const field = name.toUpperCase()
    if (field === 'ACTIVE') filter[`${operator}ACTIVE`] = isYes(value) ? 'Y' : 'N'
    else if (field === 'NAME_SEARCH') filter['%NAME_SEARCH'] = value
    else if (operator === '' && typeof value === 'string' && value.includes('%')) filter[`=%${field}`] = value
    else filter[`${operator}${field}`] = value
  }
  return filter
}

/** Whom a person sees: an extranet guest only those of common groups, everybody else the whole company. */
function visibleUsers(call: Call): User[] {
  const { state } = call
  const people = [...state.users.values()].filter((user) => user.external === undefined)
  if (call.caller.user.userType !== 'extranet') return people
  const own = new Set<number>()
  const active = [...state.groupMembers.values()].filter((one) => 'AEK'.includes(one.role))
  for (const one of active) if (one.userId === call.caller.user.id) own.add(one.groupId)
  const seen = new Set(active.filter((one) => own.has(one.groupId)).map((one) => one.userId))
  return people.filter((user) => user.id === call.caller.user.id || seen.has(user.id))
}

/** Without ACTIVE the dismissed are included; bots and people by mail never. Bitrix24 docs: api-reference/user/user-get. */
export function findUsers(call: Call, filter = filterOf(call.params)): Answer {
  const { params } = call
  const select = selectedNames(anyCase(params, 'select'))
  const order = { [asText(anyCase(params, 'sort')).toUpperCase() || 'ID']: asText(anyCase(params, 'order')) || 'ASC' }
  const list = { filter, order, start: anyCase(params, 'start') }
  return listRows(visibleUsers(call), columnsFor(call), list, (user) => shownUser(call, user, select))
}

/** FIND looks into everything and shuts out the other keys; words are parts of words, all of them have to be there. */
export function searchUsers(call: Call): Answer {
  const given = asMap(anyCase(call.params, 'filter'))
  const find = asText(anyCase(given, 'find') ?? anyCase(call.params, 'find')).trim()
  if (find !== '') {
    const words = find.split(/\s+/).slice(0, 10)
    const matching = [...call.state.users.values()].filter((user) => {
      const text = searchText(call.state, user).toLowerCase()
      return words.every((word) => text.includes(word.toLowerCase()))
    })
    return findUsers(call, { '@ID': matching.length === 0 ? [-1] : matching.map((user) => user.id) })
  }
  const filter: Params = {}
  for (const [key, value] of Object.entries(filterOf(call.params))) {
    const likely = /^(NAME|LAST_NAME|WORK_POSITION|UF_DEPARTMENT_NAME)$/.test(key)
    filter[likely ? `%${key}` : key] = value
  }
  return findUsers(call, filter)
}
