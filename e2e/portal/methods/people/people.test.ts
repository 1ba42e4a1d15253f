import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

type Person = Record<string, unknown> & { ID: string }
const guest = 10

test('without ACTIVE the dismissed are in the list, bots never', async () => {
  const bot = { ...portal.state.users.get(people.agent), id: 900, name: 'Бот', external: 'bot' as const }
  portal.state.users.set(900, bot as never)
  const ids = async (filter: object): Promise<string[]> =>
    (await portal.result<Person[]>('user.get', { FILTER: filter })).map((one) => one.ID)
  expect(await ids({})).toContain(String(people.dismissed))
  expect(await ids({})).not.toContain('900')
  expect(await ids({ ACTIVE: true })).not.toContain(String(people.dismissed))
  portal.state.users.delete(900)
})

test('filters take prefixes, lists, patterns and lie at the top as well', async () => {
  const names = async (params: object): Promise<unknown[]> =>
    (await portal.result<Person[]>('user.get', { ...params })).map((one) => one.LAST_NAME)
  expect(await names({ filter: { NAME: 'Алек%' } })).toEqual(['Гордеев'])
  expect(await names({ filter: { '@PERSONAL_CITY': ['Самара', 'Калининград'] } })).toEqual(['Северцева', 'Нагорный'])
  expect(await names({ UF_DEPARTMENT: 3, sort: 'LAST_NAME', order: 'DESC' })).toEqual(['Столбова', 'Рябинин'])
  expect(await names({ filter: { USER_TYPE: 'extranet' } })).toEqual(['Ососков'])
})

test('FIND looks into names, posts and departments (Bitrix24 docs: api-reference/user/user-search)', async () => {
  const found = await portal.result<Person[]>('user.search', {
    FILTER: { FIND: 'продажи рябин', USER_TYPE: 'extranet' },
  })
  expect(found.map((one) => one.ID)).toEqual([String(people.sales)])
})

test('a guest sees only people of common groups', async () => {
  const seen = await portal.result<Person[]>('user.get', {}, guest)
  expect(seen.map((one) => one.ID)).toEqual(['1', '2', '8', '10'])
})

test('the brief scope shows no contacts, the basic one does, select narrows both', async () => {
  const brief = await aPortal({ scopes: ['user_brief'] })
  const [person] = await brief.result<Person[]>('user.get', { ID: 2 })
  expect(person).not.toHaveProperty('EMAIL')
  expect(person).not.toHaveProperty('WORK_PHONE')
  expect(person).toMatchObject({ UF_PHONE_INNER: '102', TIME_ZONE: 'Europe/Moscow' })
  expect((await brief.call('user.update', { ID: 2, NAME: 'Иной' })).body.error).toBe('insufficient_scope')
  await brief.stop()
  expect(await portal.result('user.get', { ID: 2, select: ['NAME', 'WORK_PHONE'] })).toEqual([
    { ID: '2', NAME: 'Алексей', WORK_PHONE: '+7 495 000-01-02' },
  ])
})

test('an invitation is not yet a user: the event comes with the first visit (Bitrix24 docs: api-reference/common/events/on-user-add)', async () => {
  const receiver = await aReceiver()
  await portal.result('event.bind', { event: 'ONUSERADD', handler: receiver.url })
  expect((await portal.call('user.add', { EMAIL: 'нет' })).body.error_description).toBe('wrong_email')
  expect((await portal.call('user.add', { EMAIL: 'n@x.example' })).body.error_description).toBe('no_extranet_field')
  expect(
    (await portal.call('user.add', { EMAIL: 'n@x.example', UF_DEPARTMENT: 2 }, people.agent)).body.error_description,
  ).toBe('access_denied')
  const id = await portal.result<number>('user.add', { EMAIL: 'n@x.example', NAME: 'Нина', UF_DEPARTMENT: [2] })
  await portal.state.events.idle()
  expect(receiver.received).toHaveLength(0)
  portal.state.sessions.signIn(id)
  await portal.state.events.idle()
  expect(receiver.received[0]?.get('data[EMAIL]')).toBe('n@x.example')
  expect(await portal.result('user.get', { ID: id })).toMatchObject([{ IS_ONLINE: 'Y' }])
  await portal.result('user.update', { ID: id, ACTIVE: 'N' })
  expect((await portal.call('profile', {}, id)).body.error).toBe('authorization_error')
  await receiver.stop()
})

test('own fields of the profile get their prefix and are written and found', async () => {
  const id = await portal.result<number>('user.userfield.add', {
    fields: { FIELD_NAME: 'SKILL', USER_TYPE_ID: 'string' },
  })
  expect(await portal.result('user.userfield.list')).toMatchObject([{ FIELD_NAME: 'UF_USR_SKILL' }])
  await portal.result('user.update', { ID: 2, UF_USR_SKILL: 'пайка' })
  expect(await portal.result('user.get', { filter: { UF_USR_SKILL: 'пайка' }, select: ['UF_*'] })).toMatchObject([
    { ID: '2' },
  ])
  expect(await portal.result('user.userfield.update', { id, fields: { SORT: 5 } })).toBe(true)
  expect((await portal.call('user.userfield.delete', { id }, people.agent)).body.error_description).toBe(
    'Access denied.',
  )
  expect(await portal.result('user.userfield.delete', { id })).toBe(true)
  expect(await portal.result('user.fields')).toMatchObject({ PERSONAL_MOBILE: 'Личный мобильный' })
})

test('there is one root of departments, and what was in a deleted one goes up', async () => {
  expect(await portal.result('profile')).toMatchObject({ ADMIN: true, TIME_ZONE: 'Europe/Moscow' })
  expect(await portal.result('user.access', { ACCESS: ['U2'] }, people.agent)).toBe(true)
  expect(await portal.result('user.access', { ACCESS: ['U3'] }, people.agent)).toBe(false)
  expect((await portal.call('department.add', { NAME: 'Ещё корень' })).body.error).toBe('ERROR_CORE')
  const id = await portal.result<number>('department.add', { NAME: 'Пуск', PARENT: 2, UF_HEAD: 3 })
  expect((await portal.call('department.update', { ID: 2, PARENT: id })).status).toBe(400)
  await portal.result('user.update', { ID: 4, UF_DEPARTMENT: [id] })
  expect(await portal.result('department.delete', { ID: id })).toBe(true)
  expect(await portal.result('user.get', { ID: 4 })).toMatchObject([{ UF_DEPARTMENT: [2] }])
  expect(await portal.result('department.fields')).toHaveProperty('UF_HEAD')
})
