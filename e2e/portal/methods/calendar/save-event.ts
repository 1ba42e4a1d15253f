import type { CalendarEvent } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import { portalTime } from '../../wire/time.ts'
import { sectionsOf } from './sections.ts'
import { familyOf } from './show-event.ts'

/** Keeps an event and gives everyone invited one of their own, waiting for an answer. */
export function keepEvent(state: PortalState, event: CalendarEvent): CalendarEvent {
  const id = state.ids.next('calendarEvent')
  const kept: CalendarEvent = { ...event, id, parentId: id }
  state.calendarEvents.set(id, kept)
  inviteAll(state, kept)
  state.touch()
  return kept
}

/** Brings the events of those invited in line: new ones are asked, former ones lose theirs, `reinvite` asks again. */
function inviteAll(state: PortalState, parent: CalendarEvent): void {
  const children = familyOf(state, parent).filter((one) => one.id !== parent.id)
  for (const child of children) {
    if (parent.attendees.includes(child.ownerId)) {
      const status = parent.meeting.reinvite === true ? 'Q' : child.meetingStatus
      const { id, ownerId, sectionId } = child
      Object.assign(child, { ...parent, id, ownerId, sectionId, type: 'user', meetingStatus: status })
    } else state.calendarEvents.delete(child.id)
  }
  for (const userId of parent.attendees) {
    if (userId === parent.meetingHost || children.some((one) => one.ownerId === userId)) continue
    const id = state.ids.next('calendarEvent')
    const section = sectionsOf(state, { type: 'user', ownerId: userId })[0]
    const own = { id, ownerId: userId, type: 'user' as const, sectionId: section?.id ?? 0, meetingStatus: 'Q' as const }
    state.calendarEvents.set(id, { ...parent, ...own })
  }
}

export function touchEvent(call: Call, event: CalendarEvent): void {
  event.updatedAt = portalTime(call.state.clock.now())
  event.version += 1
  inviteAll(call.state, event)
  call.state.touch()
}

/** The host takes the meeting away from everybody; somebody invited only says no. */
export function dropEvent(state: PortalState, event: CalendarEvent): void {
  if (event.id === event.parentId) {
    for (const one of familyOf(state, event)) state.calendarEvents.delete(one.id)
  } else event.meetingStatus = 'N'
  state.touch()
}
