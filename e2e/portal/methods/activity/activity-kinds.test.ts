import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

const owner = { ownerTypeId: 1, ownerId: 5 }
const todo = (more: Record<string, unknown> = {}) =>
  portal.call('crm.activity.todo.add', { ...owner, deadline: '2026-12-01T15:00:00+03:00', title: 'Позвонить', ...more })
const todoId = async (): Promise<number> => ((await todo()).body.result as { id: number }).id
const get = (id: number) => portal.result('crm.activity.get', { id })

const layout = {
  icon: { code: 'call-completed' },
  header: { title: 'Входящий звонок', tags: { one: { type: 'warning', title: { ru: 'не расшифрован' } } } },
  body: { logo: { code: 'call-incoming' }, blocks: { text: { type: 'text', properties: { value: 'ООО «Щит»' } } } },
}
const configurable = (more: Record<string, unknown> = {}, userId?: number) =>
  portal.call('crm.activity.configurable.add', { ...owner, fields: {}, layout, ...more }, userId)

test('a universal activity wants a deadline it can read (crm-activity-todo-add)', async () => {
  const id = await todoId()
  expect(await get(id)).toMatchObject({
    PROVIDER_ID: 'CRM_TODO',
    PROVIDER_TYPE_ID: 'TODO',
    TYPE_ID: '6',
    SUBJECT: 'Позвонить',
    DEADLINE: '2026-12-01T15:00:00+03:00',
    COMPLETED: 'N',
  })
  expect((await todo({ deadline: 'завтра' })).body.error).toBe('WRONG_DATETIME_FORMAT')
  expect((await portal.call('crm.activity.todo.add', owner)).body.error).toBe('100')
  expect((await todo({ ownerId: 9999 })).body.error).toBe('OWNER_NOT_FOUND')
})

test('each part of it changes by its own method until it is completed (crm-activity-todo-update-deadline)', async () => {
  const id = await todoId()
  const call = (verb: string, params: object) => portal.call(`crm.activity.todo.${verb}`, { id, ...owner, ...params })
  await call('updateDeadline', { value: '2026-12-02T10:00:00+03:00' })
  await call('updateDescription', { value: 'Спросить о щите' })
  await call('updateColor', { colorId: '3' })
  await call('updateResponsibleUser', { responsibleId: 3 })
  await call('update', { deadline: '2026-12-03T10:00:00+03:00', title: 'Написать' })
  expect(await get(id)).toMatchObject({
    DEADLINE: '2026-12-03T10:00:00+03:00',
    DESCRIPTION: 'Спросить о щите',
    RESPONSIBLE_ID: '3',
    SUBJECT: 'Написать',
  })
  expect((await call('updateColor', { colorId: '9' })).body.error).toBe('CAN_NOT_UPDATE_WRONG_COLOR_TODO')
  expect((await call('updateResponsibleUser', { responsibleId: 0 })).body.error).toBe('INVALID_ARG_VALUE')
  await portal.result('crm.activity.update', { id, fields: { COMPLETED: 'Y' } })
  const late = await call('updateDeadline', { value: '2026-12-02T10:00:00+03:00' })
  expect(late.body.error).toBe('CAN_NOT_UPDATE_COMPLETED_TODO')
  expect((await call('updateColor', { colorId: '1' })).body.error).toBe('CAN_NOT_UPDATE_COLOR_COMPLETED_TODO')
  expect((await todo({ parentActivityId: id })).body.error).toBe('ERROR_PARENT_ACTIVITY_RESTRICT')
})

test('a configurable activity is drawn by its application and changed by it alone (crm-activity-configurable-update)', async () => {
  const made = (await configurable({ fields: { responsibleId: 2 } })).body.result as { activity: { id: number } }
  const { id } = made.activity
  expect(await portal.result('crm.activity.configurable.get', { id })).toMatchObject({
    activity: { id, ...owner, fields: { typeId: 'CONFIGURABLE', completed: false, responsibleId: 2 }, layout },
  })
  const fields = { completed: 'Y' }
  expect(await portal.result('crm.activity.configurable.update', { id, fields, layout })).toEqual({ activity: { id } })
  expect((await portal.call('crm.activity.update', { id, fields: { SUBJECT: 'x' } })).body.error_description).toContain(
    'crm.activity.configurable.update',
  )
  const activity = portal.state.activities.get(id)
  if (activity) activity.clientId = 'local.other.1'
  expect((await portal.call('crm.activity.configurable.update', { id, fields, layout })).body.error).toBe(
    'ERROR_WRONG_APPLICATION',
  )
  const viaOld = { TYPE_ID: 6, PROVIDER_ID: 'CONFIGURABLE_REST_APP', OWNER_TYPE_ID: 1, OWNER_ID: 5, SUBJECT: 'x' }
  expect((await portal.call('crm.activity.add', { fields: viaOld })).status).toBe(400)
})

test.each([
  ['ERROR_EMPTY_LAYOUT', { layout: {} }],
  ['FIELD_IS_REQUIRED', { layout: { ...layout, header: {} } }],
  ['FIELD_IS_REDUNDANT', { layout: { ...layout, more: 1 } }],
  ['ENUM_FIELD', { layout: { ...layout, header: { title: 'x', tags: { a: { title: 'x', type: 'lavender' } } } } }],
  ['WRONG_LANG', { layout: { ...layout, header: { title: { xx: 'x' } } } }],
  [
    'KEY_CONTAIN_WRONG_SYMBOLS',
    { layout: { ...layout, body: { ...layout.body, blocks: { 'а б': layout.body.blocks.text } } } },
  ],
  ['INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE', { fields: { isIncomingChannel: 'Y', deadline: '2026-12-01' } }],
  ['WRONG_FIELD_VALUE', { fields: { typeId: 'NOT_MINE' } }],
])('%s for a wrong configurable activity (crm-activity-configurable-add)', async (code, broken) => {
  expect((await configurable(broken)).body.error).toBe(code)
})

test('more than two tags or buttons are too many (structure/header)', async () => {
  const tag = { title: 'x', type: 'primary' }
  const header = { title: 'x', tags: { a: tag, b: tag, c: tag } }
  expect((await configurable({ layout: { ...layout, header } })).body.error).toBe('TOO_MANY_ITEMS')
})

test('own types of activities are registered by an administrator in the application (crm-activity-type-add)', async () => {
  const fields = { TYPE_ID: '1C', NAME: 'Дело 1С', IS_CONFIGURABLE_TYPE: 'Y' }
  expect(await portal.result('crm.activity.type.add', { fields })).toBe(true)
  expect((await portal.call('crm.activity.type.add', { fields })).body.error).toBe('INVALID_ARG_VALUE')
  expect((await portal.call('crm.activity.type.add', { fields }, people.agent)).body.error).toBe('ACCESS_DENIED')
  expect(await portal.result('crm.activity.type.list')).toEqual([
    { TYPE_ID: '1C', NAME: 'Дело 1С', IS_CONFIGURABLE_TYPE: 'Y', ICON_ID: '0' },
  ])
  expect((await configurable({ fields: { typeId: '1C' } })).status).toBe(200)
  expect(await portal.result('crm.activity.type.delete', { TYPE_ID: '1C' })).toBe(true)
})

test('a badge is found and deleted by its code (crm-activity-badge-add)', async () => {
  const badge = { code: 'missedCall', title: 'Звонок', value: 'Пропущен', type: 'failure' }
  expect(await portal.result('crm.activity.badge.add', badge)).toEqual({ badge })
  expect((await portal.call('crm.activity.badge.add', { code: 'x' })).body.error).toBe('REQUIRED_ARG_MISSING')
  expect(await portal.result('crm.activity.badge.get', { code: 'missedCall' }, people.agent)).toEqual({ badge })
  expect(await portal.result('crm.activity.badge.list')).toEqual({ badges: [badge] })
  expect(await portal.result('crm.activity.badge.delete', { code: 'missedCall' })).toBe(true)
  expect((await portal.call('crm.activity.badge.get', { code: 'missedCall' })).body.error).toBe('NOT_FOUND')
})

test('blocks on an activity belong to the application; a configurable one takes none (crm-activity-layout-blocks-set)', async () => {
  const place = { entityTypeId: 1, entityId: 5, activityId: await todoId() }
  const blocks = {
    layout: { blocks: { a: { type: 'link', properties: { text: 'x', action: { type: 'redirect', uri: '/' } } } } },
  }
  expect(await portal.result('crm.activity.layout.blocks.set', { ...place, ...blocks })).toEqual({ success: true })
  expect(await portal.result('crm.activity.layout.blocks.get', place)).toEqual(blocks)
  expect(await portal.result('crm.activity.layout.blocks.delete', place)).toEqual({ success: true })
  const made = (await configurable()).body.result as { activity: { id: number } }
  const refused = await portal.call('crm.activity.layout.blocks.set', {
    ...place,
    activityId: made.activity.id,
    ...blocks,
  })
  expect(refused.body.error).toBe('UNSUITABLE_ACTIVITY_TYPE_ERROR')
})

test('an activity of an application comes without TYPE_ID and stays its own (app-embedding/activity-app)', async () => {
  const fields = { OWNER_TYPE_ID: 1, OWNER_ID: 5, PROVIDER_ID: 'REST_APP', PROVIDER_TYPE_ID: 'LINK', SUBJECT: 'Дело' }
  const id = await portal.result<number>('crm.activity.add', { fields })
  expect(await get(id)).toMatchObject({ TYPE_ID: '6', PROVIDER_ID: 'REST_APP', COMMUNICATIONS: [] })
  const none = await portal.call('crm.activity.add', { fields: { ...fields, PROVIDER_ID: '', TYPE_ID: 6 } })
  expect(none.body.error_description).toContain('custom activity without provider')
  expect(await portal.result('crm.activity.delete', { id })).toBe(true)
})

test('a call takes one communication; with nobody named the owner’s responsible answers (crm-activity-add)', async () => {
  const one = { VALUE: '+74950000001', ENTITY_ID: 1, ENTITY_TYPE_ID: 3 }
  const fields = { OWNER_TYPE_ID: 1, OWNER_ID: 5, TYPE_ID: 2, SUBJECT: 'Звонок', COMMUNICATIONS: [one] }
  const id = await portal.result<number>('crm.activity.add', {
    fields: { ...fields, START_TIME: '2026-11-20T10:00:00+03:00' },
  })
  expect(await get(id)).toMatchObject({
    PROVIDER_ID: 'VOXIMPLANT_CALL',
    PROVIDER_TYPE_ID: 'CALL',
    DEADLINE: '2026-11-20T10:00:00+03:00',
    RESPONSIBLE_ID: String(Number(portal.state.items.of(1).get(5)?.assignedById)),
    COMMUNICATIONS: [{ TYPE: 'PHONE', ENTITY_SETTINGS: { LAST_NAME: 'Воронцова' } }],
  })
  const two = await portal.call('crm.activity.add', { fields: { ...fields, COMMUNICATIONS: [one, one] } })
  expect(two.body.error_description).toContain('only one communication')
})

test('a partial update changes the responsible alone (crm-activity-update)', async () => {
  const id = await todoId()
  await portal.result('crm.activity.update', { id, fields: { RESPONSIBLE_ID: 4 } })
  expect(await get(id)).toMatchObject({ RESPONSIBLE_ID: '4', SUBJECT: 'Позвонить', COMPLETED: 'N' })
})

test('two pairs of BINDINGS give an activity of both cards twice (crm-activity-list)', async () => {
  const id = await todoId()
  await portal.result('crm.activity.binding.add', { activityId: id, entityTypeId: 4, entityId: 2 })
  const BINDINGS = [
    { OWNER_TYPE_ID: 1, OWNER_ID: 5 },
    { OWNER_TYPE_ID: 4, OWNER_ID: 2 },
  ]
  const rows = await portal.result<unknown[]>('crm.activity.list', { filter: { ID: id, BINDINGS }, select: ['ID'] })
  expect(rows).toEqual([{ ID: String(id) }, { ID: String(id) }])
})

test('a binding moves within one type and tells of it (crm-activity-binding-move)', async () => {
  const activityId = await todoId()
  const receiver = await aReceiver()
  await portal.result('event.bind', { event: 'ONCRMACTIVITYUPDATE', handler: receiver.url })
  const move = (target: object) =>
    portal.call('crm.activity.binding.move', { activityId, sourceEntityTypeId: 1, sourceEntityId: 5, ...target })
  expect((await move({ targetEntityTypeId: 2, targetEntityId: 1 })).body.error).toBe(
    'SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR',
  )
  expect((await move({ targetEntityTypeId: 1, targetEntityId: 5 })).body.error).toBe(
    'SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR',
  )
  expect((await move({ targetEntityTypeId: 1, targetEntityId: 6 })).body.result).toBe(true)
  expect((await move({ targetEntityTypeId: 1, targetEntityId: 7 })).body.error).toBe('BINDING_NOT_FOUND')
  expect(await get(activityId)).toMatchObject({ OWNER_ID: '6' })
  await portal.state.events.idle()
  expect(receiver.received.map((one) => one.get('data[FIELDS][ID]'))).toEqual([String(activityId)])
  await receiver.stop()
})

test.each(['crm.activity.fields', 'crm.activity.communication.fields'])('%s describes ID', async (method) => {
  expect(await portal.result(method)).toMatchObject({ ID: { isReadOnly: true } })
})

test.each([
  ['activitytype', { ID: 4, NAME: 'Письмо' }],
  ['activitystatus', { ID: 2, NAME: 'Завершено' }],
  ['activitydirection', { ID: 1, NAME: 'Входящее' }],
  ['activitypriority', { ID: 3, NAME: 'высокая' }],
  ['activitynotifytype', { ID: 1, NAME: 'мин.' }],
  ['contenttype', { ID: 3, NAME: 'HTML' }],
  ['addresstype', { ID: 6, NAME: 'Юридический адрес' }],
])('crm.enum.%s names its values', async (name, value) => {
  const listed = { ...value, SYMBOL_CODE: null, SYMBOL_CODE_SHORT: null }
  expect(await portal.result(`crm.enum.${name}`)).toContainEqual(listed)
})
