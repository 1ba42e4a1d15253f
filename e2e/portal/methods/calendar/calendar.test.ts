import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal({ differences: ['calendar.event.* params.attendees', 'calendar.event.add params.section'] })
})
afterAll(() => portal.stop())

type Shown = Record<string, unknown> & { ID: string; DATE_FROM: string }
const mine = { type: 'user', ownerId: people.admin }

const add = (params: object, userId: number = people.admin): Promise<number> =>
  portal.result<number>('calendar.event.add', { ...mine, name: 'Встреча', ...params }, userId)
const byId = (id: number, userId: number = people.admin): Promise<Shown> =>
  portal.result<Shown>('calendar.event.getbyid', { id }, userId)
const between = (from: string, to: string, more: object = {}): Promise<Shown[]> =>
  portal.result<Shown[]>('calendar.event.get', { ...mine, from, to, ...more })

test('an offset in the time beats the zone params, the zone params beat the person’s own zone', async () => {
  const exact = await add({
    from: '2027-03-01T10:00:00+05:00',
    to: '2027-03-01T11:00:00+05:00',
    timezone_from: 'Asia/Tokyo',
  })
  expect((await byId(exact)).DATE_FROM_TS_UTC).toBe(String(Date.parse('2027-03-01T05:00:00Z') / 1000))
  const zoned = await add({
    from: '2027-03-01 10:00:00',
    to: '2027-03-01 11:00:00',
    timezone_from: 'Asia/Yekaterinburg',
  })
  expect(await byId(zoned)).toMatchObject({
    DATE_FROM: '01.03.2027 10:00:00',
    TZ_TO: 'Asia/Yekaterinburg',
    TZ_OFFSET_FROM: '18000',
  })
  const own = await add({ from: '2027-03-01T10:00:00', to: '2027-03-01T11:00:00' })
  expect((await byId(own)).DATE_FROM_TS_UTC).toBe(String(Date.parse('2027-03-01T07:00:00Z') / 1000))
})

test('a repeated event comes once for each time it takes place', async () => {
  const rrule = { FREQ: 'WEEKLY', BYDAY: ['MO', 'WE'], INTERVAL: 1, COUNT: 5 }
  const id = await add({ name: 'Обход', from: '2027-05-03T09:00:00', to: '2027-05-03T10:00:00', rrule })
  const days = async (): Promise<string[]> =>
    (await between('2027-05-01', '2027-06-30'))
      .filter((one) => one.NAME === 'Обход')
      .map((one) => one.DATE_FROM.slice(0, 5))
  expect(await days()).toEqual(['03.05', '05.05', '10.05', '12.05', '17.05'])
  const change = { id, ...mine, name: 'Обход цеха', recurrence_mode: 'this', current_date_from: '2027-05-10' }
  const part = await portal.result<{ recEventId: number; id: number }>('calendar.event.update', change)
  expect(part.id).toBe(id)
  expect(await days()).toEqual(['03.05', '05.05', '12.05', '17.05'])
  expect(await byId(part.recEventId)).toMatchObject({ NAME: 'Обход цеха', DATE_FROM: '10.05.2027 09:00:00', RRULE: '' })
  await portal.result('calendar.event.update', {
    ...change,
    name: 'Обход двора',
    recurrence_mode: 'next',
    current_date_from: '2027-05-12',
  })
  expect(await days()).toEqual(['03.05', '05.05'])
})

test('a month without the day is passed over', async () => {
  await add({ name: 'Отчёт', from: '2027-01-31', to: '2027-01-31', skip_time: 'Y', rrule: { FREQ: 'MONTHLY' } })
  const found = (await between('2027-01-01', '2027-05-31')).filter((one) => one.NAME === 'Отчёт')
  expect(found.map((one) => one.DATE_FROM)).toEqual(['31.01.2027', '31.03.2027', '31.05.2027'])
})

test('everybody invited gets an event of one’s own and answers for oneself', async () => {
  const attendees = [people.admin, people.agent]
  const id = await add({ from: '2027-04-01T10:00:00', to: '2027-04-01T11:00:00', is_meeting: 'Y', attendees })
  expect(await byId(id)).toMatchObject({ IS_MEETING: true, MEETING_STATUS: 'H', MEETING_HOST: '1' })
  expect(await portal.result('calendar.meeting.status.get', { eventId: id }, people.agent)).toBe('Q')
  expect((await portal.call('calendar.meeting.status.set', { eventId: id, status: 'H' }, people.agent)).status).toBe(
    400,
  )
  const busy = async (): Promise<unknown[]> => {
    const period = { from: '2027-04-01', to: '2027-04-01', users: [people.agent] }
    return (await portal.result<Record<string, unknown[]>>('calendar.accessibility.get', period))[people.agent] ?? []
  }
  expect(await busy()).toHaveLength(1)
  expect(await portal.result('calendar.meeting.status.set', { eventId: id, status: 'N' }, people.agent)).toBe(true)
  expect(await busy()).toHaveLength(0)
  await portal.result('calendar.event.delete', { id })
  expect(await byId(id)).toBeNull()
})

test('an absence shows who is away, to the calendar and to the messenger', async () => {
  // A whole day is a day of UTC to the portal.
  const start = new Date(portal.state.clock.now()).toISOString().slice(0, 10)
  const owner = { type: 'user', ownerId: people.otherAgent }
  await add(
    { ...owner, name: 'Отпуск', from: start, to: start, skip_time: 'Y', accessibility: 'absent' },
    people.otherAgent,
  )
  const taken = await portal.result<Record<string, Shown[]>>('calendar.accessibility.get', {
    from: start,
    to: start,
    users: [3],
  })
  expect(taken['3']).toMatchObject([{ ACCESSIBILITY: 'absent', DT_SKIP_TIME: 'Y' }])
  expect((await portal.result<{ absent: unknown }>('im.user.get', { ID: 3 })).absent).toEqual(expect.any(String))
})

test('others see of a private event only that the time is taken, and may not change it', async () => {
  const id = await add({ name: 'Врач', from: '2027-07-01T10:00:00', to: '2027-07-01T11:00:00', private_event: 'Y' })
  expect(await byId(id, people.agent)).toMatchObject({ NAME: 'Занят', DESCRIPTION: '' })
  const change = { id, ...mine, name: 'Чужое' }
  expect((await portal.call('calendar.event.update', change, people.agent)).body.error_description).toBe(
    'Доступ запрещен',
  )
  expect((await portal.call('calendar.event.add', mine)).body.error_description).toBe(
    'Не задан обязательный параметр "from" для метода "calendar.event.add"',
  )
  expect((await portal.call('calendar.event.delete', {})).body.error_description).toBe('Не задан id события')
})

test('a calendar is made at the first look and takes its events along', async () => {
  const [own] = await portal.result<{ ID: string }[]>('calendar.section.get', { type: 'user', ownerId: 7 })
  expect(own?.ID).toEqual(expect.any(String))
  const section = { ...mine, name: 'Смены', export: { ALLOW: false } }
  const id = await portal.result<number>('calendar.section.add', section)
  const event = await add({ from: '2027-08-01T10:00:00', to: '2027-08-01T11:00:00', section: id })
  expect(await portal.result('calendar.section.update', { ...mine, id, name: 'Дежурства' })).toBe(id)
  expect((await portal.call('calendar.section.delete', { ...mine, id }, people.agent)).body.error_description).toBe(
    'Доступ запрещен',
  )
  expect(await portal.result('calendar.section.delete', { ...mine, id })).toBe(true)
  expect(await byId(event)).toBeNull()
})

test('settings say when the company works and what a person chose', async () => {
  expect(await portal.result('calendar.settings.get')).toMatchObject({
    week_holidays: ['SA', 'SU'],
    work_time_start: '9',
  })
  await portal.result('calendar.user.settings.set', { settings: { view: 'week' } }, 5)
  expect(await portal.result('calendar.user.settings.get', {}, 5)).toMatchObject({
    view: 'week',
    timezoneName: 'Asia/Yekaterinburg',
    timezoneOffsetUTC: 18_000,
  })
  const near = await portal.result<Shown[]>('calendar.event.get.nearest', { days: 30, maxEventsCount: 2 })
  expect(near).toHaveLength(2)
})

test('a resource is a calendar of its own kind', async () => {
  const id = await portal.result<number>('calendar.resource.add', { name: 'Стенд' })
  expect(await portal.result('calendar.resource.update', { resourceId: id, name: 'Стенд 2' })).toBe(id)
  expect(await portal.result('calendar.resource.list')).toEqual([{ ID: String(id), NAME: 'Стенд 2', CREATED_BY: '1' }])
  expect(await portal.result('calendar.resource.booking.list', { filter: { resourceTypeIdList: [id] } })).toEqual([])
  expect(await portal.result('calendar.resource.delete', { resourceId: id })).toBe(true)
})
