import type { User, WorkDay } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { siteTime, zoneOffsetMs } from '../calendar/zone-time.ts'
import { headsOf } from '../tasks/task-rights.ts'

const PORTAL_ZONE = 'Europe/Moscow'

export const zoneOfUser = (user: User): string => user.timeZone ?? PORTAL_ZONE

/** The person whose day it is; another's is for heads and the administrator. */
export function personOf(call: Call): User {
  const id = anyCase(call.params, 'user_id')
  const user = id === undefined ? call.caller.user : call.state.users.get(asInt(id))
  if (!user) throw new RestError('', 'User not found')
  const { caller } = call
  const allowed = user.id === caller.user.id || caller.user.admin || headsOf(call.state, user.id).has(caller.user.id)
  if (!allowed) throw new RestError('ACCESS_ERROR', "You don't have access to use this method", 403)
  return user
}

/** The last day that a person has opened. */
export function lastDay(state: PortalState, userId: number): WorkDay | undefined {
  return [...state.workDays.values()].filter((one) => one.userId === userId).sort((a, b) => b.id - a.id)[0]
}

const sameDate = (zone: string, a: number, b: number): boolean => siteTime(zone, a, true) === siteTime(zone, b, true)

export type DayStatus = WorkDay['status']

/** A day left open over midnight has expired. */
export function statusOf(state: PortalState, user: User, day: WorkDay | undefined): DayStatus {
  if (!day) return 'CLOSED'
  if (day.status === 'CLOSED') return 'CLOSED'
  return sameDate(zoneOfUser(user), day.startMs, state.clock.now()) ? day.status : 'EXPIRED'
}

export { sameDate }

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')

/** `09:37:04` of seconds. */
const clockTime = (seconds: number): string =>
  `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`

/** ISO on the wall of a zone, with its offset. */
export function atomTime(zone: string, ms: number): string {
  const offset = zoneOffsetMs(zone, ms) / 60_000
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 19)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}

/** Worked time counts once the day is closed, without the pauses. */
export function shownDay(state: PortalState, user: User, day: WorkDay | undefined): Params {
  const zone = zoneOfUser(user)
  const now = state.clock.now()
  const status = statusOf(state, user, day)
  if (!day)
    return {
      STATUS: 'CLOSED',
      TIME_START: null,
      TIME_FINISH: null,
      DURATION: '00:00:00',
      TIME_LEAKS: '00:00:00',
      ACTIVE: true,
      IP_OPEN: '',
      IP_CLOSE: '',
      LAT_OPEN: 0,
      LON_OPEN: 0,
      LAT_CLOSE: 0,
      LON_CLOSE: 0,
      TZ_OFFSET: zoneOffsetMs(zone, now) / 1000,
    }
  const worked = day.finishMs === null ? 0 : (day.finishMs - day.startMs) / 1000 - day.leaks
  return {
    STATUS: status,
    TIME_START: atomTime(zone, day.startMs),
    TIME_FINISH: day.finishMs === null ? null : atomTime(zone, day.finishMs),
    DURATION: clockTime(worked),
    TIME_LEAKS: clockTime(day.leaks),
    ACTIVE: day.active,
    IP_OPEN: day.ipOpen,
    IP_CLOSE: day.ipClose,
    LAT_OPEN: day.latOpen,
    LON_OPEN: day.lonOpen,
    LAT_CLOSE: day.latClose,
    LON_CLOSE: day.lonClose,
    TZ_OFFSET: zoneOffsetMs(zone, now) / 1000,
  }
}
