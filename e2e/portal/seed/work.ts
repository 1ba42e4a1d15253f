import { keepEvent } from '../methods/calendar/save-event.ts'
import { sectionsOf } from '../methods/calendar/sections.ts'
import { setMember } from '../methods/groups/group-rights.ts'
import { blankTask } from '../methods/tasks/save-task.ts'
import type { CalendarEvent, Task } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

const HOUR_MS = 3600 * 1000
const DAY_MS = 24 * HOUR_MS
const ADMIN = 1

const profiles: Readonly<Record<number, Record<string, string>>> = {
  1: {
    UF_PHONE_INNER: '101',
    WORK_PHONE: '+7 495 000-01-01',
    PERSONAL_MOBILE: '+7 900 000-01-01',
    PERSONAL_CITY: 'Москва',
  },
  2: {
    UF_PHONE_INNER: '102',
    WORK_PHONE: '+7 495 000-01-02',
    PERSONAL_MOBILE: '+7 900 000-01-02',
    PERSONAL_CITY: 'Москва',
  },
  3: { UF_PHONE_INNER: '103', WORK_PHONE: '+7 495 000-01-03', PERSONAL_CITY: 'Москва' },
  4: { UF_PHONE_INNER: '104', WORK_PHONE: '+7 495 000-01-04', PERSONAL_CITY: 'Самара' },
  5: { UF_PHONE_INNER: '105', WORK_PHONE: '+7 495 000-01-05', PERSONAL_CITY: 'Екатеринбург' },
  6: {
    UF_PHONE_INNER: '201',
    WORK_PHONE: '+7 495 000-02-01',
    PERSONAL_MOBILE: '+7 900 000-02-01',
    PERSONAL_CITY: 'Москва',
  },
  7: { UF_PHONE_INNER: '202', WORK_PHONE: '+7 495 000-02-02', PERSONAL_CITY: 'Москва' },
  8: { UF_PHONE_INNER: '301', PERSONAL_CITY: 'Калининград' },
}

const zones: Readonly<Record<number, string>> = {
  1: 'Europe/Moscow',
  2: 'Europe/Moscow',
  4: 'Europe/Samara',
  5: 'Asia/Yekaterinburg',
  8: 'Europe/Kaliningrad',
}

/** Phones and zones of people, a guest from outside, a project, tasks and an absence: a week of the company's life. */
export function seedWork(state: PortalState): void {
  for (const [id, profile] of Object.entries(profiles)) {
    const user = state.users.get(Number(id))
    if (user) user.profile = { ...profile }
  }
  for (const [id, zone] of Object.entries(zones)) {
    const user = state.users.get(Number(id))
    if (user) user.timeZone = zone
  }
  const guest = seedGuest(state)
  const groupId = seedGroup(state, guest)
  seedTasks(state, groupId)
  seedEvents(state)
}

function seedGuest(state: PortalState): number {
  const id = state.ids.next('user')
  state.users.set(id, {
    id,
    active: true,
    name: 'Кирилл',
    lastName: 'Ососков',
    secondName: '',
    email: 'k.ososkov@montazh.example',
    position: 'Монтажник подрядчика',
    gender: 'M',
    departments: [],
    role: 'none',
    admin: false,
    userType: 'extranet',
    lang: 'ru',
    registeredAt: portalTime(state.clock.now() - 90 * DAY_MS),
    profile: { PERSONAL_MOBILE: '+7 900 000-09-01' },
  })
  return id
}

function seedGroup(state: PortalState, guest: number): number {
  const id = state.ids.next('group')
  const now = portalTime(state.clock.now() - 60 * DAY_MS)
  state.groups.set(id, {
    id,
    name: 'Щиты для насосной станции',
    description: 'Сборка и пуск шести щитов',
    active: true,
    visible: true,
    opened: false,
    closed: false,
    project: true,
    keywords: '',
    subjectId: 1,
    ownerId: ADMIN,
    createdAt: now,
    updatedAt: now,
    activityAt: now,
    initiatePerms: 'K',
    spamPerms: 'K',
    projectStart: null,
    projectFinish: null,
  })
  setMember(state, id, ADMIN, 'A')
  setMember(state, id, 2, 'E')
  setMember(state, id, 8, 'K')
  setMember(state, id, guest, 'K')
  return id
}

function seedTasks(state: PortalState, groupId: number): void {
  const at = (days: number): string => portalTime(state.clock.now() + days * DAY_MS)
  const rows: Partial<Task>[] = [
    { title: 'Проверить схему щита ЩР-3', responsibleId: 2, status: 3, deadline: at(2), groupId, dateStart: at(-1) },
    {
      title: 'Заказать автоматы взамен вышедших',
      responsibleId: 3,
      deadline: at(-1),
      priority: 2,
      tags: ['снабжение'],
    },
    { title: 'Позвонить клиенту после пуска', responsibleId: 4, deadline: at(5), auditors: [2] },
    { title: 'Собрать протоколы испытаний', responsibleId: 8, accomplices: [2], groupId, taskControl: true },
    { title: 'Разобрать старые заявки', responsibleId: 1, createdBy: 6, status: 5, closedDate: at(-3), closedBy: 1 },
  ]
  for (const row of rows) {
    const id = state.ids.next('task')
    state.tasks.set(id, { ...blankTask(state, ADMIN), ...row, id })
  }
}

function seedEvents(state: PortalState): void {
  const today = Math.floor(state.clock.now() / DAY_MS) * DAY_MS
  const now = portalTime(state.clock.now())
  const event = (given: Partial<CalendarEvent> & { ownerId: number; name: string }): void => {
    const section = sectionsOf(state, { type: 'user', ownerId: given.ownerId })[0]
    keepEvent(state, {
      id: 0,
      parentId: 0,
      type: 'user',
      sectionId: section?.id ?? 0,
      description: '',
      location: '',
      allDay: false,
      fromMs: today + DAY_MS + 7 * HOUR_MS,
      toMs: today + DAY_MS + 8 * HOUR_MS,
      zoneFrom: 'Europe/Moscow',
      zoneTo: 'Europe/Moscow',
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
      createdBy: given.ownerId,
      createdAt: now,
      updatedAt: now,
      deleted: false,
      version: 1,
      ...given,
    })
  }
  const whole = { allDay: true, zoneFrom: 'UTC', zoneTo: 'UTC', accessibility: 'absent' as const }
  event({ ownerId: 5, name: 'Отпуск', ...whole, fromMs: today + 10 * DAY_MS, toMs: today + 16 * DAY_MS })
  event({
    ownerId: 1,
    name: 'Планёрка поддержки',
    isMeeting: true,
    meetingHost: 1,
    meetingStatus: 'H',
    attendees: [1, 2, 3],
    rrule: { FREQ: 'WEEKLY', INTERVAL: '1', BYDAY: ['MO'] },
  })
}
