import type { CalendarEvent, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'
import { asText } from '../../wire/params.ts'
import { parseTime } from '../../wire/time.ts'
import { seesWhole } from './calendar-rights.ts'
import type { Occurrence } from './recurrence.ts'
import { instantIn, scriptTime, siteTime, zoneOffsetMs } from './zone-time.ts'

const PORTAL_ZONE = 'Europe/Moscow'

export const familyOf = (state: PortalState, event: CalendarEvent): CalendarEvent[] =>
  [...state.calendarEvents.values()].filter((one) => one.parentId === event.parentId && !one.deleted)

function attendeeList(state: PortalState, event: CalendarEvent): Params[] {
  return familyOf(state, event).map((one) => ({
    id: one.ownerId,
    entryId: String(one.id),
    status: one.meetingStatus || 'H',
  }))
}

const site = (time: string): string => siteTime(PORTAL_ZONE, parseTime(time) ?? 0)

const offset = (zone: string, ms: number): number => zoneOffsetMs(zone, ms) / 1000

/** One happening of an event. Strings where the database has them, dates in the site's format. */
export function shownEvent(state: PortalState, reader: User, event: CalendarEvent, at?: Occurrence): Params {
  const { fromMs, toMs } = at ?? event
  const whole = seesWhole(reader, event)
  const zone = reader.timeZone ?? PORTAL_ZONE
  const own = { from: offset(event.zoneFrom, fromMs), to: offset(event.zoneTo, toMs) }
  return {
    ID: String(event.id),
    PARENT_ID: String(event.parentId),
    DELETED: event.deleted ? 'Y' : 'N',
    CAL_TYPE: event.type,
    OWNER_ID: String(event.ownerId),
    NAME: whole ? event.name : 'Занят',
    DATE_FROM: siteTime(event.zoneFrom, fromMs, event.allDay),
    DATE_TO: siteTime(event.zoneTo, toMs, event.allDay),
    ORIGINAL_DATE_FROM: null,
    TZ_FROM: event.allDay ? '' : event.zoneFrom,
    TZ_TO: event.allDay ? '' : event.zoneTo,
    TZ_OFFSET_FROM: String(own.from),
    TZ_OFFSET_TO: String(own.to),
    DATE_FROM_TS_UTC: String(fromMs / 1000),
    DATE_TO_TS_UTC: String(toMs / 1000),
    DT_SKIP_TIME: event.allDay ? 'Y' : 'N',
    DT_LENGTH: (event.toMs - event.fromMs) / 1000 + (event.allDay ? 86400 : 0),
    EVENT_TYPE: null,
    CREATED_BY: String(event.createdBy),
    DATE_CREATE: site(event.createdAt),
    TIMESTAMP_X: site(event.updatedAt),
    DESCRIPTION: whole ? event.description : '',
    PRIVATE_EVENT: event.private ? '1' : '',
    ACCESSIBILITY: event.accessibility,
    IMPORTANCE: event.importance,
    IS_MEETING: event.isMeeting,
    MEETING_STATUS: event.isMeeting ? event.meetingStatus : 'Y',
    MEETING_HOST: String(event.meetingHost),
    MEETING: event.isMeeting ? meeting(state, event) : null,
    LOCATION: whole ? event.location : '',
    REMIND: event.remind,
    COLOR: event.color,
    RRULE: event.rrule ? shownRule(event) : '',
    EXDATE: event.exdates.join(';'),
    DAV_XML_ID: `${event.parentId}@portal`,
    G_EVENT_ID: '',
    CAL_DAV_LABEL: '',
    VERSION: String(event.version),
    ATTENDEES_CODES: event.attendees.map((id) => `U${id}`),
    RECURRENCE_ID: null,
    RELATIONS: null,
    SECTION_ID: String(event.sectionId),
    SYNC_STATUS: null,
    UF_CRM_CAL_EVENT: event.crm.length === 0 ? false : event.crm,
    UF_WEBDAV_CAL_EVENT: false,
    SECTION_DAV_XML_ID: null,
    DATE_FROM_FORMATTED: scriptTime(event.zoneFrom, fromMs, event.allDay),
    DATE_TO_FORMATTED: scriptTime(event.zoneTo, toMs, event.allDay),
    SECT_ID: String(event.sectionId),
    ATTENDEE_LIST: event.isMeeting
      ? attendeeList(state, event)
      : [{ id: event.ownerId, entryId: String(event.id), status: 'H' }],
    COLLAB_ID: null,
    ...(event.rrule ? { '~RRULE_DESCRIPTION': ruleInWords(event) } : {}),
    attendeesEntityList: event.attendees.map((id) => ({ entityId: 'user', id })),
    '~DESCRIPTION': whole ? event.description : '',
    '~USER_OFFSET_FROM': offset(zone, fromMs) - own.from,
    '~USER_OFFSET_TO': offset(zone, toMs) - own.to,
  }
}

function meeting(state: PortalState, event: CalendarEvent): Params {
  const host = state.users.get(event.meetingHost)
  const yes = (name: string): boolean => event.meeting[name] === true || event.meeting[name] === 'true'
  return {
    HOST_NAME: host ? `${host.name} ${host.lastName}` : '',
    NOTIFY: yes('notify'),
    REINVITE: yes('reinvite'),
    ALLOW_INVITE: yes('allow_invite'),
    HIDE_GUESTS: yes('hide_guests'),
    MEETING_CREATOR: event.createdBy,
    LANGUAGE_ID: 'ru',
    MAIL_FROM: '',
  }
}

/** BYDAY is a map of itself; an end there always is, 01.01.2038 where nobody named one. */
function shownRule(event: CalendarEvent): Params {
  const rule = event.rrule ?? {}
  const untilMs =
    asText(rule.UNTIL) === '' ? Date.UTC(2038, 0, 1) : (instantIn(event.zoneFrom, asText(rule.UNTIL)) ?? 0)
  const until = siteTime(event.zoneFrom, untilMs, true)
  const days = Array.isArray(rule.BYDAY) ? { BYDAY: Object.fromEntries(rule.BYDAY.map((day) => [day, day])) } : {}
  return {
    FREQ: rule.FREQ,
    ...days,
    INTERVAL: Number(rule.INTERVAL ?? 1),
    ...(rule.COUNT === undefined ? {} : { COUNT: Number(rule.COUNT) }),
    UNTIL: until,
    '~UNTIL': asText(rule.UNTIL) === '' ? '' : until,
    UNTIL_TS: untilMs / 1000,
  }
}

const EVERY: Readonly<Record<string, string>> = {
  DAILY: 'каждый день',
  WEEKLY: 'каждую неделю',
  MONTHLY: 'каждый месяц',
  YEARLY: 'каждый год',
}

const ruleInWords = (event: CalendarEvent): string =>
  `${EVERY[asText(event.rrule?.FREQ)] ?? ''}, от ${siteTime(event.zoneFrom, event.fromMs, true)}`
