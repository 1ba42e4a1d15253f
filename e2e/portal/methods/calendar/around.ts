import type { CalendarEvent } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asInts, asMap, asText } from '../../wire/params.ts'
import { calendarError, required } from './calendar-error.ts'
import { periodOf } from './events.ts'
import { zoneOf } from './read-event.ts'
import { occurrencesOf } from './recurrence.ts'
import { sectionsOf } from './sections.ts'
import { familyOf, shownEvent } from './show-event.ts'
import { zoneOffsetMs } from './zone-time.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `calendar.${name}`,
    scope: 'calendar',
    status: 'supported',
    page: `api-reference/calendar/${page}`,
    handler,
  }
}

/** Answers to invitations, who is busy when, and the settings of the calendar. */
export const calendarAroundMethods: readonly MethodSpec[] = [
  method('meeting.status.get', 'calendar-event/calendar-meeting-status-get', getStatus),
  method('meeting.status.set', 'calendar-event/calendar-meeting-status-set', setStatus),
  method('accessibility.get', 'calendar-event/calendar-accessibility-get', accessibility),
  method('settings.get', 'calendar-settings-get', () => ({ result: settings })),
  method('user.settings.get', 'calendar-user-settings-get', getUserSettings),
  method('user.settings.set', 'calendar-user-settings-set', setUserSettings),
]

/** The caller's own event of a meeting, whichever event of the meeting is named. */
function ownEvent(call: Call): CalendarEvent | undefined {
  const named = call.state.calendarEvents.get(asInt(required(call, 'eventId')))
  return named && familyOf(call.state, named).find((one) => one.ownerId === call.caller.user.id && one.type === 'user')
}

function getStatus(call: Call): Answer {
  const event = ownEvent(call)
  if (!event) throw calendarError.failed('При выборке статуса произошла ошибка')
  return { result: event.meetingStatus || 'H' }
}

function setStatus(call: Call): Answer {
  const event = ownEvent(call)
  const status = asText(required(call, 'status'))
  if (status !== 'Y' && status !== 'N' && status !== 'Q') throw calendarError.invalid('status')
  if (event && event.meetingStatus !== 'H') {
    event.meetingStatus = status
    call.state.touch()
  }
  return { result: true }
}

const SHOWN = [
  'ID',
  'NAME',
  'DATE_FROM',
  'DATE_TO',
  'DATE_FROM_TS_UTC',
  'DATE_TO_TS_UTC',
  '~USER_OFFSET_FROM',
  '~USER_OFFSET_TO',
  'DT_SKIP_TIME',
  'TZ_FROM',
  'TZ_TO',
  'ACCESSIBILITY',
  'IMPORTANCE',
  'EVENT_TYPE',
] as const

/** What takes a person's time: not what leaves it free, nor what was refused. */
function accessibility(call: Call): Answer {
  const { state } = call
  const from = required(call, 'from')
  const to = required(call, 'to')
  required(call, 'users')
  const period = periodOf(call, from, to)
  const byUser: Params = {}
  for (const userId of asInts(call.params.users)) {
    const taken = [...state.calendarEvents.values()].filter(
      (one) =>
        one.type === 'user' && one.ownerId === userId && one.accessibility !== 'free' && one.meetingStatus !== 'N',
    )
    byUser[String(userId)] = taken.flatMap((event) =>
      occurrencesOf(event, period.fromMs, period.toMs).map((at) => {
        const shown = shownEvent(state, call.caller.user, event, at)
        return Object.fromEntries(SHOWN.map((name) => [name, shown[name]]))
      }),
    )
  }
  return { result: byUser }
}

/** Working hours and days off of the company; only people change them, in the portal. */
const settings: Params = {
  work_time_start: '9',
  work_time_end: '18',
  year_holidays: '1.01,2.01,3.01,4.01,5.01,6.01,7.01,8.01,23.02,8.03,1.05,9.05,12.06,4.11',
  year_workdays: '31.12',
  week_holidays: ['SA', 'SU'],
  week_start: 'MO',
  user_name_template: '#NAME# #LAST_NAME#',
  sync_by_push: false,
  user_show_login: true,
  path_to_user: '/company/personal/user/#user_id#/',
  path_to_user_calendar: '/company/personal/user/#user_id#/calendar/',
  path_to_group: '/workgroups/group/#group_id#/',
  path_to_group_calendar: '/workgroups/group/#group_id#/calendar/',
  path_to_vr: '',
  path_to_rm: '',
  rm_iblock_type: '',
  rm_iblock_id: '',
  dep_manager_sub: true,
  denied_superpose_types: [],
  pathes_for_sites: '',
  forum_id: '8',
  rm_for_sites: true,
  path_to_type_company_calendar: '',
  path_to_type_location: '',
  path_to_type_open_event: '',
}

function getUserSettings(call: Call): Answer {
  const { state, caller } = call
  const own = String(sectionsOf(state, { type: 'user', ownerId: caller.user.id })[0]?.id ?? '')
  const zone = zoneOf(call)
  const defaults: Params = {
    view: 'month',
    meetSection: own,
    crmSection: own,
    showDeclined: false,
    denyBusyInvitation: false,
    collapseOffHours: 'Y',
    showWeekNumbers: 'N',
    showTasks: 'Y',
    syncTasks: 'N',
    showCompletedTasks: 'N',
    lastUsedSection: 'false',
    sendFromEmail: '',
    defaultSections: [],
    syncPeriodPast: '3',
    syncPeriodFuture: '12',
    defaultReminders: { fullDay: [], withTime: [] },
  }
  return {
    result: {
      ...defaults,
      ...state.calendarUserSettings.get(caller.user.id)?.values,
      timezoneName: zone,
      timezoneOffsetUTC: zoneOffsetMs(zone, state.clock.now()) / 1000,
      timezoneDefaultName: '',
      work_time_start: '9.00',
      work_time_end: '18.00',
    },
  }
}

function setUserSettings(call: Call): Answer {
  const given = asMap(required(call, 'settings'))
  const id = call.caller.user.id
  const values = { ...call.state.calendarUserSettings.get(id)?.values, ...given }
  call.state.calendarUserSettings.set(id, { id, values })
  call.state.touch()
  return { result: true }
}
