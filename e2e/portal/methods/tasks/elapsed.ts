import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { ElapsedItem, Task } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { positional } from './positional.ts'
import { readableTask } from './task-call.ts'
import { spentOn } from './task-columns.ts'
import { taskError } from './task-error.ts'
import { logChange, touchTask } from './task-log.ts'
import { actionsOf } from './task-rights.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.elapseditem.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/elapsed-item/task-elapsed-item-${page}`,
    handler,
  }
}

/** Time that people wrote off to tasks. */
export const elapsedMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('get', 'get', get),
  method('getlist', 'get-list', getList),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('isactionallowed', 'is-action-allowed', isActionAllowed),
]

const CLASS = 'ctaskelapsedtimeitem'
const PAGE = 50
const notAllowed = (): Error => taskError.old(4, 'Action is not allowed', 'ACTION_NOT_ALLOWED')

const mayAdd = (call: Call, task: Task): boolean =>
  actionsOf(call.state, call.caller.user, task)['elapsedtime.add'] === true

const mayChange = (call: Call, item: ElapsedItem): boolean =>
  call.caller.user.admin || item.userId === call.caller.user.id

function readable(call: Call, taskId: number): Task {
  const task = readableTask(call, taskId)
  if (!task) throw taskError.old(1, 'Task not found or not accessible', 'TASK_NOT_FOUND_OR_NOT_ACCESSIBLE')
  return task
}

function timeLogged(call: Call, task: Task, before: number): void {
  const [from, to] = [String(before), String(spentOn(call.state, task.id))]
  logChange(call.state, task.id, call.caller.user.id, { field: 'TIME_SPENT_IN_LOGS', from, to })
  touchTask(call.state, task, actorOf(call))
}

function add(call: Call): Answer {
  const { state } = call
  const args = positional(call, CLASS)
  const taskId = args.int(0, 'taskId')
  const fields = args.map(1, 'arFields')
  const task = readable(call, taskId)
  if (!mayAdd(call, task)) throw notAllowed()
  const before = spentOn(state, task.id)
  const id = state.ids.next('elapsedItem')
  const now = portalTime(state.clock.now())
  const asked = asInt(fields.USER_ID)
  const item: ElapsedItem = {
    id,
    taskId: task.id,
    userId: call.caller.user.admin && state.users.has(asked) ? asked : call.caller.user.id,
    seconds: asInt(fields.SECONDS),
    comment: asText(fields.COMMENT_TEXT),
    source: 2,
    createdDate: timeOr(fields.CREATED_DATE, now),
    dateStart: timeOr(fields.DATE_START, now),
    dateStop: timeOr(fields.DATE_STOP, now),
  }
  state.taskElapsed.set(id, item)
  timeLogged(call, task, before)
  return { result: id }
}

function timeOr(value: unknown, otherwise: string): string {
  const ms = parseTime(asText(value))
  return ms === undefined ? otherwise : portalTime(ms)
}

function found(call: Call): { task: Task; item: ElapsedItem } {
  const args = positional(call, CLASS)
  const task = readable(call, args.int(0, 'taskId'))
  const item = call.state.taskElapsed.get(args.int(1, 'itemId'))
  if (item?.taskId !== task.id)
    throw taskError.old(512, 'Elapsed time item not found or not accessible', 'ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE')
  return { task, item }
}

function shown(item: ElapsedItem): Params {
  return {
    ID: String(item.id),
    TASK_ID: String(item.taskId),
    USER_ID: String(item.userId),
    COMMENT_TEXT: item.comment,
    SECONDS: String(item.seconds),
    MINUTES: String(Math.floor(item.seconds / 60)),
    SOURCE: String(item.source),
    CREATED_DATE: item.createdDate,
    DATE_START: item.dateStart,
    DATE_STOP: item.dateStop,
  }
}

function get(call: Call): Answer {
  return { result: [shown(found(call).item)] }
}

const columns: Columns<ElapsedItem> = {
  ID: columnOf('number', (one) => one.id),
  TASK_ID: columnOf('number', (one) => one.taskId),
  USER_ID: columnOf('number', (one) => one.userId),
  SECONDS: columnOf('number', (one) => one.seconds),
  MINUTES: columnOf('number', (one) => Math.floor(one.seconds / 60)),
  CREATED_DATE: columnOf('time', (one) => one.createdDate),
  DATE_START: columnOf('time', (one) => one.dateStart),
  DATE_STOP: columnOf('time', (one) => one.dateStop),
}

/** The task may be left out: then the entries of every task the person reads, and the other params move one place up. */
function getList(call: Call): Answer {
  const values = Object.values(call.params)
  const taskId = /^\d+$/.test(asText(values[0])) ? asInt(values.shift()) : null
  const [order, filter, select, options] = values
  if (taskId !== null) readable(call, taskId)
  const rows = [...call.state.taskElapsed.values()].filter((one) =>
    taskId === null ? readableTask(call, one.taskId) !== undefined : one.taskId === taskId,
  )
  const sorted = matchingRows(rows, columns, { order, filter })
  const paging = asMap(asMap(options).NAV_PARAMS)
  const size = Math.min(PAGE, asInt(paging.nPageSize) || PAGE)
  const offset = (Math.max(1, asInt(paging.iNumPage)) - 1) * size
  const names = asList(select).map(asText)
  const page = sorted.slice(offset, offset + size).map((one) => chosen(shown(one), names))
  return { result: page, total: sorted.length, ...(offset + size < sorted.length ? { next: offset + size } : {}) }
}

function chosen(row: Params, names: readonly string[]): Params {
  if (names.length === 0 || names.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
}

function update(call: Call): Answer {
  const { task, item } = found(call)
  const fields = positional(call, CLASS).map(2, 'arFields')
  if (!mayChange(call, item)) throw notAllowed()
  const before = spentOn(call.state, task.id)
  if (fields.SECONDS !== undefined) item.seconds = asInt(fields.SECONDS)
  if (fields.COMMENT_TEXT !== undefined) item.comment = asText(fields.COMMENT_TEXT)
  timeLogged(call, task, before)
  return { result: null }
}

function remove(call: Call): Answer {
  const { task, item } = found(call)
  if (!mayChange(call, item)) throw notAllowed()
  const before = spentOn(call.state, task.id)
  call.state.taskElapsed.delete(item.id)
  timeLogged(call, task, before)
  return { result: null }
}

function isActionAllowed(call: Call): Answer {
  const args = positional(call, CLASS)
  const task = readable(call, args.int(0, 'taskId'))
  const item = call.state.taskElapsed.get(args.int(1, 'itemId'))
  const action = args.int(2, 'actionId')
  if (action === 1) return { result: mayAdd(call, task) }
  return { result: (action === 2 || action === 3) && item !== undefined && mayChange(call, item) }
}
