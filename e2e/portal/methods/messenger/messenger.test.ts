import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

interface Bell {
  total_unread_count: number
  notifications: { id: number; text: string; notify_read: string; author_id: number }[]
}
const bell = (userId: number): Promise<Bell> => portal.result<Bell>('im.notify.get', {}, userId)

test('a tag replaces, a system notification has no author, only the addressee hears the bell', async () => {
  const to = { USER_ID: people.agent }
  await portal.result('im.notify.personal.add', { ...to, MESSAGE: 'Раз', TAG: 'T' })
  await portal.result('im.notify.personal.add', { ...to, MESSAGE: 'Два', TAG: 'T' })
  await portal.result('im.notify.system.add', { ...to, MESSAGE: 'Система' })
  await portal.result('im.notify', { ...to, MESSAGE: 'Третье', TYPE: 'USER', SUB_TAG: 'S' })
  const heard = await bell(people.agent)
  expect(heard.notifications.map((one) => [one.text, one.author_id])).toEqual([
    ['Третье', 1],
    ['Система', 0],
    ['Два', 1],
  ])
  expect((await bell(people.sales)).notifications).toEqual([])
  expect((await portal.call('im.notify.get', { LAST_ID: 1 })).body.error).toBe('LAST_ID_AND_LAST_TYPE')
  expect((await portal.call('im.notify', { ...to, MESSAGE: '' })).body.error).toBe('MESSAGE_EMPTY')
  const oldest = heard.notifications.at(-1)?.id ?? 0
  await portal.result('im.notify.read', { ID: oldest, ONLY_CURRENT: 'Y' }, people.agent)
  expect((await bell(people.agent)).total_unread_count).toBe(2)
  await portal.result('im.notify.read', { ID: oldest }, people.agent)
  expect((await bell(people.agent)).total_unread_count).toBe(0)
  await portal.result('im.notify.read.list', { IDS: [oldest], ACTION: 'N' }, people.agent)
  expect((await bell(people.agent)).total_unread_count).toBe(1)
  expect(await portal.result('im.notify.read.all', {}, people.agent)).toEqual({ result: true, newCounter: 0 })
  expect(await portal.result('im.notify.history.search', { SEARCH_TEXT: 'сист' }, people.agent)).toMatchObject({
    total_results: 1,
  })
  expect(
    await portal.result('im.notify.answer', { NOTIFY_ID: oldest, ANSWER_TEXT: 'Да' }, people.agent),
  ).toHaveProperty('result_message')
  expect(await portal.result('im.notify.confirm', { NOTIFY_ID: oldest, NOTIFY_VALUE: 'Y' }, people.agent)).toBe(false)
  expect(await portal.result('im.notify.schema.get')).toHaveProperty('tasks')
  expect((await portal.call('im.notify.delete', {})).body.error).toBe('PARAMS_ERROR')
  await portal.result('im.notify.delete', { SUB_TAG: 'S' })
  expect((await bell(people.agent)).notifications).toHaveLength(2)
})

test('people come as a map by number unless a list is asked for (Bitrix24 docs: api-reference/chats/users/im-user-list-get)', async () => {
  expect(await portal.result('im.user.list.get', { ID: [2, 999] })).toMatchObject({
    '2': { id: 2, phones: { inner_phone: '102' } },
  })
  expect(await portal.result('im.user.list.get', { ID: [2], RESULT_TYPE: 'array' })).toMatchObject([
    { first_name: 'Алексей' },
  ])
  expect((await portal.call('im.user.list.get', {})).body.error).toBe('INVALID_FORMAT')
  expect((await portal.call('im.user.get', { ID: 0 })).body.error).toBe('ID_EMPTY')
  expect((await portal.call('im.user.get', { ID: people.sales }, 10)).body.error).toBe('ACCESS_DENIED')
})

test('departments give their path, their people and their heads', async () => {
  expect(await portal.result('im.department.get', { ID: [3] })).toMatchObject([
    { full_name: 'Продажи / Щитовой двор', manager_user_id: 6 },
  ])
  expect(await portal.result('im.department.employees.get', { ID: [3] })).toEqual({ '3': [6, 7] })
  expect(await portal.result('im.department.managers.get', { ID: [3, 4] })).toEqual({ '3': 6 })
  expect(await portal.result('im.department.colleagues.list', {}, people.sales)).toEqual([6])
  expect((await portal.call('im.department.colleagues.list', {}, 10)).body.error).toBe('ACCESS_ERROR')
})

test('a talk of two is one chat for both, and reading counts', async () => {
  const id = await portal.result<number>('im.message.add', { DIALOG_ID: '2', MESSAGE: 'Выезд?' })
  const counters = await portal.result<{ DIALOG: object }>('im.counters.get', {}, people.agent)
  expect(counters.DIALOG).toEqual({ '1': 1 })
  const read = await portal.result<{ counter: number }>('im.dialog.read', { DIALOG_ID: '1' }, people.agent)
  expect(read.counter).toBe(0)
  await portal.result('im.message.like', { MESSAGE_ID: id, ACTION: 'plus' }, people.agent)
  expect((await portal.call('im.message.like', { MESSAGE_ID: id, ACTION: 'plus' }, people.agent)).body.error).toBe(
    'WITHOUT_CHANGES',
  )
  expect((await portal.call('im.message.update', { MESSAGE_ID: id, MESSAGE: 'Чужое' }, people.agent)).body.error).toBe(
    'CANT_EDIT_MESSAGE',
  )
  expect(await portal.result('im.message.update', { MESSAGE_ID: id, MESSAGE: 'Едем?' })).toBe(true)
  const talk = await portal.result<{ messages: unknown[] }>('im.dialog.messages.get', { DIALOG_ID: '1' }, people.agent)
  expect(talk.messages).toMatchObject([{ text: 'Едем?', params: { LIKE: [2], IS_EDITED: 'Y' } }])
  expect(await portal.result('im.message.delete', { MESSAGE_ID: id })).toBe(true)
  expect((await portal.call('im.message.add', { DIALOG_ID: '999', MESSAGE: 'Кто' })).body.error).toBe('USER_NOT_FOUND')
})

test('a closed chat is for its members', async () => {
  const chat = { TITLE: 'Пуск', USERS: [people.agent], MESSAGE: 'Начали', ENTITY_TYPE: 'TASK', ENTITY_ID: '7' }
  const CHAT_ID = await portal.result<number>('im.chat.add', chat)
  const DIALOG_ID = `chat${CHAT_ID}`
  expect(await portal.result('im.chat.get', { ENTITY_TYPE: 'TASK', ENTITY_ID: '7' })).toEqual({ ID: CHAT_ID })
  expect((await portal.call('im.dialog.get', { DIALOG_ID }, people.sales)).body.error).toBe('ACCESS_ERROR')
  expect((await portal.call('im.message.add', { DIALOG_ID, MESSAGE: 'Я' }, people.sales)).status).toBe(403)
  expect(await portal.result('im.chat.user.add', { CHAT_ID, USERS: [people.sales] })).toBe(true)
  expect(await portal.result('im.chat.user.list', { CHAT_ID })).toEqual([1, 2, 7])
  expect((await portal.call('im.chat.user.delete', { CHAT_ID, USER_ID: 2 }, people.sales)).body.error).toBe(
    'ACCESS_DENIED_KICK',
  )
  expect(await portal.result('im.chat.user.delete', { CHAT_ID, USER_ID: people.sales })).toBe(true)
  expect(await portal.result('im.chat.updateTitle', { CHAT_ID, TITLE: 'Пуск щита' })).toBe(true)
  expect(await portal.result('im.chat.mute', { CHAT_ID, MUTE: 'Y' })).toBe(true)
  expect(await portal.result('im.chat.setOwner', { CHAT_ID, USER_ID: people.agent })).toBe(true)
  const { items } = await portal.result<{ items: { title: string }[] }>('im.recent.list', { SKIP_DIALOG: 'Y' })
  expect(items.map((one) => one.title)).toEqual(['Пуск щита'])
  const recent = async (params: Record<string, unknown>): Promise<unknown[]> =>
    (await portal.result<{ items: unknown[] }>('im.recent.list', { SKIP_DIALOG: 'Y', ...params })).items
  expect(await recent({ ONLY_CHANNEL: 'Y' })).toEqual([])
  expect(await recent({ LAST_MESSAGE_DATE: '2020-01-01T00:00:00+03:00' })).toEqual([])
  expect(await recent({ CAN_MANAGE_MESSAGES: 'Y' })).toEqual([])
  expect(await portal.result('im.dialog.get', { DIALOG_ID })).toMatchObject({ owner: 2, mute_list: { '1': true } })
  expect(await portal.result('im.chat.leave', { CHAT_ID })).toBe(true)
})
