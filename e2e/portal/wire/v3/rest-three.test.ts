import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logEvent } from '../../store/log-event.ts'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

/** Bitrix24 docs: api-reference/rest-v3, api-reference/event-log, api-reference/tasks/*-rest-v3. */
let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal({
    scopes: ['tasks', 'main', 'crm'],
    unknownMethods: ['v3:crm.item.list', 'main.eventlog.list'],
  })
  portal.state.eventLog.clear()
  for (let index = 0; index < 120; index += 1) {
    const userId = (index % 3) + 1
    logEvent(portal.state, { auditTypeId: 'USER_AUTHORIZE', userId, itemId: String(userId), description: `${index}` })
  }
})
afterAll(() => portal.stop())

interface Reply {
  status: number
  headers: Headers
  body: { result?: unknown; error?: { code: string; message: string; validation?: unknown[] }; time?: unknown }
}

async function three(
  method: string,
  params: unknown = {},
  more: { method?: string; body?: string | null; headers?: Record<string, string> } = {},
  userId: number = people.admin,
): Promise<Reply> {
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, userId)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}`, ...more.headers }
  const answer = await fetch(`${portal.url}/rest/api/${method}`, {
    method: 'POST',
    body: JSON.stringify(params),
    ...more,
    headers,
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Reply['body'] }
}
const items = async (method: string, params: unknown): Promise<Record<string, unknown>[]> =>
  ((await three(method, params)).body.result as { items: Record<string, unknown>[] }).items
const code = (name: string): string => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`
const refused = async (status: number, name: string, method: string, params: unknown): Promise<void> => {
  const { status: given, body } = await three(method, params)
  expect([given, body.error?.code]).toEqual([status, code(name)])
}
const newTask = async (title = 'T'): Promise<number> => {
  const { body } = await three('tasks.task.add', { fields: { title, creatorId: 1, responsibleId: people.agent } })
  return (body.result as { item: { id: number } }).item.id
}

describe('the call', () => {
  test('answers result and time, and takes the token from the body too', async () => {
    const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
    const { status, body } = await three('profile', { auth: accessToken }, { headers: { authorization: '' } })
    expect(status).toBe(200)
    expect(body).toEqual({
      result: { profile: expect.objectContaining({ id: 1, admin: true }) },
      time: expect.any(Object),
    })
  })

  test('reads no query, and a form or broken JSON is an error', async () => {
    const get = await three('tasks.task.get?id=1', undefined, { method: 'GET', body: null })
    expect(get.body.error).toMatchObject({
      code: code('VALIDATION_REQUESTVALIDATION'),
      validation: [{ field: 'id', message: 'Обязательное поле `id` не указано' }],
    })
    const bodies = ['{"id":', 'id=1', '7']
    const answers = await Promise.all(bodies.map((body) => three('tasks.task.get', {}, { body })))
    expect(answers.map((one) => [one.status, one.body.error?.code])).toEqual(
      bodies.map(() => [400, code('INVALIDJSON')]),
    )
  })

  test('every failure of authorisation looks the same, an expired token too', async () => {
    const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
    portal.state.tokens.expire(accessToken)
    for (const token of [accessToken, 'none']) {
      const { status, body } = await three('profile', {}, { headers: { authorization: `Bearer ${token}` } })
      expect([status, body]).toEqual([401, { error: { code: code('ACCESSDENIED'), message: 'Доступ запрещен' } }])
    }
  })

  test('a webhook calls by its address', async () => {
    await portal.door('POST', 'webhooks', { userId: 1, secret: 'three', scopes: ['main'] })
    const { body } = await three('1/three/main.eventlog.list', { pagination: { limit: 1 } })
    expect(body.result).toMatchObject({ items: [{ id: 1 }] })
    expect((await three('1/three/tasks.task.list')).body.error?.code).toBe(code('INSUFFICIENTSCOPE'))
  })

  test('methods of one version are unknown to the other', async () => {
    await refused(404, 'METHODNOTFOUND', 'crm.item.list', { entityTypeId: 1 })
    const old = await portal.call('main.eventlog.list')
    expect([old.status, old.body.error]).toEqual([404, 'ERROR_METHOD_NOT_FOUND'])
  })

  test('scopes and administrators are asked for with 403', async () => {
    const { status, body } = await three('main.eventlog.list', {}, {}, people.agent)
    expect([status, body.error?.code]).toEqual([403, code('ACCESSDENIED')])
  })
})

describe('lists', () => {
  test('filter by triples, short pairs and groups', async () => {
    const ids = async (filter: unknown): Promise<unknown[]> =>
      (await items('main.eventlog.list', { filter, select: ['id'], pagination: { limit: 200 } })).map((one) => one.id)
    expect(
      await ids([
        ['id', 'in', [3, 4]],
        ['userId', '=', 1],
      ]),
    ).toEqual([4])
    expect(await ids([['id', [3, 4]]])).toEqual([3, 4])
    expect(await ids([['id', 'between', [5, 7]]])).toEqual([5, 6, 7])
    expect(
      await ids([
        {
          logic: 'or',
          conditions: [
            ['id', '<', 2],
            ['id', '>=', 120],
          ],
        },
      ]),
    ).toEqual([1, 120])
    expect(await ids([['id', '<=', 4], { logic: 'and', negative: true, conditions: [['userId', '!=', 1]] }])).toEqual([
      1, 4,
    ])
    expect(await ids([['timestampX', '>', '2100-01-01T00:00:00+03:00']])).toEqual([])
  })

  test.each([
    ['UNKNOWNDTOPROPERTY', { filter: [['nothing', '=', 1]] }],
    ['UNKNOWNFILTEROPERATOR', { filter: [['id', '~', 1]] }],
    ['VALIDATION_REQUESTVALIDATION', { filter: [['id', '=', 'one']] }],
    ['VALIDATION_REQUESTVALIDATION', { filter: [['severity', '=', 'SECURITY']] }],
    ['INVALIDFILTER', { filter: { '>id': 1 } }],
    ['INVALIDSELECT', { select: 'id' }],
    ['INVALIDORDER', { order: { severity: 'ASC' } }],
    ['INVALIDORDER', { order: { id: 'UP' } }],
    ['INVALIDPAGINATION', { pagination: { limit: 'abc' } }],
    ['INVALIDPAGINATION', { pagination: { limit: 0 } }],
  ])('%s: %j', async (name, params) => {
    const { status, body } = await three('main.eventlog.list', params)
    expect([status, body.error?.code]).toEqual([400, code(name)])
  })

  test('pages count from one, an unknown own field is left out silently', async () => {
    const pagination = { page: 3, limit: 50 }
    const last = await items('main.eventlog.list', { select: ['id', 'stageId'], pagination, order: { id: 'DESC' } })
    expect(last).toHaveLength(20)
    expect(last[0]).toEqual({ id: 20 })
  })

  test('tail goes on after a value, and its field may not be filtered by', async () => {
    const cursor = { field: 'id', value: 100, order: 'ASC', limit: 15 }
    expect((await items('main.eventlog.tail', { select: ['id'], cursor })).map((one) => one.id)).toEqual(
      Array.from({ length: 15 }, (_none, index) => 101 + index),
    )
    const down = { field: 'id', value: 4, order: 'DESC', limit: 50 }
    expect(await items('main.eventlog.tail', { select: ['id'], cursor: down })).toEqual([
      { id: 3 },
      { id: 2 },
      { id: 1 },
    ])
    await refused(400, 'INVALIDFILTER', 'main.eventlog.tail', { filter: [['id', '>', 1]], cursor })
    await refused(400, 'INVALIDPAGINATION', 'main.eventlog.tail', { cursor: { limit: 0 } })
  })

  test('aggregate answers by function and field', async () => {
    const select = { count: ['id'], countDistinct: { userId: 'people' }, max: ['id'], avg: { userId: 'mean' } }
    expect((await three('main.eventlog.aggregate', { select })).body.result).toEqual({
      result: { count: { id: 120 }, countDistinct: { people: 3 }, max: { id: 120 }, avg: { mean: 2 } },
    })
  })

  test('field methods describe the entity and are strict about select', async () => {
    const fields = await items('main.eventlog.field.list', { select: ['name', 'filterable'] })
    expect(fields).toContainEqual({ name: 'severity', filterable: false })
    await refused(400, 'UNKNOWNDTOPROPERTY', 'main.eventlog.field.list', { select: ['unknownField'] })
  })
})

describe('tasks', () => {
  test('a task is added, read with related people, changed and deleted', async () => {
    const id = await newTask('Проверить щит')
    const read = await three('tasks.task.get', { id, select: ['id', 'title', 'responsible.name', 'creator.email'] })
    expect(read.body.result).toEqual({
      item: {
        id,
        title: 'Проверить щит',
        responsible: { name: 'Алексей' },
        creator: { email: expect.stringContaining('@') },
      },
    })
    const change = { id, fields: { priority: 'high', deadline: '2026-12-25T23:00:00+03:00' } }
    expect((await three('tasks.task.update', change)).body.result).toEqual({ result: true })
    expect(portal.state.tasks.get(id)).toMatchObject({ priority: 2, deadline: '2026-12-25T23:00:00+03:00' })
    expect((await three('tasks.task.delete', { id })).body.result).toEqual({ result: true })
    await refused(400, 'ENTITYNOTFOUND', 'tasks.task.get', { id })
  })

  test('an unknown field of a related object is an error, one of the task is not', async () => {
    const id = await newTask()
    expect((await three('tasks.task.get', { id, select: ['id', 'nothing'] })).body.result).toEqual({ item: { id } })
    const { body } = await three('tasks.task.get', { id, select: ['responsible.stageId'] })
    expect(body.error).toEqual({
      code: code('UNKNOWNDTOPROPERTY'),
      message: 'Неизвестное поле `stageId` для сущности `UserDto`',
    })
  })

  test('without select a list gives ids only, and it is filtered by id only', async () => {
    const id = await newTask()
    expect(await items('tasks.task.list', { filter: [['id', id]] })).toEqual([{ id }])
    await refused(400, 'VALIDATION_REQUESTVALIDATION', 'tasks.task.list', { filter: [['title', '=', 'T']] })
  })

  test.each([
    ['no fields', { title: 'T' }, ['fields']],
    ['required fields', { fields: { title: 'T' } }, ['responsibleId', 'creatorId']],
    ['a wrong type', { fields: { title: 'T', creatorId: 1, responsibleId: 1, deadline: 'soon' } }, ['deadline']],
    ['nobody', { fields: { title: 'T', creatorId: 1, responsibleId: 9999 } }, ['responsibleId']],
  ])('%s: the remark names the field', async (_what, params, names) => {
    const { status, body } = await three('tasks.task.add', params)
    expect(status).toBe(400)
    expect(body.error?.validation).toEqual(names.map((field) => expect.objectContaining({ field })))
  })

  test('the creator of a task cannot be changed, and a stranger is refused', async () => {
    const id = await newTask()
    const { body } = await three('tasks.task.update', { id, fields: { creatorId: 2 } })
    expect(body.error?.validation).toEqual([expect.objectContaining({ field: 'creatorId' })])
    const stranger = await three('tasks.task.delete', { id }, {}, people.sales)
    expect([stranger.status, stranger.body.error?.code]).toEqual([403, code('ACCESSDENIED')])
  })
})

describe('what a task shows of itself', () => {
  // Bitrix24 docs: api-reference/tasks/tasks-task-get-rest-v3 (rights), fields-rest-v3 (chat), tasks/tasks-task-get (CHAT_ID).
  test('rights are those of the caller, and the chat is the one that the old method names', async () => {
    const id = await newTask()
    const select = ['rights', 'inFavorite', 'chat.entityType', 'chatId', 'requireResult']
    const mine = (await three('tasks.task.get', { id, select }, {}, people.agent)).body.result as {
      item: { rights: Record<string, boolean>; chatId: number }
    }
    expect(mine.item).toMatchObject({ inFavorite: [], chat: { entityType: 'TASKS_TASK' }, requireResult: false })
    expect(mine.item.rights).toMatchObject({ read: true, start: true, remove: false, admin: false })
    const { task } = await portal.result<{ task: { chatId: number } }>('tasks.task.get', { taskId: id })
    expect(task.chatId).toBe(mine.item.chatId)
  })

  test('without select neither people nor their numbers come', async () => {
    const { item } = (await three('tasks.task.get', { id: await newTask() })).body.result as { item: object }
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['responsibleId']))
    expect(item).toMatchObject({ epicId: null, scenarios: ['default'], containsPlacements: true })
  })

  // Bitrix24 docs: api-reference/tasks/tasks-task-field-list, tasks-task-field-get.
  test('fields are described one by one and together', async () => {
    const names = await items('tasks.task.field.list', { select: ['name'] })
    expect(names).toContainEqual({ name: 'autocompleteSubTasks' })
    const { body } = await three('tasks.task.field.get', { name: 'deadline', select: ['type', 'editable'] })
    expect(body.result).toEqual({ item: { type: 'object', editable: true } })
    const log = await three('main.eventlog.field.get', { name: 'severity', select: ['filterable'] })
    expect(log.body.result).toEqual({ item: { filterable: false } })
  })
})

describe('batch', () => {
  test('is a list; references take values and lists out of earlier answers', async () => {
    const id = await newTask()
    const { body } = await three('batch', [
      { method: 'tasks.task.get', query: { id, select: ['id', 'responsibleId'] }, as: 'task' },
      { method: 'main.eventlog.list', query: { select: ['id'], pagination: { limit: 2 } }, as: 'log' },
      {
        method: 'main.eventlog.list',
        query: { select: ['id'], filter: [['userId', { $ref: 'task.item.responsibleId' }]], pagination: { limit: 1 } },
      },
      { method: 'main.eventlog.list', query: { select: ['id'], filter: [['id', 'in', { $refArray: 'log.id' }]] } },
    ])
    expect(body.result).toEqual([
      { item: { id, responsibleId: people.agent } },
      { items: [{ id: 1 }, { id: 2 }] },
      { items: [{ id: people.agent }] },
      { items: [{ id: 1 }, { id: 2 }] },
    ])
  })

  test('the first error ends it and is the answer; the old form is no batch', async () => {
    const before = portal.state.tasks.size
    const add = { method: 'tasks.task.add', query: { fields: { title: 'T', creatorId: 1, responsibleId: 1 } } }
    await refused(400, 'ENTITYNOTFOUND', 'batch', [add, { method: 'tasks.task.get', query: { id: 99_999 } }, add])
    expect(portal.state.tasks.size).toBe(before + 1)
    await refused(400, 'INVALIDSELECT', 'batch', { cmd: { a: 'tasks.task.get?id=1' } })
    const loose = { method: 'main.eventlog.list', query: { filter: [['id', 'in', { $refArray: 'log' }]] } }
    await refused(400, 'INVALIDSELECT', 'batch', [loose])
  })
})

describe('Idempotency-Key', () => {
  const fields = { title: 'Однажды', creatorId: 1, responsibleId: 1 }
  const add = (key: string, title = fields.title): Promise<Reply> =>
    three('tasks.task.add', { fields: { ...fields, title } }, { headers: { 'idempotency-key': key } })

  test('a repeat answers what was kept and does nothing', async () => {
    const first = await add('k1')
    const before = portal.state.tasks.size
    const again = await add('k1')
    expect(again.body.result).toEqual(first.body.result)
    expect([first, again].map((one) => one.headers.get('idempotent-replayed'))).toEqual([null, 'true'])
    expect(again.headers.get('idempotency-key')).toBe('k1')
    expect(portal.state.tasks.size).toBe(before)
  })

  test('another body under the same key is refused, and so is a key that is too long', async () => {
    await add('k2')
    const reused = await add('k2', 'Другое')
    expect([reused.status, reused.body.error?.code]).toEqual([422, code('IDEMPOTENCYKEYREUSED')])
    const long = await add('x'.repeat(256))
    expect([long.status, long.body.error?.code]).toEqual([400, code('INVALIDIDEMPOTENCYKEY')])
  })

  test('an error is not kept, and a key lives for a day', async () => {
    const wrong = { headers: { 'idempotency-key': 'k3' } }
    expect((await three('tasks.task.add', { fields: { title: 'T' } }, wrong)).status).toBe(400)
    expect((await add('k3')).status).toBe(200)
    await portal.door('POST', 'clock', { advanceMs: 24 * 3600 * 1000 })
    expect((await add('k3')).headers.get('idempotent-replayed')).toBeNull()
  })
})

test('the portal describes its own methods and their scopes', async () => {
  const { body } = await three('rest.documentation.openapi')
  expect(body.result).toMatchObject({ openapi: '3.0.0', paths: { '/tasks.task.get': {}, '/main.eventlog.tail': {} } })
  expect((await three('documentation')).body.result).toEqual(body.result)
  expect((await three('rest.scope.list')).body.result).toMatchObject({ tasks: { 'tasks.task.get': 'tasks' } })
})
