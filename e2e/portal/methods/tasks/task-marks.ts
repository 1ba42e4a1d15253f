import type { Task } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt } from '../../wire/params.ts'
import { readableTask, taskIdOf } from './task-call.ts'
import { taskError } from './task-error.ts'
import { touchTask } from './task-log.ts'
import { card } from './task-statuses.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `tasks.task.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/user-actions/tasks-task-${page}`,
    handler,
  }
}

/** What a person keeps about a task for oneself: favourites, watching, silence, the pin. */
export const taskMarkMethods: readonly MethodSpec[] = [
  method('favorite.add', 'favorite-add', (call) => favorite(call, true)),
  method('favorite.remove', 'favorite-remove', (call) => favorite(call, false)),
  method('startwatch', 'start-watch', (call) => watch(call, true)),
  method('stopwatch', 'stop-watch', (call) => watch(call, false)),
  method('mute', 'mute', (call) => mark(call, 'mutedBy', true)),
  method('unmute', 'unmute', (call) => mark(call, 'mutedBy', false)),
  method('pin', 'pin', (call) => mark(call, 'pinnedBy', true)),
  method('unpin', 'unpin', (call) => mark(call, 'pinnedBy', false)),
]

function set(list: number[], userId: number, on: boolean): number[] {
  const others = list.filter((one) => one !== userId)
  return on ? [...others, userId] : others
}

function favorite(call: Call, on: boolean): Answer {
  const task = readableTask(call, asInt(call.params.taskId))
  if (!task) throw taskError.noFavorite()
  task.favoriteOf = set(task.favoriteOf, call.caller.user.id, on)
  call.state.touch()
  return { result: true }
}

function watch(call: Call, on: boolean): Answer {
  const task = readableTask(call, taskIdOf(call))
  if (!task) throw taskError.unwatchable()
  const auditors = set(task.auditors, call.caller.user.id, on)
  if (auditors.length !== task.auditors.length) {
    task.auditors = auditors
    touchTask(call.state, task, actorOf(call))
  }
  return card(call, task)
}

function mark(call: Call, key: 'mutedBy' | 'pinnedBy', on: boolean): Answer {
  const task: Task | undefined = readableTask(call, taskIdOf(call, 'id'))
  if (!task) throw taskError.wrongId()
  task[key] = set(task[key], call.caller.user.id, on)
  call.state.touch()
  return card(call, task)
}
