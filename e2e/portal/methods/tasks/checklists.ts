import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { ChecklistItem, Task } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asMap, asText, isYes } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { checklistOf } from './checklist-tree.ts'
import { positional } from './positional.ts'
import { readableTask } from './task-call.ts'
import { taskError } from './task-error.ts'
import { logChange, touchTask } from './task-log.ts'
import { actionsOf } from './task-rights.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.checklistitem.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/checklist-item/task-checklist-item-${page}`,
    handler,
  }
}

export const checklistMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('get', 'get', get),
  method('getlist', 'get-list', getList),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('complete', 'complete', (call) => toggle(call, true)),
  method('renew', 'renew', (call) => toggle(call, false)),
  method('moveafteritem', 'move-after-item', moveAfter),
  method('isactionallowed', 'is-action-allowed', isActionAllowed),
]

const CLASS = 'ctaskchecklistitem'
const failed = (text: string): Error => taskError.old(8, text, 'ACTION_FAILED_TO_BE_PROCESSED')
const flag = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

const mayCheck = (call: Call, task: Task): boolean =>
  actionsOf(call.state, call.caller.user, task)['checklist.add'] === true

/** A member of an item becomes an accomplice or an auditor of the task. */
function members(state: PortalState, task: Task, value: unknown): ChecklistItem['members'] {
  const read = Object.entries(asMap(value)).map(([id, one]) => ({
    id: asInt(id),
    type: asMap(one).TYPE === 'U' ? ('U' as const) : ('A' as const),
  }))
  const known = read.filter((one) => state.users.has(one.id))
  for (const one of known) {
    const list = one.type === 'A' ? task.accomplices : task.auditors
    if (!list.includes(one.id)) list.push(one.id)
  }
  return known
}

/** Without a parent the item goes to the first checklist; a checklist itself is an item at the root. */
function parentOf(state: PortalState, task: Task, fields: Params): number {
  const items = checklistOf(state, task.id)
  if (fields.PARENT_ID !== undefined) {
    const wanted = asInt(fields.PARENT_ID)
    return items.some((one) => one.id === wanted) ? wanted : 0
  }
  const top = items.find((one) => one.parentId === 0)
  return (top ?? addItem(state, task, { TITLE: 'Чек-лист 1', PARENT_ID: 0 }, task.createdBy)).id
}

function addItem(state: PortalState, task: Task, fields: Params, userId: number): ChecklistItem {
  const parentId = parentOf(state, task, fields)
  const id = state.ids.next('checklistItem')
  const beside = checklistOf(state, task.id).filter((one) => one.parentId === parentId)
  const item: ChecklistItem = {
    id,
    taskId: task.id,
    parentId,
    createdBy: userId,
    title: asText(fields.TITLE),
    sortIndex: fields.SORT_INDEX === undefined ? beside.length : asInt(fields.SORT_INDEX),
    complete: isYes(fields.IS_COMPLETE),
    important: isYes(fields.IS_IMPORTANT),
    toggledBy: null,
    toggledDate: '',
    members: members(state, task, fields.MEMBERS),
  }
  state.taskChecklists.set(id, item)
  return item
}

function add(call: Call): Answer {
  const args = positional(call, CLASS)
  const taskId = args.int(0, 'taskId')
  const fields = args.map(1, 'arFields')
  const task = readableTask(call, taskId)
  if (!task || !mayCheck(call, task)) throw failed('Добавление элемента: действие недоступно')
  if (asText(fields.TITLE).trim() === '') throw failed('Не указано название элемента')
  const item = addItem(call.state, task, fields, call.caller.user.id)
  logChange(call.state, task.id, call.caller.user.id, { field: 'CHECKLIST_ITEM_CREATE', from: null, to: item.title })
  touchTask(call.state, task, actorOf(call))
  return { result: item.id }
}

interface Found {
  task: Task
  item: ChecklistItem
}

/** The item is found by its own number; the number of the task is only looked at for rights. */
function found(call: Call, refuse: () => Error): Found {
  const args = positional(call, CLASS)
  const [taskId, itemId] = [args.int(0, 'taskId'), args.int(1, 'itemId')]
  const item = call.state.taskChecklists.get(itemId)
  const task = item && call.state.tasks.has(taskId) ? readableTask(call, item.taskId) : undefined
  if (!item || !task) throw refuse()
  return { task, item }
}

function shown({ state }: Call, item: ChecklistItem): Params {
  return {
    ID: String(item.id),
    TASK_ID: String(item.taskId),
    PARENT_ID: item.parentId === 0 ? 0 : String(item.parentId),
    CREATED_BY: String(item.createdBy),
    TITLE: item.title,
    SORT_INDEX: String(item.sortIndex),
    IS_COMPLETE: flag(item.complete),
    IS_IMPORTANT: flag(item.important),
    TOGGLED_BY: item.toggledBy === null ? null : String(item.toggledBy),
    TOGGLED_DATE: item.toggledDate,
    MEMBERS: item.members.map(({ id, type }) => {
      const user = state.users.get(id)
      const name = user ? `${user.name} ${user.lastName}` : ''
      return {
        ID: String(id),
        TYPE: type,
        NAME: name,
        PERSONAL_PHOTO: null,
        PERSONAL_GENDER: user?.gender ?? '',
        IMAGE: '',
        IS_COLLABER: false,
      }
    }),
    ATTACHMENTS: [],
  }
}

function get(call: Call): Answer {
  const { item } = found(call, () =>
    taskError.old(512, 'Check listitem not found or not accessible', 'ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE'),
  )
  return { result: shown(call, item) }
}

const columns: Columns<ChecklistItem> = {
  ID: columnOf('number', (one) => one.id),
  PARENT_ID: columnOf('number', (one) => one.parentId),
  CREATED_BY: columnOf('number', (one) => one.createdBy),
  TITLE: columnOf('text', (one) => one.title),
  SORT_INDEX: columnOf('number', (one) => one.sortIndex),
  IS_COMPLETE: columnOf('flag', (one) => flag(one.complete)),
  IS_IMPORTANT: columnOf('flag', (one) => flag(one.important)),
  TOGGLED_BY: columnOf('number', (one) => one.toggledBy),
  TOGGLED_DATE: columnOf('text', (one) => one.toggledDate),
}

function getList(call: Call): Answer {
  const args = positional(call, CLASS)
  const taskId = args.int(0, 'taskId')
  const order = args.optional(1, 'arOrder', Object.keys(columns))
  const task = readableTask(call, taskId)
  if (!task) throw failed('Action failed')
  const sorting = Object.keys(order).length === 0 ? { ID: 'desc' } : order
  const items = matchingRows(checklistOf(call.state, task.id), columns, { order: sorting })
  return { result: items.map((one) => shown(call, one)) }
}

function update(call: Call): Answer {
  const fields = (): Params => positional(call, CLASS).map(2, 'arFields')
  const { task, item } = found(call, () => failed('Указано некорректное значение [] для поля ENTITY_ID в элементе'))
  const changes = fields()
  if (!mayCheck(call, task)) throw taskError.old(4, 'Нет доступа к редактированию задачи', 'ACTION_NOT_ALLOWED')
  if (changes.TITLE !== undefined) item.title = asText(changes.TITLE)
  if (changes.SORT_INDEX !== undefined) item.sortIndex = asInt(changes.SORT_INDEX)
  if (changes.IS_IMPORTANT !== undefined) item.important = isYes(changes.IS_IMPORTANT)
  if (changes.IS_COMPLETE !== undefined) switchItem(call, item, isYes(changes.IS_COMPLETE))
  if (changes.MEMBERS !== undefined) item.members = members(call.state, task, changes.MEMBERS)
  if (changes.PARENT_ID !== undefined) item.parentId = parentOf(call.state, task, changes)
  touchTask(call.state, task, actorOf(call))
  return { result: null }
}

function remove(call: Call): Answer {
  const denied = (): Error => failed('Удаление элемента: действие недоступно')
  const { task, item } = found(call, denied)
  if (!mayCheck(call, task)) throw denied()
  removeBranch(call.state, item)
  logChange(call.state, task.id, call.caller.user.id, { field: 'CHECKLIST_ITEM_REMOVE', from: item.title, to: null })
  touchTask(call.state, task, actorOf(call))
  return { result: true }
}

function removeBranch(state: PortalState, item: ChecklistItem): void {
  for (const one of state.taskChecklists.values()) if (one.parentId === item.id) removeBranch(state, one)
  state.taskChecklists.delete(item.id)
}

function switchItem(call: Call, item: ChecklistItem, complete: boolean): void {
  if (item.complete === complete) return
  item.complete = complete
  item.toggledBy = call.caller.user.id
  item.toggledDate = portalTime(call.state.clock.now())
  const field = complete ? 'CHECKLIST_ITEM_CHECK' : 'CHECKLIST_ITEM_UNCHECK'
  logChange(call.state, item.taskId, call.caller.user.id, { field, from: null, to: item.title })
}

/** In a wrong order of params the item is not found, and the answer is `false`, not a refusal. */
function toggle(call: Call, complete: boolean): Answer {
  const args = positional(call, CLASS)
  args.int(0, 'taskId')
  const item = call.state.taskChecklists.get(args.int(1, 'itemId'))
  const task = item && readableTask(call, item.taskId)
  if (!item || !task || !mayCheck(call, task)) return { result: false }
  switchItem(call, item, complete)
  touchTask(call.state, task, actorOf(call))
  return { result: true }
}

function moveAfter(call: Call): Answer {
  const after = (): ChecklistItem | undefined =>
    call.state.taskChecklists.get(positional(call, CLASS).int(2, 'afterItemId'))
  const denied = (): Error => failed('Перемещение элемента: действие недоступно')
  const { task, item } = found(call, denied)
  const target = after()
  if (!target || target.taskId !== task.id || !mayCheck(call, task)) throw denied()
  item.parentId = target.parentId
  const beside = checklistOf(call.state, task.id).filter((one) => one.parentId === target.parentId && one !== item)
  beside.splice(beside.indexOf(target) + 1, 0, item)
  for (const [index, one] of beside.entries()) one.sortIndex = index
  touchTask(call.state, task, actorOf(call))
  return { result: null }
}

function isActionAllowed(call: Call): Answer {
  const args = positional(call, CLASS)
  args.int(0, 'taskId')
  const item = call.state.taskChecklists.get(args.int(1, 'itemId'))
  const action = args.int(2, 'actionId')
  const task = item && readableTask(call, item.taskId)
  return { result: task !== undefined && action >= 1 && action <= 5 && mayCheck(call, task) }
}
