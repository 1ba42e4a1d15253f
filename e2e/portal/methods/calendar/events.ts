import type { CalendarEvent } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asInts, asText } from '../../wire/params.ts'
import { calendarError, required } from './calendar-error.ts'
import { mayChange, mayLook, ownerOf } from './calendar-rights.ts'
import type { Owner } from './calendar-rights.ts'
import { blankEvent, readFields, readTimes, requireTimes, zoneOf } from './read-event.ts'
import { occurrencesOf } from './recurrence.ts'
import { dropEvent, keepEvent, touchEvent } from './save-event.ts'
import { sectionsOf } from './sections.ts'
import { shownEvent } from './show-event.ts'
import { updatePart } from './update-part.ts'
import { instantIn } from './zone-time.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `calendar.event.${verb}`,
    scope: 'calendar',
    status: 'supported',
    page: `api-reference/calendar/calendar-event/calendar-event-${page}`,
    handler,
  }
}

export const calendarEventMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('get', 'get', get),
  method('getbyid', 'get-by-id', getById),
  method('get.nearest', 'get-nearest', getNearest),
  method('update', 'update', update),
  method('delete', 'delete', remove),
]

const DAY_MS = 24 * 3600 * 1000

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.events.raise(`ONCALENDARENTRY${verb}`, { id }, actorOf(call))
}

/** The calendar an event goes to: the one named, or the owner's first one when it is to be found by itself. */
function sectionOf(call: Call, owner: Owner): number {
  const sections = sectionsOf(call.state, owner)
  const given = asInt(call.params.section)
  const auto = call.params.auto_detect_section
  if (given === 0 && auto !== undefined && auto !== 'Y') throw calendarError.missing(call, 'section')
  if (given === 0) return sections[0]?.id ?? 0
  if (!sections.some((one) => one.id === given))
    throw calendarError.failed('Вы задали неверный ID секции календаря или у данного пользователя нет к ней доступа')
  return given
}

function add(call: Call): Answer {
  const owner = ownerOf(call, true)
  requireTimes(call)
  required(call, 'name')
  if (!mayChange(call, owner)) throw calendarError.denied()
  const event = blankEvent(call, owner)
  event.sectionId = sectionOf(call, owner)
  readTimes(call, event)
  readFields(call, event)
  const kept = keepEvent(call.state, event)
  raise(call, 'ADD', kept.id)
  return { result: kept.id }
}

const visible = (call: Call, event: CalendarEvent): boolean => !event.deleted && mayLook(call, event)

interface Period {
  fromMs: number
  toMs: number
}

/** Every happening within a period, one row each: a repeated event comes as often as it takes place. */
function happenings(call: Call, events: Iterable<CalendarEvent>, period: Period): unknown[] {
  const found: { at: number; row: unknown }[] = []
  for (const event of events) {
    if (!visible(call, event)) continue
    for (const one of occurrencesOf(event, period.fromMs, period.toMs))
      found.push({ at: one.fromMs, row: shownEvent(call.state, call.caller.user, event, one) })
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.row)
}

/** Months before and after today unless the call says otherwise; a day given as the end is included whole. */
export function periodOf(call: Call, from: unknown, to: unknown): Period {
  const zone = zoneOf(call)
  const now = call.state.clock.now()
  const shifted = (months: number): number => {
    const date = new Date(now)
    date.setUTCMonth(date.getUTCMonth() + months)
    return date.getTime()
  }
  const start = instantIn(zone, asText(from))
  const end = instantIn(zone, asText(to))
  const lastDay = /^[\d.-]+$/.test(asText(to)) ? DAY_MS - 1 : 0
  return { fromMs: start ?? shifted(-1), toMs: end === undefined ? shifted(3) : end + lastDay }
}

const owned = (call: Call, owner: Owner): CalendarEvent[] =>
  [...call.state.calendarEvents.values()].filter((one) => one.type === owner.type && one.ownerId === owner.ownerId)

function get(call: Call): Answer {
  const owner = ownerOf(call, false)
  const sections = asInts(call.params.section)
  const events = owned(call, owner).filter((one) => sections.length === 0 || sections.includes(one.sectionId))
  return { result: happenings(call, events, periodOf(call, call.params.from, call.params.to)) }
}

/** Nothing found is `null`, not a refusal. */
function getById(call: Call): Answer {
  const event = call.state.calendarEvents.get(asInt(required(call, 'id')))
  if (!event || !visible(call, event)) return { result: null }
  return { result: shownEvent(call.state, call.caller.user, event) }
}

function getNearest(call: Call): Answer {
  const { params } = call
  const forMe =
    params.forCurrentUser === undefined || asText(params.forCurrentUser) === 'true' || params.forCurrentUser === 1
  const owner: Owner = forMe ? { type: 'user', ownerId: call.caller.user.id } : ownerOf(call, false)
  if (!mayLook(call, owner)) throw calendarError.denied()
  const days = asInt(params.days) || 60
  const now = call.state.clock.now()
  const most = asInt(params.maxEventsCount) || Number.POSITIVE_INFINITY
  const coming = happenings(
    call,
    owned(call, owner).filter((one) => one.meetingStatus !== 'N'),
    {
      fromMs: now,
      toMs: now + days * DAY_MS,
    },
  )
  return { result: coming.slice(0, most) }
}

function update(call: Call): Answer {
  required(call, 'id')
  ownerOf(call, true)
  const failed = (): Error => calendarError.failed('При изменении события произошла ошибка')
  const event = call.state.calendarEvents.get(asInt(call.params.id))
  if (!event) throw failed()
  const hostNamed = event.isMeeting && asInt(call.params.host) === event.meetingHost
  if (!mayChange(call, event) && !hostNamed) throw calendarError.denied()
  if (event.id !== event.parentId && !hostNamed) throw failed()
  const mode = call.params.recurrence_mode
  if (mode !== undefined && !['this', 'next', 'all'].includes(asText(mode)))
    throw calendarError.failed('Указан несуществующий тип редактирования повторяемого события')
  if (event.rrule && (mode === 'this' || mode === 'next')) {
    const part = updatePart(call, event, mode)
    raise(call, 'UPDATE', event.id)
    return { result: part }
  }
  if (call.params.section !== undefined) event.sectionId = sectionOf(call, event)
  readTimes(call, event)
  readFields(call, event)
  touchEvent(call, event)
  raise(call, 'UPDATE', event.id)
  return { result: event.id }
}

function remove(call: Call): Answer {
  if (asInt(call.params.id) === 0) throw calendarError.failed('Не задан id события')
  const event = call.state.calendarEvents.get(asInt(call.params.id))
  if (!event || !mayChange(call, event)) throw calendarError.failed('При удалении события произошла ошибка')
  dropEvent(call.state, event)
  raise(call, 'DELETE', event.id)
  return { result: true }
}
