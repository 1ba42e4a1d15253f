/** Calendars, working days, universal lists. */
export interface CalendarTables {
  calendarEvents: Map<number, CalendarEvent>
  calendarSections: Map<number, CalendarSection>
  calendarUserSettings: Map<number, { id: number; values: Record<string, unknown> }>
  workDays: Map<number, WorkDay>
  workReports: Map<number, WorkReport>
  timeControl: Map<string, Record<string, unknown>>
  lists: Map<number, UniversalList>
  listSections: Map<number, ListSection>
  listElements: Map<number, ListElement>
}

export type CalendarType = 'user' | 'group' | 'company_calendar' | 'resource'

export interface CalendarSection {
  id: number
  type: CalendarType
  ownerId: number
  name: string
  description: string
  color: string
  textColor: string
  createdBy: number
  createdAt: string
  updatedAt: string
  xmlId: string
  export: { allow: boolean; set: string }
  sort: number
}

export interface CalendarEvent {
  id: number
  /** The event of the one who invites; equal to `id` for a parent. */
  parentId: number
  type: CalendarType
  ownerId: number
  sectionId: number
  name: string
  description: string
  location: string
  allDay: boolean
  /** Instants, ms; a whole-day event runs from midnight of the first day to midnight of the last (UTC). */
  fromMs: number
  toMs: number
  zoneFrom: string
  zoneTo: string
  color: string
  textColor: string
  accessibility: 'busy' | 'quest' | 'free' | 'absent'
  importance: 'high' | 'normal' | 'low'
  private: boolean
  /** FREQ, INTERVAL, COUNT, UNTIL, BYDAY. */
  rrule: Record<string, string | string[]> | null
  /** Days (`22.11.2026`) that do not happen. */
  exdates: string[]
  isMeeting: boolean
  meetingHost: number
  meeting: Record<string, unknown>
  attendees: number[]
  /** H host, Y agreed, N refused, Q asked. */
  meetingStatus: 'H' | 'Y' | 'N' | 'Q' | ''
  remind: { type: string; count: number }[]
  crm: string[]
  createdBy: number
  createdAt: string
  updatedAt: string
  deleted: boolean
  version: number
}

export interface WorkDay {
  id: number
  userId: number
  status: 'OPENED' | 'CLOSED' | 'PAUSED' | 'EXPIRED'
  startMs: number
  finishMs: number | null
  /** Seconds of pauses so far. */
  leaks: number
  pausedAtMs: number | null
  active: boolean
  report: string
  latOpen: number
  lonOpen: number
  latClose: number
  lonClose: number
  ipOpen: string
  ipClose: string
}

export interface WorkReport {
  id: number
  userId: number
  dayId: number
  startMs: number
  finishMs: number | null
  text: string
  type: string
  calendar: boolean
}

export interface UniversalList {
  id: number
  typeId: string
  code: string
  name: string
  description: string
  sort: number
  socnetGroupId: number
  bizproc: boolean
  createdAt: string
  /** Group code -> access level (`read`, `edit`, `full`, `deny`). */
  rights: Record<string, string>
  fields: ListField[]
}

export interface ListField {
  /** NAME, SORT … or PROPERTY_<n>. */
  fieldId: string
  propertyId: number
  name: string
  type: string
  code: string
  sort: number
  required: boolean
  multiple: boolean
  defaultValue: unknown
  settings: Record<string, unknown>
  values: { id: number; value: string; sort: number }[]
  userTypeSettings: unknown
}

export interface ListSection {
  id: number
  listId: number
  parentId: number
  name: string
  code: string
  xmlId: string
  sort: number
  active: boolean
  description: string
  createdBy: number
  createdAt: string
  updatedAt: string
}

export interface ListElement {
  id: number
  listId: number
  sectionId: number
  code: string
  name: string
  sort: number
  createdBy: number
  modifiedBy: number
  createdAt: string
  updatedAt: string
  activeFrom: string | null
  activeTo: string | null
  previewText: string
  detailText: string
  previewPicture: number | null
  detailPicture: number | null
  /** PROPERTY_<n> -> values by the number of the value. */
  values: Record<string, Record<string, unknown>>
}

export function emptyCalendarTables(): CalendarTables {
  return {
    calendarEvents: new Map(),
    calendarSections: new Map(),
    calendarUserSettings: new Map(),
    workDays: new Map(),
    workReports: new Map(),
    timeControl: new Map(),
    lists: new Map(),
    listSections: new Map(),
    listElements: new Map(),
  }
}
