import type { User } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asText } from '../../wire/params.ts'
import { occurrencesOf } from '../calendar/recurrence.ts'
import { isOnline } from '../people/show-user.ts'

const COLORS = ['#df532d', '#64a513', '#4ba984', '#4ba5c3', '#3e99ce', '#8474c8', '#1eb4aa', '#f76187', '#58cc47']
const DAY_MS = 24 * 3600 * 1000

/** Until when the person is away: an event of absence that takes this moment. */
function absentUntil(call: Call, user: User): string | false {
  const now = call.state.clock.now()
  for (const event of call.state.calendarEvents.values()) {
    if (event.ownerId !== user.id || event.type !== 'user' || event.accessibility !== 'absent') continue
    const at = occurrencesOf(event, now, now)[0]
    if (at) return new Date(at.toMs + (event.allDay ? DAY_MS : 0)).toISOString().replace(/\.\d+Z$/, '+00:00')
  }
  return false
}

function phonesOf(user: User): Params | false {
  const given = {
    work_phone: asText(user.profile?.WORK_PHONE),
    personal_mobile: asText(user.profile?.PERSONAL_MOBILE),
    personal_phone: asText(user.profile?.PERSONAL_PHONE),
    inner_phone: asText(user.profile?.UF_PHONE_INNER),
  }
  const phones = Object.entries(given).filter(([, value]) => value !== '')
  return phones.length === 0 ? false : Object.fromEntries(phones)
}

/** A person as the messenger shows people. Bitrix24 docs: api-reference/chats/users/im-user-get. */
export function shownPerson(call: Call, user: User): Params {
  return {
    id: user.id,
    active: user.active,
    name: `${user.name} ${user.lastName}`.trim(),
    first_name: user.name,
    last_name: user.lastName,
    work_position: user.position,
    color: COLORS[user.id % COLORS.length] ?? '',
    avatar: '',
    avatar_hr: '',
    gender: user.gender === 'F' ? 'F' : 'M',
    birthday: '',
    extranet: user.userType === 'extranet',
    network: false,
    bot: user.external === 'bot',
    connector: false,
    external_auth_id: user.external === 'email' ? 'email' : 'default',
    status: isOnline(call, user) ? 'online' : 'offline',
    idle: false,
    last_activity_date: user.lastActivity ?? false,
    mobile_last_date: false,
    desktop_last_date: false,
    absent: absentUntil(call, user),
    departments: user.departments,
    phones: phonesOf(user),
    bot_data: null,
    type: user.external === 'bot' ? 'bot' : user.userType === 'extranet' ? 'extranet' : 'user',
    website: asText(user.profile?.PERSONAL_WWW),
    email: user.email,
  }
}

/** Guests see only the people of their groups; the company sees everybody. */
export function maySeePerson(call: Call, user: User): boolean {
  const { caller, state } = call
  if (caller.user.userType !== 'extranet' || caller.user.id === user.id) return true
  const groups = (id: number): number[] =>
    [...state.groupMembers.values()]
      .filter((one) => one.userId === id && 'AEK'.includes(one.role))
      .map((one) => one.groupId)
  const own = new Set(groups(caller.user.id))
  return groups(user.id).some((id) => own.has(id))
}
