import type { CalendarEvent } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asText } from '../../wire/params.ts'
import { calendarError } from './calendar-error.ts'
import { readFields, readTimes } from './read-event.ts'
import { occurrencesOf } from './recurrence.ts'
import { keepEvent, touchEvent } from './save-event.ts'
import { instantIn, siteTime } from './zone-time.ts'

const DAY_MS = 24 * 3600 * 1000

/**
 * Changes one happening of a repeated event, or it and all after it: they become an event of their own.
 * Bitrix24 docs: api-reference/calendar/calendar-event/calendar-event-update.
 */
export function updatePart(call: Call, event: CalendarEvent, mode: 'this' | 'next'): Params {
  const day = instantIn(event.zoneFrom, asText(call.params.current_date_from).replace(/[T ].*$/, ''))
  const at = day === undefined ? undefined : occurrencesOf(event, day, day + DAY_MS - 1)[0]
  if (!at || day === undefined) throw calendarError.failed('При изменении события произошла ошибка')
  const part: CalendarEvent = { ...event, ...at, exdates: [], rrule: mode === 'this' ? null : event.rrule, version: 1 }
  readTimes(call, part)
  readFields(call, part)
  if (mode === 'this') event.exdates.push(siteTime(event.zoneFrom, at.fromMs, true))
  else {
    const { COUNT: _count, ...rule } = event.rrule ?? {}
    event.rrule = { ...rule, UNTIL: siteTime(event.zoneFrom, day - DAY_MS, true) }
  }
  touchEvent(call, event)
  const kept = keepEvent(call.state, part)
  return {
    originalDate: siteTime(event.zoneFrom, at.fromMs, event.allDay),
    originalDavXmlId: `${event.parentId}@portal`,
    instanceTz: event.zoneFrom,
    recEventId: kept.id,
    id: event.id,
  }
}
