import type { CalendarSection } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asMap, asText } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { calendarError, required } from './calendar-error.ts'
import type { Owner } from './calendar-rights.ts'
import { mayChange, mayLook, ownerOf } from './calendar-rights.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `calendar.section.${verb}`,
    scope: 'calendar',
    status: 'supported',
    page: `api-reference/calendar/calendar-section-${verb}`,
    handler,
  }
}

/** Calendars: a person and a group have one at least. */
export const sectionMethods: readonly MethodSpec[] = [
  method('get', get),
  method('add', add),
  method('update', update),
  method('delete', remove),
]

export function addSection(state: PortalState, owner: Owner, name: string, createdBy: number): CalendarSection {
  const id = state.ids.next('calendarSection')
  const now = portalTime(state.clock.now())
  const section: CalendarSection = {
    id,
    ...owner,
    name,
    description: '',
    color: '#9dcf00',
    textColor: '',
    createdBy,
    createdAt: now,
    updatedAt: now,
    xmlId: '',
    export: { allow: true, set: 'all' },
    sort: 100,
  }
  state.calendarSections.set(id, section)
  state.touch()
  return section
}

const defaultName = (state: PortalState, { type, ownerId }: Owner): string => {
  const user = state.users.get(ownerId)
  if (type === 'user') return user ? `${user.name} ${user.lastName}`.trim() : 'Мой календарь'
  return type === 'group' ? (state.groups.get(ownerId)?.name ?? 'Календарь группы') : 'Календарь компании'
}

/** Calendars of an owner; the first one is made when it is looked for. */
export function sectionsOf(state: PortalState, owner: Owner): CalendarSection[] {
  const own = [...state.calendarSections.values()].filter(
    (one) => one.type === owner.type && one.ownerId === owner.ownerId,
  )
  if (own.length > 0 || owner.type === 'resource') return own
  return [addSection(state, owner, defaultName(state, owner), owner.type === 'user' ? owner.ownerId : 1)]
}

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.events.raise(`ONCALENDARSECTION${verb}`, { id }, actorOf(call))
}

function get(call: Call): Answer {
  const owner = ownerOf(call, false)
  if (!mayLook(call, owner)) throw calendarError.denied()
  return { result: sectionsOf(call.state, owner).map((one) => shown(call, one)) }
}

const stamp = (time: string): string => time.slice(0, 19).replace('T', ' ')

function shown(call: Call, one: CalendarSection): unknown {
  const change = mayChange(call, one)
  return {
    ID: String(one.id),
    NAME: one.name,
    GAPI_CALENDAR_ID: null,
    DESCRIPTION: one.description,
    COLOR: one.color,
    TEXT_COLOR: one.textColor,
    EXPORT: { ALLOW: one.export.allow, ...(one.export.set === 'all' ? {} : { SET: one.export.set }) },
    CAL_TYPE: one.type,
    OWNER_ID: String(one.ownerId),
    CREATED_BY: String(one.createdBy),
    DATE_CREATE: stamp(one.createdAt),
    TIMESTAMP_X: stamp(one.updatedAt),
    CAL_DAV_CON: null,
    SYNC_TOKEN: null,
    PAGE_TOKEN: null,
    EXTERNAL_TYPE: 'local',
    ACCESS: { G2: 13, [`U${one.createdBy}`]: 19 },
    IS_COLLAB: false,
    PERM: {
      view_time: true,
      view_title: true,
      view_full: true,
      add: change,
      edit: change,
      edit_section: change,
      access: change,
    },
  }
}

function apply(call: Call, section: CalendarSection): void {
  const { params } = call
  for (const name of ['name', 'description']) {
    const value = params[name]
    if (value !== undefined && typeof value === 'object') throw calendarError.invalid(name)
  }
  if (params.name !== undefined) section.name = asText(params.name)
  if (params.description !== undefined) section.description = asText(params.description)
  if (params.color !== undefined) section.color = asText(params.color)
  if (params.text_color !== undefined) section.textColor = asText(params.text_color)
  if (params.export !== undefined) {
    const given = asMap(params.export)
    section.export = { allow: given.ALLOW !== false && given.ALLOW !== 'false', set: asText(given.SET) || 'all' }
  }
  section.updatedAt = portalTime(call.state.clock.now())
  call.state.touch()
}

function add(call: Call): Answer {
  const owner = ownerOf(call, false)
  if (!mayChange(call, owner)) throw calendarError.denied()
  const name = call.params.name
  if (typeof name !== 'string') throw calendarError.invalid('name')
  const section = addSection(call.state, owner, name, call.caller.user.id)
  apply(call, section)
  raise(call, 'ADD', section.id)
  return { result: section.id }
}

function update(call: Call): Answer {
  const owner = ownerOf(call, false)
  const section = call.state.calendarSections.get(asInt(required(call, 'id')))
  if (!section || section.type !== owner.type || !mayChange(call, section))
    throw calendarError.failed('При изменении секции произошла ошибка')
  apply(call, section)
  raise(call, 'UPDATE', section.id)
  return { result: section.id }
}

/** The events of a calendar go with it. */
function remove(call: Call): Answer {
  ownerOf(call, false)
  if (asInt(call.params.id) === 0) throw calendarError.failed('Не задан id секции')
  const section = call.state.calendarSections.get(asInt(call.params.id))
  if (!section || !mayChange(call, section)) throw calendarError.denied()
  call.state.calendarSections.delete(section.id)
  for (const event of call.state.calendarEvents.values())
    if (event.sectionId === section.id) call.state.calendarEvents.delete(event.id)
  call.state.touch()
  raise(call, 'DELETE', section.id)
  return { result: true }
}
