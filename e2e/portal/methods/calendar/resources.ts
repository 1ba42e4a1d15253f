import type { CalendarSection } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asInts, asMap, asText } from '../../wire/params.ts'
import { calendarError, required } from './calendar-error.ts'
import { periodOf } from './events.ts'
import { occurrencesOf } from './recurrence.ts'
import { addSection, sectionsOf } from './sections.ts'
import { shownEvent } from './show-event.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `calendar.resource.${verb}`,
    scope: 'calendar',
    status: 'supported',
    page: `api-reference/calendar/resource/calendar-resource-${verb.replace('.', '-')}`,
    handler,
  }
}

/** A resource is a calendar of a special kind, a booking an event in it. */
export const resourceMethods: readonly MethodSpec[] = [
  method('add', add),
  method('update', update),
  method('list', list),
  method('delete', remove),
  method('booking.list', bookings),
]

const OWNER = { type: 'resource', ownerId: 0 } as const

function insider(call: Call): void {
  if (call.caller.user.userType === 'extranet') throw calendarError.denied()
}

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.events.raise(`ONCALENDARSECTION${verb}`, { id }, actorOf(call))
}

function existing(call: Call, refusal: string): CalendarSection {
  insider(call)
  const section = call.state.calendarSections.get(asInt(required(call, 'resourceId')))
  if (section?.type !== 'resource') throw calendarError.failed(refusal)
  return section
}

function add(call: Call): Answer {
  const name = asText(required(call, 'name'))
  insider(call)
  const { id } = addSection(call.state, OWNER, name, call.caller.user.id)
  raise(call, 'ADD', id)
  return { result: id }
}

function update(call: Call): Answer {
  const section = existing(call, 'При изменении ресурса произошла ошибка')
  section.name = asText(required(call, 'name'))
  call.state.touch()
  raise(call, 'UPDATE', section.id)
  return { result: section.id }
}

function list(call: Call): Answer {
  insider(call)
  const shown = (one: CalendarSection): unknown => ({
    ID: String(one.id),
    NAME: one.name,
    CREATED_BY: String(one.createdBy),
  })
  return { result: sectionsOf(call.state, OWNER).map(shown) }
}

function remove(call: Call): Answer {
  const section = existing(call, 'При удалении ресурса произошла ошибка')
  call.state.calendarSections.delete(section.id)
  call.state.touch()
  raise(call, 'DELETE', section.id)
  return { result: true }
}

/** By resources and a period, or by the bookings that a field of a card names. */
function bookings(call: Call): Answer {
  insider(call)
  const filter = asMap(call.params.filter)
  const [resources, ids] = [asInts(filter.resourceTypeIdList), asInts(filter.resourceIdList)]
  if (resources.length === 0 && ids.length === 0) throw calendarError.missing(call, "filter['resourceTypeIdList']")
  const period = periodOf(call, filter.from, filter.to)
  const found = [...call.state.calendarEvents.values()].filter(
    (one) => one.type === 'resource' && (ids.length > 0 ? ids.includes(one.id) : resources.includes(one.sectionId)),
  )
  return {
    result: found.flatMap((event) =>
      occurrencesOf(event, period.fromMs, period.toMs).map((at) => ({
        ...shownEvent(call.state, call.caller.user, event, at),
        EVENT_TYPE: '#resourcebooking#',
        RESOURCE_BOOKING_ID: String(event.id),
      })),
    ),
  }
}
