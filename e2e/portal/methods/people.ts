import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asList, asText } from '../wire/params.ts'
import { departmentMethods } from './people/departments.ts'
import { findUsers, searchUsers } from './people/find-users.ts'
import { peopleUserFieldMethods } from './people/people-user-fields.ts'
import { addUser, updateUser } from './people/save-user.ts'
import { shownUser } from './people/show-user.ts'
import { userTitles } from './people/user-titles.ts'

const USER_SCOPES = ['user', 'user_basic', 'user_brief'] as const

function user(
  verb: string,
  handler: (call: Call) => Answer,
  scope: string | readonly string[] = USER_SCOPES,
): MethodSpec {
  return { name: `user.${verb}`, scope, status: 'supported', page: `api-reference/user/user-${verb}`, handler }
}

function own(name: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/common/users/${name.replace('.', '-')}`
  return { name, scope: '', status: 'supported', page, handler }
}

/** People and departments. */
export const peopleMethods: readonly MethodSpec[] = [
  own('profile', profile),
  own('user.admin', (call) => ({ result: call.caller.user.admin })),
  own('user.access', access),
  user('current', current),
  user('get', (call) => findUsers(call)),
  user('search', searchUsers),
  user('fields', () => ({ result: userTitles })),
  user('add', addUser, 'user'),
  user('update', updateUser, 'user'),
  ...peopleUserFieldMethods,
  ...departmentMethods,
]

function profile(call: Call): Answer {
  const { user: person } = call.caller
  return {
    result: {
      ID: String(person.id),
      ADMIN: person.admin,
      NAME: person.name,
      LAST_NAME: person.lastName,
      PERSONAL_GENDER: person.gender,
      TIME_ZONE: person.timeZone ?? '',
    },
  }
}

/** Who asks is there: online, and with a date of the last activity in words. */
function current(call: Call): Answer {
  const shown = shownUser(call, call.caller.user)
  const { lastActivity } = call.caller.user
  const seen = lastActivity === undefined ? {} : { LAST_ACTIVITY_DATE: lastActivity.slice(0, 19).replace('T', ' ') }
  const { TIMESTAMP_X: _stamp, LAST_ACTIVITY_DATE: _last, ...rest } = shown
  return { result: { ...rest, ...seen, IS_ONLINE: 'Y' } }
}

/** The administrator has every access there is; group 2 is everybody. */
function access(call: Call): Answer {
  const { user: person } = call.caller
  const codes = asList(call.params.ACCESS).map((one) => asText(one).toUpperCase())
  const own = new Set([`U${person.id}`, 'AU', 'G2', ...person.departments.flatMap((id) => [`D${id}`, `DR${id}`])])
  return { result: person.admin || codes.some((code) => own.has(code)) }
}
