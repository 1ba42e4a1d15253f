import type { WorkDay } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { instantIn, siteTime } from '../calendar/zone-time.ts'
import { atomTime, lastDay, personOf, sameDate, shownDay, statusOf, zoneOfUser } from './work-day.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `timeman.${verb}`,
    scope: 'timeman',
    status: 'supported',
    page: `api-reference/timeman/base/timeman-${verb}`,
    handler,
  }
}

/** The working day: opened, paused, closed, looked at. */
export const dayMethods: readonly MethodSpec[] = [
  method('open', open),
  method('pause', pause),
  method('close', close),
  method('status', status),
  method('settings', settings),
]

const place = (call: Call, name: string): number => Number(asText(anyCase(call.params, name))) || 0

/** TIME of a call as an instant; a report has to say why the clock is set by hand. */
function givenTime(call: Call, zone: string): number | undefined {
  const text = asText(anyCase(call.params, 'time'))
  if (text === '') return undefined
  const ms = instantIn(zone, text)
  if (ms === undefined) throw new RestError('WRONG_DATETIME_FORMAT', 'Wrong datetime format')
  if (asText(anyCase(call.params, 'report')).trim() === '')
    throw new RestError('', 'REPORT is required when TIME is set')
  return ms
}

/** Starts a day, or goes on with the one that is paused or closed today: the time between counts as a pause. */
function open(call: Call): Answer {
  const { state } = call
  const user = personOf(call)
  const zone = zoneOfUser(user)
  const now = state.clock.now()
  const time = givenTime(call, zone)
  const day = lastDay(state, user.id)
  const current = statusOf(state, user, day)
  if (time !== undefined && current === 'PAUSED') throw new RestError('TIME', 'Unable to set time, work day is paused')
  if (time !== undefined && !sameDate(zone, time, now))
    throw new RestError('WRONG_DATETIME', 'Day open date should correspond to the current date')
  if (day && current !== 'EXPIRED' && sameDate(zone, day.startMs, now)) {
    goOn(day, now)
    if (time !== undefined) day.startMs = time
  } else start(call, user.id, time ?? now, time === undefined)
  state.touch()
  return { result: shownDay(state, user, lastDay(state, user.id)) }
}

function goOn(day: WorkDay, now: number): void {
  const since = day.pausedAtMs ?? day.finishMs
  if (since !== null) day.leaks += Math.max(0, Math.round((now - since) / 1000))
  Object.assign(day, { status: 'OPENED', pausedAtMs: null, finishMs: null })
}

function start(call: Call, userId: number, startMs: number, active: boolean): void {
  const id = call.state.ids.next('workDay')
  call.state.workDays.set(id, {
    id,
    userId,
    status: 'OPENED',
    startMs,
    finishMs: null,
    leaks: 0,
    pausedAtMs: null,
    active,
    report: asText(anyCase(call.params, 'report')),
    latOpen: place(call, 'lat'),
    lonOpen: place(call, 'lon'),
    latClose: 0,
    lonClose: 0,
    ipOpen: '',
    ipClose: '',
  })
}

/** A closed day is taken up again first. */
function pause(call: Call): Answer {
  const { state } = call
  const user = personOf(call)
  const now = state.clock.now()
  const day = lastDay(state, user.id)
  if (!day || !sameDate(zoneOfUser(user), day.startMs, now)) throw new RestError('', 'Work day is not opened')
  if (day.status === 'CLOSED') Object.assign(day, { finishMs: null })
  if (day.status !== 'PAUSED') Object.assign(day, { status: 'PAUSED', pausedAtMs: now })
  state.touch()
  return { result: shownDay(state, user, day) }
}

function close(call: Call): Answer {
  const { state } = call
  const user = personOf(call)
  const zone = zoneOfUser(user)
  const day = lastDay(state, user.id)
  if (!day || day.status === 'CLOSED') throw new RestError('', 'Work day is not opened')
  const time = givenTime(call, zone)
  const expired = statusOf(state, user, day) === 'EXPIRED'
  if (time === undefined ? expired : !sameDate(zone, time, day.startMs))
    throw new RestError('WRONG_DATETIME', 'Day close date should correspond to the day open date')
  const finish = time ?? state.clock.now()
  if (day.pausedAtMs !== null) day.leaks += Math.max(0, Math.round((finish - day.pausedAtMs) / 1000))
  Object.assign(day, { status: 'CLOSED', finishMs: finish, pausedAtMs: null, active: time === undefined && day.active })
  Object.assign(day, { latClose: place(call, 'lat'), lonClose: place(call, 'lon') })
  day.report = asText(anyCase(call.params, 'report')) || day.report
  state.touch()
  return { result: shownDay(state, user, day) }
}

/** An expired day says when it should have ended. */
function status(call: Call): Answer {
  const user = personOf(call)
  const day = lastDay(call.state, user.id)
  const shown = shownDay(call.state, user, day)
  if (!day || shown.STATUS !== 'EXPIRED') return { result: shown }
  const zone = zoneOfUser(user)
  const evening = instantIn(zone, `${siteTime(zone, day.startMs, true)} 18:00:00`) ?? day.startMs
  return { result: { ...shown, TIME_FINISH_DEFAULT: atomTime(zone, evening) } }
}

function settings(call: Call): Answer {
  const user = personOf(call)
  return {
    result: {
      UF_TIMEMAN: user.userType !== 'extranet',
      UF_TM_FREE: false,
      UF_TM_MAX_START: '09:15:00',
      UF_TM_MIN_FINISH: '17:45:00',
      UF_TM_MIN_DURATION: '08:00:00',
      UF_TM_ALLOWED_DELTA: '00:15:00',
      ADMIN: user.admin,
    },
  }
}
