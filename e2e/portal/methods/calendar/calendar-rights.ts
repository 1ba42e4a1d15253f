import type { CalendarEvent, CalendarType, User } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { calendarError, required } from './calendar-error.ts'

const TYPES: readonly string[] = ['user', 'group', 'company_calendar', 'location', 'resource']

export interface Owner {
  type: CalendarType
  ownerId: number
}

/** `type` and `ownerId` of a call: one's own calendar may leave out the owner, the company's has owner 0. */
export function ownerOf(call: Call, ownerNeeded: boolean): Owner {
  const type = asText(required(call, 'type'))
  if (!TYPES.includes(type)) throw calendarError.denied()
  const given = call.params.ownerId
  const absent = given === undefined || given === null || given === ''
  if (type === 'company_calendar' || type === 'location') return { type: type as CalendarType, ownerId: 0 }
  if (absent && (type !== 'user' || ownerNeeded)) throw calendarError.missing(call, 'ownerId')
  return { type: type as CalendarType, ownerId: absent ? call.caller.user.id : asInt(given) }
}

function roleIn(call: Call, groupId: number): string {
  return call.state.groupMembers.get(`${groupId}|${call.caller.user.id}`)?.role ?? ''
}

/** Everybody inside looks into everybody's calendar; guests from outside only into their own and their groups'. */
export function mayLook(call: Call, { type, ownerId }: Owner): boolean {
  const { user } = call.caller
  if (user.admin) return true
  if (type === 'group') return ['A', 'E', 'K'].includes(roleIn(call, ownerId))
  if (user.userType === 'extranet') return type === 'user' && ownerId === user.id
  return true
}

/** One's own calendar, a group's by its members, the company's by the administrator (others read it). */
export function mayChange(call: Call, { type, ownerId }: Owner): boolean {
  const { user } = call.caller
  if (user.admin) return true
  if (type === 'user') return ownerId === user.id
  if (type === 'group') return ['A', 'E', 'K'].includes(roleIn(call, ownerId))
  return false
}

/** Others see of a private event only that the time is taken. */
export function seesWhole(user: User, event: CalendarEvent): boolean {
  return !event.private || event.ownerId === user.id || event.createdBy === user.id || event.attendees.includes(user.id)
}
