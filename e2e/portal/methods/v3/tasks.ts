import type { Task } from '../../store/records.ts'
import type { Actor } from '../../events/bus.ts'
import { actorOf } from '../../wire/call.ts'
import { RestError } from '../../wire/rest-error.ts'
import type { CallThree, MethodThree } from '../../wire/v3/call-three.ts'
import { fieldGet, fieldList } from '../../wire/v3/field-methods.ts'
import { idOf } from '../../wire/v3/id-param.ts'
import { itemThree, listThree } from '../../wire/v3/rows-three.ts'
import { v3Refusal } from '../../wire/v3/v3-error.ts'
import { addTask, deleteTask, updateTask } from '../tasks/save-task.ts'
import { mayTask } from '../tasks/task-rights.ts'
import { baseSet, taskDto } from './task-dto.ts'
import { writtenTask } from './task-fields.ts'

function method(verb: string, page: string, handler: MethodThree['handler'], write?: true): MethodThree {
  return {
    name: `tasks.task.${verb}`,
    scope: 'tasks',
    status: 'supported',
    page: `api-reference/tasks/${page}`,
    handler,
    ...(write ? { write } : {}),
  }
}

export const taskThree: readonly MethodThree[] = [
  method('add', 'tasks-task-add-rest-v3', add, true),
  method('get', 'tasks-task-get-rest-v3', get),
  method('list', 'tasks-task-list-rest-v3', list),
  method('update', 'tasks-task-update-rest-v3', update, true),
  method('delete', 'tasks-task-delete-rest-v3', remove, true),
  method('field.list', 'tasks-task-field-list', (call) =>
    fieldList(taskDto(call.state, call.caller.user), call.params),
  ),
  method('field.get', 'tasks-task-field-get', (call) => fieldGet(taskDto(call.state, call.caller.user), call.params)),
]

/** Without `select` a task is shown without its related objects. */
function cardOf({ state, caller }: CallThree): { dto: ReturnType<typeof taskDto>; standard: string[] } {
  const dto = taskDto(state, caller.user)
  return { dto, standard: baseSet(dto) }
}

function add(call: CallThree): unknown {
  const fields = writtenTask(call, 'add')
  const task = saved(() => addTask(call.state, fields, actorThree(call)))
  return itemThree(cardOf(call), task, undefined)
}

function get(call: CallThree): unknown {
  const id = idOf(call.params)
  const task = call.state.tasks.get(id)
  if (!task) throw v3Refusal.notFound(id)
  if (!mayTask(call.state, call.caller.user, 'read', task)) throw v3Refusal.denied()
  return itemThree(cardOf(call), task, call.params.select)
}

/** Tasks that the caller may read; without `select` only their ids. */
function list(call: CallThree): unknown {
  const { state, caller } = call
  const rows = [...state.tasks.values()].filter((task) => mayTask(state, caller.user, 'read', task))
  return listThree({ dto: taskDto(state, caller.user), rows, standard: ['id'] }, call.params)
}

/** No task and no right to it are one refusal. */
function update(call: CallThree): unknown {
  const task = allowed(call, 'edit')
  const fields = writtenTask(call, 'update')
  saved(() => updateTask(call.state, task, fields, actorThree(call)))
  return { result: true }
}

function remove(call: CallThree): unknown {
  deleteTask(call.state, allowed(call, 'remove'), actorThree(call))
  return { result: true }
}

function allowed(call: CallThree, action: 'edit' | 'remove'): Task {
  const task = call.state.tasks.get(idOf(call.params))
  if (!task || !mayTask(call.state, call.caller.user, action, task)) throw v3Refusal.denied()
  return task
}

/** What the task module refuses becomes a remark to a field. */
function saved(save: () => Task): Task {
  try {
    return save()
  } catch (error) {
    if (!(error instanceof RestError)) throw error
    const message = error.message.replace(/<br>$/, '')
    throw v3Refusal.validation([{ field: fieldBehind(message), message }])
  }
}

function fieldBehind(message: string): string {
  if (message.includes('Исполнитель')) return 'responsibleId'
  if (message.includes('Надзадача') || message.includes('узел')) return 'parentId'
  if (message.includes('планировании')) return 'endPlan'
  return message.includes('название') ? 'title' : 'fields'
}

function actorThree(call: CallThree): Actor {
  return actorOf(call)
}
