import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../testing.ts'
import { aPortal, aReceiver, people } from '../testing.ts'

let portal: TestPortal
let receiver: Receiver
beforeAll(async () => {
  portal = await aPortal()
  receiver = await aReceiver()
})
afterAll(async () => {
  await portal.stop()
  await receiver.stop()
})
afterEach(() => {
  portal.state.robotSpecs.clear()
  portal.state.robotRuns.clear()
  receiver.received.length = 0
})

interface Run {
  id: string
  status: string
  returned: Record<string, unknown>
  log: string[]
}

const robot = () => ({
  CODE: 'assign_manager',
  HANDLER: receiver.url,
  NAME: 'Назначить менеджера',
  PROPERTIES: { text: { Name: 'Текст', Type: 'text' }, wait: { Name: 'Ждать', Type: 'int', Default: 20 } },
  RETURN_PROPERTIES: { userId: { Name: 'Кто', Type: 'user' } },
})
const add = (more: Record<string, unknown> = {}) => portal.call('bizproc.robot.add', { ...robot(), ...more })
const run = (more: Record<string, unknown> = {}) =>
  portal.door('POST', 'robots/run', { code: 'assign_manager', entityTypeId: 1, id: 1, ...more }) as Promise<Run>

test('a handler gets the document, the token and the properties, without OAuth tokens (tutorials/bizproc/activity)', async () => {
  await add()
  const { id } = await run({ properties: { text: 'Перезвоните' } })
  const [form] = receiver.received
  expect(Object.fromEntries(form ?? [])).toMatchObject({
    code: 'assign_manager',
    'document_id[0]': 'crm',
    'document_id[1]': 'CCrmDocumentLead',
    'document_id[2]': 'LEAD_1',
    'document_type[2]': 'LEAD',
    event_token: id,
    'properties[text]': 'Перезвоните',
    'properties[wait]': '20',
    use_subscription: 'Y',
    'auth[application_token]': portal.app.applicationToken,
    'auth[member_id]': portal.state.memberId,
  })
  expect(form?.has('auth[access_token]')).toBe(false)
})

test('with AUTH_USER_ID that person’s token comes (bizproc-robot-add)', async () => {
  await add({ AUTH_USER_ID: 1 })
  await run()
  const token = receiver.received[0]?.get('auth[access_token]')
  const profile = await fetch(`${portal.url}/rest/profile?auth=${token}`)
  expect(await profile.json()).toMatchObject({ result: { ID: '1' } })
})

test('the robot waits for its answer, hears it once and keeps only what it announced (bizproc-event-send)', async () => {
  await add()
  const { id, status } = await run()
  expect(status).toBe('waiting')
  expect(await portal.result('bizproc.activity.log', { event_token: id, log_message: 'Ищу' })).toBe(true)
  const answer = { event_token: id, return_values: { userId: 'user_14', extra: 1 }, log_message: 'Нашёл' }
  expect(await portal.result('bizproc.event.send', answer)).toBe(true)
  const kept = portal.state.robotRuns.get(id)
  expect(kept).toMatchObject({ status: 'done', returned: { userId: 'user_14' }, log: ['Ищу', 'Нашёл'] })
  expect((await portal.call('bizproc.event.send', answer)).body.error).toBe('ACCESS_DENIED')
  expect((await portal.call('bizproc.activity.log', { event_token: id })).body.error).toBe('ERROR_EMPTY_LOG_MESSAGE')
})

test('only a plain N makes a robot not wait (bizproc-robot-add)', async () => {
  await add({ USE_SUBSCRIPTION: 'N' })
  const { id, status } = await run()
  expect(status).toBe('done')
  expect((await portal.call('bizproc.event.send', { event_token: id })).body.error).toBe('ACCESS_DENIED')
})

test('what a robot changes raises events without tokens', async () => {
  await portal.result('event.bind', { event: 'ONCRMLEADUPDATE', handler: receiver.url })
  await portal.door('POST', 'robots/change', { entityTypeId: 1, id: 1, fields: { title: 'Тронуто роботом' } })
  await portal.state.events.idle()
  const [event] = receiver.received
  expect(event?.get('data[FIELDS][ID]')).toBe('1')
  expect([event?.has('auth[access_token]'), event?.has('auth[application_token]')]).toEqual([false, true])
  portal.state.eventHandlers.clear()
})

test.each([
  [{ CODE: '' }, 'Empty activity code!'],
  [{ CODE: 'а б' }, 'Wrong activity code!'],
  [{ NAME: '' }, 'Empty activity NAME!'],
  [{ PROPERTIES: { '1a': { Name: 'X' } } }, 'Wrong property key 1a!'],
  [{ PROPERTIES: { a: {} } }, 'Empty property NAME a!'],
  [{ DOCUMENT_TYPE: ['crm'] }, 'Wrong activity DOCUMENT_TYPE!'],
])('bizproc.robot.add with %j is refused', async (broken, words) => {
  expect((await add(broken)).body).toMatchObject({
    error: 'ERROR_ACTIVITY_VALIDATION_FAILURE',
    error_description: words,
  })
})

test('a robot is added once, listed, changed and deleted by its administrator', async () => {
  expect((await add()).status).toBe(200)
  expect((await add()).body.error).toBe('ERROR_ACTIVITY_ALREADY_INSTALLED')
  expect((await portal.call('bizproc.robot.add', robot(), people.agent)).body.error).toBe('ACCESS_DENIED')
  expect((await add({ CODE: 'x', HANDLER: 'ftp://a.example/' })).body.error).toBe('ERROR_UNSUPPORTED_PROTOCOL')
  expect(await portal.result('bizproc.robot.list')).toEqual(['assign_manager'])
  const nothing = await portal.call('bizproc.robot.update', { CODE: 'assign_manager', FIELDS: {} })
  expect(nothing.body.error_description).toBe('No fields to update')
  await portal.result('bizproc.robot.update', { CODE: 'assign_manager', FIELDS: { USE_SUBSCRIPTION: 'N' } })
  expect((await run()).status).toBe('done')
  expect(await portal.result('bizproc.robot.delete', { CODE: 'assign_manager' })).toBe(true)
  expect((await portal.call('bizproc.robot.delete', { CODE: 'assign_manager' })).body.error).toBe(
    'ERROR_ACTIVITY_NOT_FOUND',
  )
})

test('workflow activities have a list of their own', async () => {
  await add()
  expect(await portal.result('bizproc.activity.add', robot())).toBe(true)
  expect(await portal.result('bizproc.activity.list')).toEqual(['assign_manager'])
  await portal.result('bizproc.activity.update', { CODE: 'assign_manager', FIELDS: { NAME: 'Иначе' } })
  expect(await portal.result('bizproc.activity.delete', { CODE: 'assign_manager' })).toBe(true)
  expect(await portal.result('bizproc.robot.list')).toEqual(['assign_manager'])
})

test('a type of user fields is named by the application and used by its full code (userfieldtype-add)', async () => {
  const type = { USER_TYPE_ID: 'test_type', HANDLER: receiver.url, TITLE: 'Проба', OPTIONS: { height: 60 } }
  expect(await portal.result('userfieldtype.add', type)).toBe(true)
  expect((await portal.call('userfieldtype.add', { ...type, USER_TYPE_ID: 'other' })).body).toMatchObject({
    error: 'ERROR_CORE',
    error_description: 'Unable to set placement handler: Handler already binded',
  })
  const code = `rest_${portal.app.id}_test_type`
  const fields = { FIELD_NAME: 'OWN_TYPE', USER_TYPE_ID: code }
  expect((await portal.call('crm.lead.userfield.add', { fields })).status).toBe(200)
  const unknown = { FIELD_NAME: 'ALIEN', USER_TYPE_ID: 'rest_1_absent' }
  expect((await portal.call('crm.lead.userfield.add', { fields: unknown })).status).toBe(400)
  await portal.result('userfieldtype.update', { USER_TYPE_ID: 'test_type', HANDLER: receiver.url, TITLE: 'Иначе' })
  expect(await portal.call('userfieldtype.list')).toMatchObject({
    body: { result: [{ USER_TYPE_ID: 'test_type', TITLE: 'Иначе', DESCRIPTION: '' }], total: 1 },
  })
  expect(await portal.result('userfieldtype.delete', { USER_TYPE_ID: 'test_type' })).toBe(true)
  expect((await portal.call('userfieldtype.delete', { USER_TYPE_ID: 'test_type' })).body.error).toBe('ERROR_NOT_FOUND')
})
