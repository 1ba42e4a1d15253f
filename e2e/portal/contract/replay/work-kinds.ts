import { writeToLine } from '../../entities/open-line.ts'
import { LEAD } from '../../entities/type-ids.ts'
import { addDiskFile, addFolder } from '../../store/disk.ts'
import { byTable } from './by-table.ts'
import type { Kind } from './world.ts'

const SEEDED_PERSON = 5
const ADMIN = 1
/** A task of the seed may be finished already: examples work on one that is not. */
const EXAMPLE_TASK = 'Задача примера'

/** People, tasks, calendars, lists, messages, files. */
export const WORK_KINDS: Record<string, Kind> = {
  user: {
    sequence: 'user',
    has: (state, id) => state.users.has(id),
    make: async ({ state }, id) => {
      const person = state.users.get(SEEDED_PERSON)
      if (person) state.users.set(id, { ...person, id, email: `person${id}@firm.example` })
    },
  },
  personUserfield: byTable('userfield', 'userfields', (_place, id) => [
    'user.userfield.add',
    { fields: { FIELD_NAME: `EXAMPLE_${id}`, USER_TYPE_ID: 'string' } },
  ]),
  taskUserfield: byTable('userfield', 'userfields', (_place, id) => [
    'task.item.userfield.add',
    {
      PARAMS: {
        USER_TYPE_ID: 'string',
        FIELD_NAME: `EXAMPLE_${id}`,
        XML_ID: `EXAMPLE_${id}`,
        EDIT_FORM_LABEL: { ru: 'Пример' },
      },
    },
  ]),
  lineSession: {
    sequence: 'lineSession',
    has: (state, id) => state.lineSessions.has(id),
    make: async ({ state }) => {
      const talk = { entityTypeId: LEAD, visitor: 'Гость', messages: ['Пример'], connector: 'livechat' }
      await writeToLine(state, talk, { userId: ADMIN })
    },
  },
  task: {
    sequence: 'task',
    has: (state, id) => state.tasks.get(id)?.title === EXAMPLE_TASK,
    make: (world) =>
      world.call('tasks.task.add', {
        fields: { TITLE: EXAMPLE_TASK, RESPONSIBLE_ID: ADMIN, CREATED_BY: ADMIN, ALLOW_TIME_TRACKING: 'Y' },
      }),
  },
  checklistItem: {
    ...byTable('checklistItem', 'taskChecklists', ({ taskId = 1 }) => [
      'task.checklistitem.add',
      { TASKID: taskId, FIELDS: { TITLE: 'Пункт примера' } },
    ]),
  },
  taskComment: {
    sequence: 'taskComment',
    has: (state, id) => state.taskComments.has(id),
    make: async (world, _id, { taskId = 1 }) => {
      await world.have('task', taskId)
      await world.call('task.commentitem.add', { TASKID: taskId, FIELDS: { POST_MESSAGE: 'Пример', AUTHOR_ID: ADMIN } })
    },
  },
  elapsed: byTable('elapsedItem', 'taskElapsed', ({ taskId = 1 }) => [
    'task.elapseditem.add',
    { TASKID: taskId, ARFIELDS: { SECONDS: 60, COMMENT_TEXT: 'Пример' } },
  ]),
  stage: byTable('taskStage', 'taskStages', () => [
    'task.stages.add',
    { fields: { TITLE: 'Стадия примера', COLOR: 'ff0000', ENTITY_ID: 0 } },
  ]),
  group: byTable('group', 'groups', () => [
    'sonet_group.create',
    { NAME: 'Группа примера', VISIBLE: 'Y', OPENED: 'Y' },
  ]),
  folder: {
    sequence: 'diskObject',
    has: (state, id) => state.folders.has(id),
    make: async (world) => {
      await world.call('disk.storage.getforapp', {})
      const [storage] = world.state.storages.values()
      if (storage)
        addFolder(world.state, {
          name: 'Папка примера',
          parentId: storage.rootFolderId,
          storageId: storage.id,
          userId: ADMIN,
        })
    },
  },
  diskFile: {
    sequence: 'diskObject',
    has: (state, id) => state.diskFiles.has(id),
    make: async (world, id) => {
      await world.call('disk.storage.getforapp', {})
      const [storage] = world.state.storages.values()
      const root = world.state.folders.get(storage?.rootFolderId ?? 0)
      world.state.ids.load({ ...world.state.ids.dump(), diskObject: id - 1 })
      if (root) addDiskFile(world.state, root, `example-${id}.txt`, Buffer.from('b'), ADMIN)
    },
  },
  chat: byTable('chat', 'chats', () => ['im.chat.add', { TYPE: 'CHAT', TITLE: 'Чат примера', USERS: [2, 3] }]),
  message: byTable('message', 'messages', () => ['im.message.add', { DIALOG_ID: 2, MESSAGE: 'Пример' }]),
  resource: byTable('calendarSection', 'calendarSections', () => ['calendar.resource.add', { name: 'Ресурс примера' }]),
  department: byTable('department', 'departments', () => ['department.add', { NAME: 'Отдел примера', PARENT: 1 }]),
  calendarEvent: {
    sequence: 'calendarEvent',
    has: (state, id) => state.calendarEvents.has(id),
    make: async (world, _id, { ownerId = ADMIN }) => {
      const section = 900_000 + ownerId
      await world.have('calendarSection', section, { ownerId })
      const times = { from: '2026-12-01 10:00:00', to: '2026-12-01 11:00:00' }
      await world.call('calendar.event.add', { type: 'user', ownerId, name: 'Событие примера', section, ...times })
    },
  },
  calendarSection: byTable('calendarSection', 'calendarSections', ({ ownerId = ADMIN }) => [
    'calendar.section.add',
    { type: 'user', ownerId, name: 'Календарь примера' },
  ]),
  list: byTable('list', 'lists', (_place, id) => [
    'lists.add',
    { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: `example_${id}`, FIELDS: { NAME: 'Список примера' } },
  ]),
  listSection: byTable('listSection', 'listSections', ({ listId = 1 }, id) => [
    'lists.section.add',
    { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: listId, SECTION_CODE: `example_${id}`, FIELDS: { NAME: 'Раздел примера' } },
  ]),
  listElement: byTable('listElement', 'listElements', ({ listId = 1 }, id) => [
    'lists.element.add',
    { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: listId, ELEMENT_CODE: `example_${id}`, FIELDS: { NAME: 'Элемент примера' } },
  ]),
  listField: {
    sequence: 'listProperty',
    has: () => false,
    make: (world, _id, { listId }) =>
      world.call('lists.field.add', {
        IBLOCK_TYPE_ID: 'lists',
        IBLOCK_ID: listId,
        FIELDS: { NAME: 'Поле примера', CODE: 'EXAMPLE', TYPE: 'L', IS_REQUIRED: 'N', MULTIPLE: 'N' },
      }),
  },
  notification: byTable('notification', 'notifications', () => [
    'im.notify.personal.add',
    { USER_ID: ADMIN, MESSAGE: 'Пример' },
  ]),
}
