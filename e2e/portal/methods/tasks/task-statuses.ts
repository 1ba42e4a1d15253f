import type { Task, TaskStatus } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { shownTask } from './show-task.ts'
import { numberOf, taskIdOf } from './task-call.ts'
import { taskError } from './task-error.ts'
import { logChange, touchTask } from './task-log.ts'
import type { TaskAction } from './task-rights.ts'
import { mayTask } from './task-rights.ts'
import { lacksResult, setStatus } from './task-status.ts'

type Target = TaskStatus | ((task: Task, call: Call) => TaskStatus)

function status(
  verb: string,
  action: TaskAction,
  code: '0' | '1048582',
  to: Target,
  page = `status/tasks-task-${verb}`,
): MethodSpec {
  return {
    name: `tasks.task.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/${page}`,
    handler(call) {
      const task = permitted(call, action, code)
      setStatus(call.state, task, typeof to === 'function' ? to(task, call) : to, actorOf(call))
      return card(call, task)
    },
  }
}

/** The methods that move a task along. Two of them refuse with another code than the rest: so do their pages. */
export const taskStatusMethods: readonly MethodSpec[] = [
  status('start', 'start', '0', 3),
  status('pause', 'pause', '1048582', 2),
  status('defer', 'defer', '1048582', 6),
  status('renew', 'renew', '1048582', 2),
  status('complete', 'complete', '0', completed),
  status('approve', 'approve', '1048582', 5, 'tasks-task-approve'),
  status('disapprove', 'disapprove', '1048582', 2, 'tasks-task-disapprove'),
  {
    name: 'tasks.task.delegate',
    scope: ['task', 'tasks'],
    status: 'supported',
    page: 'api-reference/tasks/tasks-task-delegate',
    handler: delegate,
  },
]

function permitted(call: Call, action: TaskAction, code: '0' | '1048582'): Task {
  const task = call.state.tasks.get(taskIdOf(call))
  if (!task || !mayTask(call.state, call.caller.user, action, task)) throw taskError.notAllowed(code)
  return task
}

export function card(call: Call, task: Task): Answer {
  return { result: { task: shownTask(call.state, call.caller.user, task, { select: null, card: true }) } }
}

/** Under control the work of another person waits for its creator; a task that needs a result is not closed without it. */
function completed(task: Task, call: Call): TaskStatus {
  if (lacksResult(call.state, task)) throw taskError.notAllowed('0')
  return task.taskControl && call.caller.user.id !== task.createdBy ? 4 : 5
}

/** The former responsible stays as an auditor. */
function delegate(call: Call): Answer {
  const id = taskIdOf(call)
  const userId = numberOf(call, 'userId')
  const { state } = call
  const task = state.tasks.get(id)
  if (!task || !mayTask(state, call.caller.user, 'delegate', task)) throw taskError.notAllowed('0')
  if (!state.users.has(userId)) throw taskError.core('Пользователь указанный в поле "Исполнитель" не найден')
  const change = { field: 'RESPONSIBLE_ID', from: String(task.responsibleId), to: String(userId) }
  logChange(state, task.id, call.caller.user.id, change)
  if (!task.auditors.includes(task.responsibleId)) task.auditors.push(task.responsibleId)
  task.responsibleId = userId
  touchTask(state, task, actorOf(call))
  return card(call, task)
}
