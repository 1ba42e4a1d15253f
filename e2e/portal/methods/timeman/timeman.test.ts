import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await aPortal()
  const noon = Date.parse('2027-02-01T09:00:00Z')
  await portal.door('POST', 'clock', { advanceMs: noon - portal.state.clock.now() })
})
afterEach(() => portal.stop())

const hours = (count: number): Promise<unknown> => portal.door('POST', 'clock', { advanceMs: count * 3_600_000 })

test('pauses are leaks, not work; a closed day may be taken up again', async () => {
  expect(await portal.result('timeman.open', {}, people.agent)).toMatchObject({
    STATUS: 'OPENED',
    TIME_FINISH: null,
    DURATION: '00:00:00',
  })
  await hours(2)
  expect(await portal.result('timeman.pause', {}, people.agent)).toMatchObject({ STATUS: 'PAUSED' })
  await hours(1)
  expect(await portal.result('timeman.open', {}, people.agent)).toMatchObject({
    STATUS: 'OPENED',
    TIME_LEAKS: '01:00:00',
  })
  await hours(1)
  const closed = await portal.result<{ DURATION: string }>('timeman.close', {}, people.agent)
  expect(closed).toMatchObject({ STATUS: 'CLOSED', TZ_OFFSET: 10_800 })
  expect(closed.DURATION).toMatch(/^0(2:59|3:00)/)
  expect(await portal.result('timeman.open', {}, people.agent)).toMatchObject({ STATUS: 'OPENED' })
})

test('a day left open over midnight expires and is closed only by its own date', async () => {
  await portal.result('timeman.open', {}, people.agent)
  await hours(20)
  const status = await portal.result<{ TIME_FINISH_DEFAULT: string }>('timeman.status', {}, people.agent)
  expect(status).toMatchObject({ STATUS: 'EXPIRED', TIME_FINISH_DEFAULT: '2027-02-01T18:00:00+03:00' })
  expect((await portal.call('timeman.close', {}, people.agent)).body.error).toBe('WRONG_DATETIME')
  const late = { TIME: '2027-02-01T18:00:00+03:00', REPORT: 'Не закрыл день' }
  expect(await portal.result('timeman.close', late, people.agent)).toMatchObject({ STATUS: 'CLOSED', ACTIVE: false })
})

test('the day of another is for the head and the administrator', async () => {
  expect(await portal.result('timeman.open', { USER_ID: people.sales }, people.salesHead)).toMatchObject({
    STATUS: 'OPENED',
  })
  expect((await portal.call('timeman.status', { USER_ID: people.sales }, people.agent)).status).toBe(403)
  expect((await portal.call('timeman.status', { USER_ID: 999 })).body.error_description).toBe('User not found')
  expect(await portal.result('timeman.settings')).toMatchObject({ ADMIN: true, UF_TM_FREE: false })
})

test('networks of the office are the administrator’s', async () => {
  expect(await portal.result('timeman.networkrange.check', { IP: '10.10.1.1' })).toMatchObject({ name: '10.x.x.x' })
  const ranges = [{ ip_range: '10.0.0.1-x', name: 'Ошибка' }]
  expect(await portal.result('timeman.networkrange.set', { ranges })).toEqual({ result: false, error_ranges: ranges })
  expect(await portal.result('timeman.networkrange.set', { ranges: [{ ip_range: '10.1.1.1', name: 'Один' }] })).toEqual(
    { result: true },
  )
  expect(await portal.result('timeman.networkrange.get')).toHaveLength(1)
  expect((await portal.call('timeman.networkrange.get', {}, people.agent)).body.error).toBe('ACCESS_ERROR')
  expect(await portal.result('timeman.schedule.get', { id: 7 })).toEqual([])
  expect(await portal.result('timeman.schedule.get', { id: 1 })).toMatchObject({ SHIFTS: [{ WORK_DAYS: '12345' }] })
})

test('control of time is off until it is switched on', async () => {
  expect(await portal.result('timeman.timecontrol.settings.get')).toMatchObject({ active: false })
  expect(await portal.result('timeman.timecontrol.settings.set', { ACTIVE: true, MINIMUM_IDLE_FOR_REPORT: 20 })).toBe(
    true,
  )
  expect(await portal.result('timeman.timecontrol.settings.get')).toMatchObject({
    active: true,
    minimum_idle_for_report: 20,
  })
  expect(await portal.result('timeman.timecontrol.reports.settings.get', {}, people.salesHead)).toMatchObject({
    user_head: true,
    departments: [{ id: '3' }],
  })
  const own = await portal.result<{ id: number }[]>(
    'timeman.timecontrol.reports.users.get',
    { DEPARTMENT_ID: 2 },
    people.sales,
  )
  expect(own.map((one) => one.id)).toEqual([people.sales])
})
