import type { CalendarEvent } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asInts, asList, asMap, asText, isYes } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { calendarError, required } from './calendar-error.ts'
import type { Owner } from './calendar-rights.ts'
import { instantIn, isZone } from './zone-time.ts'

const PORTAL_ZONE = 'Europe/Moscow'
const UTC = 'UTC'

export function zoneOf(call: Call): string {
  return call.caller.user.timeZone ?? PORTAL_ZONE
}

export function blankEvent(call: Call, owner: Owner): CalendarEvent {
  const now = portalTime(call.state.clock.now())
  const zone = zoneOf(call)
  return {
    id: 0,
    parentId: 0,
    ...owner,
    sectionId: 0,
    name: '',
    description: '',
    location: '',
    allDay: false,
    fromMs: 0,
    toMs: 0,
    zoneFrom: zone,
    zoneTo: zone,
    color: '',
    textColor: '',
    accessibility: 'busy',
    importance: 'normal',
    private: false,
    rrule: null,
    exdates: [],
    isMeeting: false,
    meetingHost: 0,
    meeting: {},
    attendees: [],
    meetingStatus: '',
    remind: [],
    crm: [],
    createdBy: call.caller.user.id,
    createdAt: now,
    updatedAt: now,
    deleted: false,
    version: 1,
  }
}

/** Times of a call: an offset in the text beats the zone params, they beat the person's own zone. */
export function readTimes(call: Call, event: CalendarEvent): void {
  const { params } = call
  const zone = (name: string, otherwise: string): string => {
    const given = asText(params[name])
    return isZone(given) ? given : otherwise
  }
  if (params.skip_time !== undefined) event.allDay = isYes(params.skip_time)
  event.zoneFrom = event.allDay ? UTC : zone('timezone_from', event.zoneFrom === UTC ? zoneOf(call) : event.zoneFrom)
  event.zoneTo = event.allDay
    ? UTC
    : zone('timezone_to', zone('timezone_from', event.zoneTo === UTC ? zoneOf(call) : event.zoneTo))
  const at = (name: string, inZone: string, otherwise: number): number => {
    if (params[`${name}_ts`] !== undefined) return asInt(params[`${name}_ts`]) * 1000
    if (params[name] === undefined) return otherwise
    const text = event.allDay ? asText(params[name]).replace(/[T ].*$/, '') : asText(params[name])
    const ms = instantIn(inZone, text)
    if (ms === undefined) throw calendarError.invalid(name)
    return ms
  }
  event.fromMs = at('from', event.zoneFrom, event.fromMs)
  event.toMs = Math.max(event.fromMs, at('to', event.zoneTo, event.toMs))
}

const oneOf = <Value extends string>(value: unknown, known: readonly Value[], otherwise: Value): Value =>
  known.find((one) => one === value) ?? otherwise

/** Everything but times and the calendar; what is not given stays. */
export function readFields(call: Call, event: CalendarEvent): void {
  const { params } = call
  if (params.crm_fields !== undefined && !Array.isArray(params.crm_fields) && typeof params.crm_fields !== 'object')
    throw calendarError.failed('Список связей события с CRM должен быть массивом')
  const texts = {
    name: 'name',
    description: 'description',
    location: 'location',
    color: 'color',
    text_color: 'textColor',
  } as const
  for (const [param, key] of Object.entries(texts)) {
    if (params[param] !== undefined) event[key] = asText(params[param]).replace('%23', '#')
  }
  event.accessibility = oneOf(params.accessibility, ['busy', 'quest', 'free', 'absent'], event.accessibility)
  event.importance = oneOf(params.importance, ['high', 'normal', 'low'], event.importance)
  if (params.private_event !== undefined) event.private = isYes(params.private_event)
  if (params.rrule !== undefined) event.rrule = ruleOf(asMap(params.rrule))
  if (params.remind !== undefined) event.remind = asList(params.remind).map(asMap).map(reminder)
  if (params.crm_fields !== undefined) event.crm = asList(params.crm_fields).map(asText)
  if (params.meeting !== undefined) event.meeting = { ...event.meeting, ...asMap(params.meeting) }
  if (params.is_meeting !== undefined) readAttendees(call, event)
}

const reminder = (one: Params): { type: string; count: number } => ({
  type: asText(one.type) || 'min',
  count: asInt(one.count),
})

/** A meeting that names nobody is of the caller alone. */
function readAttendees(call: Call, event: CalendarEvent): void {
  event.isMeeting = isYes(call.params.is_meeting)
  const named = asInts(call.params.attendees).filter((id) => call.state.users.has(id))
  const host = event.meetingHost || call.caller.user.id
  event.meetingHost = event.isMeeting ? host : 0
  event.attendees = event.isMeeting ? [...new Set([host, ...named])] : []
  event.meetingStatus = event.isMeeting ? 'H' : ''
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']

function ruleOf(given: Params): CalendarEvent['rrule'] {
  const freq = asText(given.FREQ).toUpperCase()
  if (!FREQUENCIES.includes(freq)) return null
  const days = typeof given.BYDAY === 'string' ? given.BYDAY.split(',') : asList(given.BYDAY).map(asText)
  return {
    FREQ: freq,
    INTERVAL: String(Math.max(1, asInt(given.INTERVAL))),
    ...(asInt(given.COUNT) > 0 ? { COUNT: String(asInt(given.COUNT)) } : {}),
    ...(asText(given.UNTIL) === '' ? {} : { UNTIL: asText(given.UNTIL) }),
    ...(days.length > 0 && freq === 'WEEKLY' ? { BYDAY: days.map((day) => day.trim().toUpperCase()) } : {}),
  }
}

export function requireTimes(call: Call): void {
  for (const name of ['from', 'to']) if (call.params[`${name}_ts`] === undefined) required(call, name)
}
