import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Receiver, TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

let portal: TestPortal
let receiver: Receiver | null = null
beforeEach(async () => {
  portal = await aPortal()
})
afterEach(async () => {
  await portal.stop()
  await receiver?.stop()
  receiver = null
})

type Shown = Record<string, unknown> & { id: string }

async function aTask(fields: Record<string, unknown> = {}, userId: number = people.admin): Promise<Shown> {
  const all = { TITLE: 'Проверить щит', RESPONSIBLE_ID: people.agent, ...fields }
  return (await portal.result<{ task: Shown }>('tasks.task.add', { fields: all }, userId)).task
}

test('numbers of a new task come as text, people as maps and empty maps as lists', async () => {
  const task = await aTask({ AUDITORS: [people.otherAgent] })
  expect(task).toMatchObject({
    status: '2',
    priority: '1',
    responsibleId: '2',
    closedDate: null,
    auditors: ['3'],
    accomplices: [],
    accomplicesData: [],
    auditorsData: { '3': { id: '3', link: '/company/personal/user/3/' } },
    group: [],
    checklist: [],
  })
  expect(task).not.toHaveProperty('ufCrmTask')
})

test('refusals are numbers in words and texts with a line break', async () => {
  const add = async (fields: unknown): Promise<unknown> => (await portal.call('tasks.task.add', { fields })).body
  expect(await add({ RESPONSIBLE_ID: 2 })).toMatchObject({
    error: 'ERROR_CORE',
    error_description: 'Не указано название задачи<br>',
  })
  expect(await add({ TITLE: 'Без исполнителя' })).toMatchObject({ error_description: 'Не указан исполнитель<br>' })
  expect((await portal.call('tasks.task.add')).body.error).toBe('100')
  expect((await portal.call('tasks.task.get')).body.error).toBe('100')
  expect((await portal.call('tasks.task.get', { taskId: 'x' })).body).toMatchObject({ error: '0' })
})

test('a task that is not there and one that may not be read are both an empty list (Bitrix24 docs: api-reference/tasks/tasks-task-get)', async () => {
  const { id } = await aTask({ RESPONSIBLE_ID: people.otherAgent })
  expect(await portal.result('tasks.task.get', { taskId: 99_999 })).toEqual([])
  expect(await portal.result('tasks.task.get', { taskId: id }, people.sales)).toEqual([])
  expect(await portal.result('tasks.task.get', { taskId: id }, people.otherAgent)).toMatchObject({ task: { id } })
})

test('the three system fields come together and only when one of them is asked for (Bitrix24 docs: api-reference/tasks/fields)', async () => {
  const { id } = await aTask({ UF_CRM_TASK: ['L_4', 'T406_7'] })
  const { task } = await portal.result<{ task: Shown }>('tasks.task.get', { taskId: id, select: ['ID', 'UF_CRM_TASK'] })
  expect(task).toMatchObject({ ufCrmTask: ['L_4', 'T406_7'], ufTaskWebdavFiles: false, ufMailMessage: null })
  const found = await portal.result<{ tasks: Shown[] }>('tasks.task.list', { filter: { UF_CRM_TASK: 'T406_7' } })
  expect(found.tasks.map((one) => one.id)).toEqual([id])
})

test('a list shows what a person may read: own tasks, those of subordinates, those of the groups', async () => {
  const mine = await aTask({ TITLE: 'Для списка', RESPONSIBLE_ID: people.sales })
  const ids = async (userId: number): Promise<string[]> => {
    const list = { filter: { TITLE: 'Для списка' }, select: ['ID'] }
    return (await portal.result<{ tasks: Shown[] }>('tasks.task.list', list, userId)).tasks.map((one) => one.id)
  }
  expect(await ids(people.sales)).toEqual([mine.id])
  expect(await ids(people.salesHead)).toEqual([mine.id])
  expect(await ids(people.agent)).toEqual([])
})

test('lists go by fifty, newest first, by an id keyset too, and refuse to sort by what they do not know', async () => {
  for (let index = 0; index < 52; index += 1) await aTask({ TITLE: `Партия ${index}`, XML_ID: 'batch' })
  const list = { filter: { '%TITLE': 'Партия' }, select: ['ID', 'TITLE'] }
  const first = await portal.call('tasks.task.list', list)
  expect(first.body).toMatchObject({ total: 52, next: 50 })
  const { tasks } = first.body.result as { tasks: Shown[] }
  expect(tasks[0]?.title).toBe('Партия 51')
  const rest = await portal.call('tasks.task.list', {
    ...list,
    filter: { ...list.filter, '<ID': tasks.at(-1)?.id },
    start: -1,
  })
  expect((rest.body.result as { tasks: Shown[] }).tasks).toHaveLength(2)
  expect((await portal.call('tasks.task.list', { order: { NOPE: 'asc' } })).body.error).toBe('0')
})

test('STATUS of a filter knows overdue, unseen and nearly due; REAL_STATUS is the status itself', async () => {
  const day = 24 * 3600 * 1000
  const at = (days: number): string => new Date(portal.state.clock.now() + days * day).toISOString()
  const late = await aTask({ TITLE: 'Срок', DEADLINE: at(-1) })
  const soon = await aTask({ TITLE: 'Срок', DEADLINE: at(0.5) })
  const ids = async (filter: object): Promise<string[]> =>
    (await portal.result<{ tasks: Shown[] }>('tasks.task.list', { filter: { TITLE: 'Срок', ...filter } })).tasks.map(
      (one) => one.id,
    )
  expect(await ids({ STATUS: -1 })).toEqual([late.id])
  expect(await ids({ STATUS: -3 })).toEqual([soon.id])
  expect(await ids({ REAL_STATUS: 2 })).toEqual([soon.id, late.id])
})

test('work under control waits for the creator, who accepts it or sends it back', async () => {
  const { id } = await aTask({ TASK_CONTROL: 'Y' })
  const act = async (verb: string, userId: number): Promise<string> =>
    (await portal.result<{ task: { status: string } }>(`tasks.task.${verb}`, { taskId: id }, userId)).task.status
  expect(await act('start', people.agent)).toBe('3')
  expect(await act('complete', people.agent)).toBe('4')
  expect((await portal.call('tasks.task.approve', { taskId: id }, people.agent)).body.error).toBe('1048582')
  expect(await act('disapprove', people.admin)).toBe('2')
  expect(await act('complete', people.agent)).toBe('4')
  expect(await act('approve', people.admin)).toBe('5')
  expect((await portal.call('tasks.task.start', { taskId: id }, people.agent)).body.error).toBe('0')
  expect((await portal.call('tasks.task.pause', { taskId: id }, people.agent)).body.error).toBe('1048582')
  expect(await act('renew', people.agent)).toBe('2')
})

test('the responsible may work on a task but not rewrite or delete it', async () => {
  const { id } = await aTask()
  const fields = { TITLE: 'Иначе' }
  expect((await portal.call('tasks.task.update', { taskId: id, fields }, people.agent)).body.error).toBe('0')
  expect((await portal.call('tasks.task.delete', { taskId: id }, people.agent)).body).toMatchObject({
    error: '1048582',
  })
  const { allowedActions } = await portal.result<{ allowedActions: Record<string, Record<string, boolean>> }>(
    'tasks.task.getaccess',
    { taskId: id, users: [people.admin, people.agent] },
  )
  expect([allowedActions['1']?.REMOVE, allowedActions['2']?.REMOVE, allowedActions['2']?.START]).toEqual([
    true,
    false,
    true,
  ])
})

test('who hands a task on stays its auditor', async () => {
  const { id } = await aTask()
  const params = { taskId: id, userId: people.otherAgent }
  const { task } = await portal.result<{ task: Shown }>('tasks.task.delegate', params, people.agent)
  expect(task).toMatchObject({ responsibleId: '3', auditors: ['2'] })
})

test('parents may not go round, planned dates may not go back', async () => {
  const parent = await aTask()
  const child = await aTask({ PARENT_ID: parent.id })
  const update = async (fields: object): Promise<string | undefined> =>
    (await portal.call('tasks.task.update', { taskId: parent.id, fields })).body.error_description
  expect(await update({ PARENT_ID: parent.id })).toMatch('привязать узел к самому себе')
  expect(await update({ PARENT_ID: child.id })).toMatch('зацикленных')
  expect(await update({ START_DATE_PLAN: '2026-12-02', END_DATE_PLAN: '2026-12-01' })).toMatch('меньшая даты старта')
})

test('a task that needs a result is closed only with one; a parent may close with its last subtask', async () => {
  const parent = await aTask({ SE_PARAMETER: [{ CODE: 2, VALUE: 'Y' }] })
  const child = await aTask({ PARENT_ID: parent.id, SE_PARAMETER: [{ CODE: 3, VALUE: 'Y' }] })
  expect((await portal.call('tasks.task.complete', { taskId: child.id })).body.error).toBe('0')
  const commentId = await portal.result<number>('task.commentitem.add', {
    TASKID: child.id,
    FIELDS: { POST_MESSAGE: '[b]Готово[/b]' },
  })
  expect(await portal.result('tasks.task.result.addFromComment', { commentId })).toMatchObject({
    formattedText: '<b>Готово</b>',
    status: 0,
  })
  await portal.result('tasks.task.complete', { taskId: child.id })
  expect(await portal.result('tasks.task.get', { taskId: parent.id })).toMatchObject({ task: { status: '5' } })
})

test('files of Disk are named with n and replaced as a whole', async () => {
  const storage = await portal.result<{ ROOT_OBJECT_ID: string }>('disk.storage.getforapp')
  const file = await portal.result<{ ID: string | number }>('disk.folder.uploadfile', {
    id: storage.ROOT_OBJECT_ID,
    data: { NAME: 'схема.txt' },
    fileContent: ['схема.txt', Buffer.from('щит').toString('base64')],
  })
  const { id } = await aTask({ UF_TASK_WEBDAV_FILES: [`n${file.ID}`] })
  const files = async (): Promise<unknown> =>
    (await portal.result<{ task: Shown }>('tasks.task.get', { taskId: id, select: ['UF_TASK_WEBDAV_FILES'] })).task
      .ufTaskWebdavFiles
  const [attached] = (await files()) as number[]
  expect(attached).not.toBe(Number(file.ID))
  await portal.result('tasks.task.update', { taskId: id, fields: { UF_TASK_WEBDAV_FILES: [] } })
  expect(await files()).toBe(false)
  const again = await portal.result<{ attachmentId: number }>('tasks.task.files.attach', {
    taskId: id,
    fileId: file.ID,
  })
  expect(await files()).toEqual([again.attachmentId])
})

test('events carry numbers alone and the word undefined', async () => {
  receiver = await aReceiver()
  for (const event of ['ONTASKADD', 'ONTASKUPDATE', 'ONTASKDELETE', 'ONTASKCOMMENTADD'])
    await portal.result('event.bind', { event, handler: receiver.url })
  const { id } = await aTask()
  const commentId = await portal.result<number>('task.commentitem.add', { TASKID: id, FIELDS: { POST_MESSAGE: 'Еду' } })
  await portal.result('tasks.task.delete', { taskId: id })
  await portal.state.events.idle()
  const of = (event: string): URLSearchParams | undefined =>
    receiver?.received.find((one) => one.get('event') === event)
  expect(of('ONTASKADD')?.get('data[FIELDS_BEFORE]')).toBe('undefined')
  expect(of('ONTASKADD')?.get('data[FIELDS_AFTER][ID]')).toBe(id)
  expect(of('ONTASKCOMMENTADD')?.get('data[FIELDS_AFTER][ID]')).toBe(String(commentId))
  expect(of('ONTASKCOMMENTADD')?.get('data[FIELDS_AFTER][TASK_ID]')).toBe(id)
  expect(of('ONTASKDELETE')?.get('data[IS_ACCESSIBLE_AFTER]')).toBe('N')
})

test('the history tells what changed, newest first', async () => {
  const { id } = await aTask()
  await portal.result('tasks.task.update', { taskId: id, fields: { TITLE: 'Другое', PRIORITY: 2 } })
  const { list } = await portal.result<{ list: { field: string; value: unknown }[] }>('tasks.task.history.list', {
    taskId: id,
  })
  expect(list.map((one) => one.field)).toEqual(['PRIORITY', 'TITLE', 'NEW'])
  expect(list[1]?.value).toEqual({ from: 'Проверить щит', to: 'Другое' })
})

test('favourites, pins and watching are a person’s own', async () => {
  const { id } = await aTask()
  await portal.result('tasks.task.favorite.add', { taskId: id }, people.agent)
  const filter = { '::SUBFILTER-PARAMS': { FAVORITE: 'Y' } }
  const count = async (userId: number): Promise<number | undefined> =>
    (await portal.call('tasks.task.list', { filter }, userId)).body.total
  expect([await count(people.agent), await count(people.admin)]).toEqual([1, 0])
  expect((await portal.call('tasks.task.favorite.add', { taskId: id }, people.sales)).body.error).toBe('1')
  expect(await portal.result('tasks.task.startwatch', { taskId: id })).toMatchObject({ task: { auditors: ['1'] } })
  expect(await portal.result('tasks.task.pin', { id })).toMatchObject({ task: { isPinned: 'Y' } })
})
