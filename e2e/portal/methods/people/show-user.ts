import type { User } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asList, asText } from '../../wire/params.ts'
import { parseTime } from '../../wire/time.ts'
import { userFieldsOf } from './user-fields-of-scope.ts'

const ONLINE_MS = 15 * 60_000

/** Seen within the last quarter of an hour. */
export function isOnline(call: Call, user: User): boolean {
  const seen = user.lastActivity === undefined ? undefined : parseTime(user.lastActivity)
  return seen !== undefined && seen > call.state.clock.now() - ONLINE_MS
}

function wholeUser(call: Call, user: User): Params {
  return {
    ID: String(user.id),
    ACTIVE: user.active,
    NAME: user.name,
    LAST_NAME: user.lastName,
    SECOND_NAME: user.secondName,
    EMAIL: user.email,
    LAST_LOGIN: user.lastActivity ?? '',
    DATE_REGISTER: user.registeredAt,
    TIME_ZONE: user.timeZone ?? '',
    IS_ONLINE: isOnline(call, user) ? 'Y' : 'N',
    // Dates of the portal's own class come out as empty maps. Bitrix24 docs: api-reference/user/user-get.
    TIMESTAMP_X: {},
    LAST_ACTIVITY_DATE: {},
    PERSONAL_GENDER: user.gender,
    PERSONAL_PHOTO: null,
    PERSONAL_BIRTHDAY: '',
    WORK_POSITION: user.position,
    UF_EMPLOYMENT_DATE: '',
    UF_DEPARTMENT: user.departments,
    USER_TYPE: user.userType,
    ...user.profile,
  }
}

/** A person as far as the scopes of the caller let see; own fields of the portal need a scope of their own. */
export function shownUser(call: Call, user: User, select: readonly string[] = []): Params {
  const { scopes } = call.caller
  const allowed = userFieldsOf(scopes)
  const ownFields = scopes.includes('user') || scopes.includes('user.userfield')
  const visible = (name: string): boolean => allowed.has(name) || (ownFields && name.startsWith('UF_USR_'))
  const wanted = (name: string): boolean =>
    select.length === 0 ||
    select.includes('*') ||
    select.includes(name) ||
    (select.includes('UF_*') && name.startsWith('UF_'))
  return Object.fromEntries(
    Object.entries(wholeUser(call, user)).filter(([name]) => visible(name) && (name === 'ID' || wanted(name))),
  )
}

export const selectedNames = (value: unknown): string[] => asList(value).map((one) => asText(one).toUpperCase())
