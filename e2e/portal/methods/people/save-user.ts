import type { User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInts, asText, isYes } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { profileFields } from './user-fields-of-scope.ts'

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const argument = (text: string): RestError => refusal.argument('', text)

function checkedEmail(state: PortalState, value: unknown, own?: User): string {
  const email = asText(value).trim()
  if (!ADDRESS.test(email)) throw argument('wrong_email')
  const taken = [...state.users.values()].some((one) => one !== own && one.email.toLowerCase() === email.toLowerCase())
  if (taken) throw argument('Пользователь с таким email уже существует')
  return email
}

/** Writes the named fields; the fields of the profile are kept by their own names. */
function applyFields(state: PortalState, user: User, fields: Params): void {
  if (fields.NAME !== undefined) user.name = asText(fields.NAME)
  if (fields.LAST_NAME !== undefined) user.lastName = asText(fields.LAST_NAME)
  if (fields.SECOND_NAME !== undefined) user.secondName = asText(fields.SECOND_NAME)
  if (fields.WORK_POSITION !== undefined) user.position = asText(fields.WORK_POSITION)
  if (fields.PERSONAL_GENDER !== undefined) {
    const gender = asText(fields.PERSONAL_GENDER)
    user.gender = gender === 'M' || gender === 'F' ? gender : ''
  }
  if (fields.UF_DEPARTMENT !== undefined)
    user.departments = asInts(fields.UF_DEPARTMENT).filter((id) => state.departments.has(id))
  if (fields.ACTIVE !== undefined) user.active = isYes(fields.ACTIVE)
  const own = [...state.userfields.values()].filter((one) => one.entityId === 'USER').map((one) => one.fieldName)
  const kept = new Set([...profileFields, ...own, 'TIME_ZONE'])
  const skipped = new Set(['WORK_POSITION', 'PERSONAL_GENDER', 'UF_DEPARTMENT', 'PERSONAL_PHOTO', 'WORK_LOGO'])
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'TIME_ZONE') user.timeZone = asText(value)
    else if (kept.has(name) && !skipped.has(name)) user.profile = { ...user.profile, [name]: value }
  }
}

/** Invites a person: an employee has a department, a guest of the extranet a group. Bitrix24 docs: api-reference/user/user-add. */
export function addUser(call: Call): Answer {
  const { state, params } = call
  if (!call.caller.user.admin) throw refusal.core('access_denied')
  const email = checkedEmail(state, params.EMAIL)
  const guest = isYes(params.EXTRANET)
  const groups = asInts(params.SONET_GROUP_ID)
  if (guest && groups.length === 0) throw new RestError('ERROR_GROUPID', 'Не указан код группы')
  if (guest && groups.some((id) => !state.groups.has(id)))
    throw new RestError('ERROR_NO_GROUP', 'Группа указана неверно')
  if (!guest && asInts(params.UF_DEPARTMENT).length === 0) throw argument('no_extranet_field')
  const id = state.ids.next('user')
  const now = portalTime(state.clock.now())
  const user: User = {
    id,
    active: true,
    name: '',
    lastName: '',
    secondName: '',
    email,
    position: '',
    gender: '',
    departments: [],
    role: guest ? 'none' : 'agent',
    admin: false,
    userType: guest ? 'extranet' : 'employee',
    lang: 'ru',
    registeredAt: now,
    invited: true,
  }
  applyFields(state, user, { ...params, ACTIVE: 'Y', ...(guest ? { UF_DEPARTMENT: [] } : {}) })
  state.users.set(id, user)
  for (const groupId of guest ? groups : [])
    state.groupMembers.set(`${groupId}|${id}`, { id: `${groupId}|${id}`, groupId, userId: id, role: 'K', at: now })
  state.touch()
  return { result: id }
}

/** A dismissed person cannot sign in any more: access tokens die by the check of ACTIVE on each call. */
export function updateUser(call: Call): Answer {
  const { state, params } = call
  const user = state.users.get(Number(asText(params.ID)) || 0)
  if (!user || !call.caller.user.admin) throw refusal.core('access_denied')
  if (params.EMAIL !== undefined) user.email = checkedEmail(state, params.EMAIL, user)
  const { ID: _id, EMAIL: _email, ...fields } = params
  applyFields(state, user, fields)
  state.touch()
  return { result: true }
}
