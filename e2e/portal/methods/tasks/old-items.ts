import type { Task } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import { positional } from './positional.ts'
import { addTask, deleteTask, updateTask } from './save-task.ts'
import { oldTask } from './show-task.ts'
import { readableTask } from './task-call.ts'
import { taskError } from './task-error.ts'
import { mayTask } from './task-rights.ts'
import { foundTasks } from './tasks.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.item.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/deprecated/task-item/task-item-${page}`,
    handler,
  }
}

/** Tasks by the methods that were before tasks.task.*: params by their place, upper-case names. */
export const oldItemMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('getdata', 'get-data', getData),
  method('list', 'list', list),
  method('update', 'update', update),
  method('delete', 'delete', remove),
]

const CLASS = 'ctaskitem'
const PAGE = 50

function existing(call: Call): Task {
  const task = readableTask(call, positional(call, CLASS).int(0, 'TASKID'))
  if (!task) throw taskError.old(1, 'Task not found or not accessible', 'TASK_NOT_FOUND_OR_NOT_ACCESSIBLE')
  return task
}

function permitted(call: Call, action: 'edit' | 'remove'): Task {
  const task = existing(call)
  if (mayTask(call.state, call.caller.user, action, task)) return task
  throw taskError.old(4, 'Action is not allowed', 'ACTION_NOT_ALLOWED')
}

function add(call: Call): Answer {
  const task = addTask(call.state, positional(call, CLASS).map(0, 'TASKDATA'), actorOf(call))
  return { result: task.id }
}

function getData(call: Call): Answer {
  return { result: oldTask(call.state, call.caller.user, existing(call)) }
}

function update(call: Call): Answer {
  const fields = positional(call, CLASS).map(1, 'TASKDATA')
  updateTask(call.state, permitted(call, 'edit'), fields, actorOf(call))
  return { result: true }
}

function remove(call: Call): Answer {
  deleteTask(call.state, permitted(call, 'remove'), actorOf(call))
  return { result: true }
}

/** ORDER, FILTER, PARAMS, SELECT in this order; one that is skipped is sent as an empty map. */
function list(call: Call): Answer {
  const [order, filter, options, select] = Object.values(call.params)
  const found = foundTasks(call, asMap(filter), asMap(order))
  const paging = asMap(asMap(options).NAV_PARAMS)
  const size = Math.min(PAGE, asInt(paging.nPageSize) || PAGE)
  const offset = (Math.max(1, asInt(paging.iNumPage)) - 1) * size
  const names = asList(select).map(asText)
  const shown = (task: Task): Params => chosen(oldTask(call.state, call.caller.user, task), names)
  const next = offset + size
  return {
    result: found.slice(offset, next).map(shown),
    total: found.length,
    ...(next < found.length ? { next } : {}),
  }
}

function chosen(row: Params, names: readonly string[]): Params {
  if (names.length === 0 || names.includes('*')) return row
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'ID' || names.includes(name)))
}
