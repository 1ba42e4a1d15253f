import { compileFilter } from '../../entities/filter.ts'
import { pageOf } from '../../entities/list-rows.ts'
import { compileOrder } from '../../entities/order.ts'
import type { Task } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asList, asMap, asText, isYes } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { addTask, deleteTask, updateTask } from './save-task.ts'
import { selectedTaskFields, shownTask } from './show-task.ts'
import { readableTask, taskIdOf } from './task-call.ts'
import { taskFilterColumns, taskOrderColumns } from './task-columns.ts'
import { taskError } from './task-error.ts'
import { mayTask } from './task-rights.ts'
import { taskExtras } from './task-extras.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `tasks.task.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/tasks-task-${verb}`,
    handler,
  }
}

export const taskMethods: readonly MethodSpec[] = [
  method('add', add),
  method('get', get),
  method('list', list),
  method('update', update),
  method('delete', remove),
]

const fieldsOf = (call: Call): Params => {
  const fields = asMap(call.params.fields)
  if (Object.keys(fields).length === 0) throw taskError.noParameter('fields')
  return fields
}

function shownCard(call: Call, task: Task): Answer {
  const view = { select: null, card: true }
  return { result: { task: shownTask(call.state, call.caller.user, task, view) } }
}

function add(call: Call): Answer {
  return shownCard(call, addTask(call.state, fieldsOf(call), actorOf(call)))
}

/** No task and no right to read it look alike: an empty list. Reading marks the task as seen. */
function get(call: Call): Answer {
  const { select } = call.params
  if (select !== undefined && (select === null || typeof select !== 'object'))
    throw taskError.wrongType(select, 'select', 'array')
  const task = readableTask(call, taskIdOf(call))
  if (!task) return { result: [] }
  task.viewed[call.caller.user.id] = portalTime(call.state.clock.now())
  const view = { select: selectedTaskFields(select), card: true }
  return { result: { task: shownTask(call.state, call.caller.user, task, view) } }
}

function update(call: Call): Answer {
  const id = taskIdOf(call)
  const fields = fieldsOf(call)
  const task = readableTask(call, id)
  if (!task || !mayTask(call.state, call.caller.user, 'edit', task)) {
    const deadlineOnly = Object.keys(fields).every((name) => name === 'DEADLINE')
    if (!task || !deadlineOnly || !mayTask(call.state, call.caller.user, 'changeDeadline', task))
      throw taskError.notAllowed('0')
  }
  return shownCard(call, updateTask(call.state, task, fields, actorOf(call)))
}

function remove(call: Call): Answer {
  const task = call.state.tasks.get(taskIdOf(call))
  if (!task || !mayTask(call.state, call.caller.user, 'remove', task)) throw taskError.noDeletion()
  deleteTask(call.state, task, actorOf(call))
  return { result: { task: true } }
}

function list(call: Call): Answer {
  const { params } = call
  const found = foundTasks(call, asMap(params.filter), asMap(params.order))
  const select = selectedTaskFields(params.select)
  const wanted = asMap(params.params)
  const extras = (task: Task): Params => taskExtras(call, task, asList(params.select).map(asText), wanted)
  const { result, ...counts } = pageOf(found, asInt(params.start), (task) => ({
    ...shownTask(call.state, call.caller.user, task, { select, card: false }),
    ...extras(task),
  }))
  return { ...counts, result: { tasks: result } }
}

/** Tasks that the caller may read and that meet the filter, in order. By default the newest first. */
export function foundTasks(call: Call, filter: Params, order: Params): Task[] {
  const { state } = call
  const { user } = call.caller
  const orders = taskOrderColumns(state, user)
  const sorting = compileOrder<Task>(
    Object.keys(order).length === 0 ? { ID: 'desc' } : order,
    (name) => {
      const column = orders[name.toUpperCase()]
      if (!column) throw taskError.sorting()
      return column
    },
    'ID',
  )
  const matches = taskFilter(call, filter)
  return [...state.tasks.values()]
    .filter((task) => matches(task) && mayTask(state, user, 'read', task))
    .sort((a, b) => sorting.compare(a, b))
}

type TaskTest = (task: Task) => boolean

/** `::SUBFILTER-…` is a group of its own, `::LOGIC` joins a group by OR, ONLY_ROOT_TASKS takes the tops. */
function taskFilter(call: Call, filter: Params): TaskTest {
  const columns = taskFilterColumns(call.state, call.caller.user)
  const tests: TaskTest[] = []
  for (const [key, value] of Object.entries(filter)) {
    if (key === '::LOGIC' || key === '::MARKERS') continue
    if (key.startsWith('::SUBFILTER')) tests.push(taskFilter(call, asMap(value)))
    else if (key === 'ONLY_ROOT_TASKS') {
      if (isYes(value)) tests.push((task) => task.parentId === null || !readableTask(call, task.parentId))
    } else tests.push(compileFilter({ [key]: value }, (name) => columns[name.toUpperCase()], false))
  }
  const either = asText(filter['::LOGIC']).toUpperCase() === 'OR' && tests.length > 0
  return either ? (task) => tests.some((test) => test(task)) : (task) => tests.every((test) => test(task))
}
