import type { Task } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { readableTask } from './task-call.ts'
import { logChange, touchTask } from './task-log.ts'
import { mayTask } from './task-rights.ts'

/** Which task waits for which. */
export const dependenceMethods: readonly MethodSpec[] = [
  {
    name: 'task.dependence.add',
    scope: ['task', 'tasks'],
    status: 'supported',
    page: 'api-reference/tasks/task-dependence-add',
    handler: add,
  },
  {
    name: 'task.dependence.delete',
    scope: ['task', 'tasks'],
    status: 'supported',
    page: 'api-reference/tasks/task-dependence-delete',
    handler: remove,
  },
]

function pair(call: Call, refusal: string): { from: Task; to: Task; key: string } {
  const from = readableTask(call, asInt(call.params.taskIdFrom))
  const to = readableTask(call, asInt(call.params.taskIdTo))
  const allowed = from && to && from !== to && mayTask(call.state, call.caller.user, 'edit', to)
  if (!from || !to || !allowed) throw new RestError('ACTION_NOT_ALLOWED', refusal)
  return { from, to, key: `${from.id}|${to.id}` }
}

function add(call: Call): Answer {
  const { state } = call
  const { from, to, key } = pair(call, 'Невозможно добавить связь между задачами')
  if (state.taskLinks.has(key) || state.taskLinks.has(`${to.id}|${from.id}`))
    throw new RestError('ILLEGAL_NEW_LINK', 'Связь между задачами уже существует')
  const type = Math.min(3, Math.max(0, asInt(call.params.linkType)))
  state.taskLinks.set(key, { id: key, from: from.id, to: to.id, type, createdBy: call.caller.user.id })
  logChange(state, to.id, call.caller.user.id, { field: 'DEPENDS_ON', from: null, to: String(from.id) })
  touchTask(state, to, actorOf(call))
  return { result: [] }
}

function remove(call: Call): Answer {
  const { state } = call
  const { from, to, key } = pair(call, 'Невозможно удалить связь между задачами')
  if (!state.taskLinks.delete(key)) throw new RestError('ILLEGAL_NEW_LINK', 'Связь между задачами не существует')
  logChange(state, to.id, call.caller.user.id, { field: 'DEPENDS_ON', from: String(from.id), to: null })
  touchTask(state, to, actorOf(call))
  return { result: [] }
}
