import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, people } from '../../testing.ts'

let portal: TestPortal
let taskId: number
beforeAll(async () => {
  portal = await aPortal({ differences: ['task.commentitem.* params*', 'task.dependence.delete params.linkType'] })
  const fields = { TITLE: 'Старые части', RESPONSIBLE_ID: people.agent }
  taskId = Number((await portal.result<{ task: { id: string } }>('tasks.task.add', { fields })).task.id)
})
afterAll(() => portal.stop())

test('params count by their order, not by their names (Bitrix24 docs: api-reference/tasks/comment-item/task-comment-item-get)', async () => {
  const id = await portal.result<number>('task.commentitem.add', { ONE: taskId, TWO: { POST_MESSAGE: 'По порядку' } })
  expect(await portal.result('task.commentitem.get', { a: taskId, b: id })).toMatchObject({
    POST_MESSAGE: 'По порядку',
  })
  const swapped = await portal.call('task.commentitem.get', { ITEMID: id, TASKID: taskId })
  expect(swapped.body.error_description).toMatch('TASKS_ERROR_EXCEPTION_#512')
  const alone = await portal.call('task.commentitem.get', { TASKID: taskId })
  expect(alone.body.error_description).toMatch(
    'Param #1 (itemId) expected by method ctaskcommentitem::get(), but not given',
  )
})

test('a comment may be written in another’s name but changed only by its author', async () => {
  const FIELDS = { POST_MESSAGE: 'За другого', AUTHOR_ID: people.agent }
  const id = await portal.result<number>('task.commentitem.add', { TASKID: taskId, FIELDS })
  const change = { TASKID: taskId, ITEMID: id, FIELDS: { POST_MESSAGE: 'Правка' } }
  expect((await portal.call('task.commentitem.update', change)).body.error_description).toMatch('ACTION_NOT_ALLOWED')
  expect(await portal.result('task.commentitem.update', change, people.agent)).toBe(true)
  const list = await portal.result<{ ID: string }[]>('task.commentitem.getlist', [
    taskId,
    { ID: 'asc' },
    { AUTHOR_ID: 2 },
  ] as never)
  expect(list.map((one) => one.ID)).toEqual([String(id)])
  expect(await portal.result('task.commentitem.isactionallowed', { TASKID: taskId, ITEMID: id, ACTIONID: 3 })).toBe(
    true,
  )
  expect(await portal.result('task.commentitem.delete', { TASKID: taskId, ITEMID: id })).toBe(true)
})

test('the first item makes its checklist, members join the task, a branch goes with its root', async () => {
  const item = { TITLE: 'Позиция', MEMBERS: { [people.otherAgent]: { TYPE: 'A' } } }
  const id = await portal.result<number>('task.checklistitem.add', { TASKID: taskId, FIELDS: item })
  const list = await portal.result<{ ID: string; PARENT_ID: unknown; TITLE: string }[]>('task.checklistitem.getlist', {
    TASKID: taskId,
  })
  const root = list.find((one) => Number(one.PARENT_ID) === 0)
  expect(list.find((one) => one.ID === String(id))?.PARENT_ID).toBe(root?.ID)
  expect(await portal.result('tasks.task.get', { taskId })).toMatchObject({ task: { accomplices: ['3'] } })
  expect(await portal.result('task.checklistitem.complete', { TASKID: taskId, ITEMID: id }, people.agent)).toBe(true)
  expect(await portal.result('task.checklistitem.get', { TASKID: taskId, ITEMID: id })).toMatchObject({
    IS_COMPLETE: 'Y',
    TOGGLED_BY: '2',
  })
  expect(await portal.result('task.checklistitem.renew', { TASKID: taskId, ITEMID: id })).toBe(true)
  expect(
    await portal.result('task.checklistitem.update', { TASKID: taskId, ITEMID: id, FIELDS: { TITLE: 'Иначе' } }),
  ).toBeNull()
  const next = await portal.result<number>('task.checklistitem.add', { TASKID: taskId, FIELDS: { TITLE: 'Вторая' } })
  expect(
    await portal.result('task.checklistitem.moveafteritem', { TASKID: taskId, ITEMID: id, AFTERITEMID: next }),
  ).toBeNull()
  expect(await portal.result('task.checklistitem.isactionallowed', { TASKID: taskId, ITEMID: id, ACTIONID: 2 })).toBe(
    true,
  )
  expect(await portal.result('task.checklistitem.delete', { TASKID: taskId, ITEMID: root?.ID })).toBe(true)
  expect(await portal.result('task.checklistitem.getlist', { TASKID: taskId })).toEqual([])
})

test('time is written off by those who work and corrected by its owner', async () => {
  const ARFIELDS = { SECONDS: 5400, COMMENT_TEXT: 'сборка' }
  const id = await portal.result<number>('task.elapseditem.add', { TASKID: taskId, ARFIELDS }, people.agent)
  expect(await portal.result('task.elapseditem.get', { TASKID: taskId, ITEMID: id })).toMatchObject([
    { MINUTES: '90', USER_ID: '2' },
  ])
  expect(await portal.result('tasks.task.get', { taskId })).toMatchObject({ task: { timeSpentInLogs: '5400' } })
  const change = { TASKID: taskId, ITEMID: id, ARFIELDS: { SECONDS: 60 } }
  expect((await portal.call('task.elapseditem.update', change, people.otherAgent)).status).toBe(400)
  expect(await portal.result('task.elapseditem.update', change, people.agent)).toBeNull()
  expect((await portal.call('task.elapseditem.getlist', { TASKID: taskId, ORDER: { ID: 'desc' } })).body.total).toBe(1)
  expect(await portal.result('task.elapseditem.isactionallowed', { TASKID: taskId, ITEMID: id, ACTIONID: 3 })).toBe(
    true,
  )
  expect(await portal.result('task.elapseditem.delete', { TASKID: taskId, ITEMID: id }, people.agent)).toBeNull()
})

test('a board has its first stages at once; the first one stays', async () => {
  const stages = await portal.result<Record<string, { ID: string; SYSTEM_TYPE: string | null }>>('task.stages.get', {
    entityId: 0,
  })
  const [first] = Object.values(stages)
  expect(first?.SYSTEM_TYPE).toBe('NEW')
  expect((await portal.call('task.stages.delete', { id: first?.ID })).body.error).toBe('CANT_DELETE_FIRST')
  const id = await portal.result<number>('task.stages.add', {
    fields: { TITLE: 'Жду', COLOR: '#FFAAEE', AFTER_ID: first?.ID },
  })
  expect(await portal.result('task.stages.update', { id, fields: { TITLE: 'Жду ответа' } })).toBe(true)
  expect(await portal.result('task.stages.movetask', { id: taskId, stageId: id })).toBe(true)
  expect((await portal.call('task.stages.delete', { id })).status).toBe(400)
  expect(await portal.result('task.stages.canmovetask', { entityId: people.agent, entityType: 'U' })).toBe(false)
  expect((await portal.call('task.stages.get', { entityId: 1 }, people.sales)).body.error).toBe('ACCESS_DENIED')
})

test('links between tasks are made once', async () => {
  const fields = { TITLE: 'Потом', RESPONSIBLE_ID: 2 }
  const { task } = await portal.result<{ task: { id: string } }>('tasks.task.add', { fields })
  const link = { taskIdFrom: taskId, taskIdTo: task.id, linkType: 2 }
  expect(await portal.result('task.dependence.add', link)).toEqual([])
  expect((await portal.call('task.dependence.add', link)).body.error).toBe('ILLEGAL_NEW_LINK')
  const found = await portal.result<{ tasks: { id: string }[] }>('tasks.task.list', { filter: { DEPENDS_ON: taskId } })
  expect(found.tasks.map((one) => one.id)).toEqual([task.id])
  expect(await portal.result('task.dependence.delete', link)).toEqual([])
})

test('own fields of tasks have four types, and a mandatory one is asked for', async () => {
  const field = { USER_TYPE_ID: 'string', FIELD_NAME: 'UF_SHIFT', LABEL: 'Смена', MANDATORY: 'Y' }
  expect((await portal.call('task.item.userfield.add', { PARAMS: { ...field, USER_TYPE_ID: 'file' } })).status).toBe(
    400,
  )
  const ID = await portal.result<number>('task.item.userfield.add', { PARAMS: field })
  const fields = { TITLE: 'С полем', RESPONSIBLE_ID: 2 }
  const refused = await portal.call('tasks.task.add', { fields })
  expect(refused.body.error_description).toMatch('Не введено значение обязательного поля Смена')
  const { task } = await portal.result<{ task: { id: string } }>('tasks.task.add', {
    fields: { ...fields, UF_SHIFT: 'ночь' },
  })
  expect(await portal.result('tasks.task.get', { taskId: task.id, select: ['ID', 'UF_SHIFT'] })).toMatchObject({
    task: { ufShift: 'ночь' },
  })
  const names = (await portal.result<{ FIELD_NAME: string }[]>('task.item.userfield.getlist')).map(
    (one) => one.FIELD_NAME,
  )
  expect(names).toEqual(expect.arrayContaining(['UF_CRM_TASK', 'UF_TASK_WEBDAV_FILES', 'UF_SHIFT']))
  expect(await portal.result('task.item.userfield.get', { ID })).toMatchObject({ EDIT_FORM_LABEL: { ru: 'Смена' } })
  expect(await portal.result('task.item.userfield.update', { ID, DATA: { MANDATORY: 'N' } })).toBe(true)
  expect(await portal.result('task.item.userfield.delete', { ID })).toBe(true)
})

// Bitrix24 docs: api-reference/tasks/deprecated/task-item/task-item-list, task-item-update.
test('task.item.* takes its params by their place and answers in upper case', async () => {
  const id = await portal.result<number>('task.item.add', { fields: { TITLE: 'Обход щитовой', RESPONSIBLE_ID: 2 } })
  expect(await portal.result('task.item.update', { taskId: id, fields: { PRIORITY: 2 } })).toBe(true)
  const data = await portal.result('task.item.getdata', { TASKID: id })
  expect(data).toMatchObject({ ID: String(id), PRIORITY: '2', REAL_STATUS: '2', TAGS: [] })
  const page = { NAV_PARAMS: { nPageSize: 1, iNumPage: 2 } }
  const list = { order: { ID: 'desc' }, filter: { RESPONSIBLE_ID: 2 }, params: page, select: ['TITLE'] }
  const second = await portal.result<{ ID: string }[]>('task.item.list', list)
  expect(second).toEqual([{ ID: expect.not.stringMatching(`^${id}$`), TITLE: expect.any(String) }])
  const wrongOrder = await portal.call('task.item.update', { fields: { PRIORITY: 1 }, taskId: id })
  expect(wrongOrder.body.error).toBe('ERROR_CORE')
  expect(await portal.result('task.item.delete', { TASKID: id })).toBe(true)
})
