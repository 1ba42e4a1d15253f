import type { Task, TaskComment, TaskResult } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { RestError } from '../../wire/rest-error.ts'
import { numberOf, readableTask } from './task-call.ts'
import { taskError } from './task-error.ts'
import { toHtml } from './task-extras.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `tasks.task.result.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/result/tasks-task-result-${page}`,
    handler,
  }
}

/** A comment named as what the task has come to. */
export const resultMethods: readonly MethodSpec[] = [
  method('addFromComment', 'add-from-comment', addFromComment),
  method('list', 'list', list),
  method('deleteFromComment', 'delete-from-comment', deleteFromComment),
]

const resultOf = (call: Call, commentId: number): TaskResult | undefined =>
  [...call.state.taskResults.values()].find((one) => one.commentId === commentId)

/** Own comments only, the administrator any; who may not read the task is denied like a stranger. */
function ownComment(call: Call, refuse: () => Error): { comment: TaskComment; task: Task } {
  const comment = call.state.taskComments.get(numberOf(call, 'commentId'))
  if (!comment) throw new RestError('0', 'Comment not found.')
  const task = readableTask(call, comment.taskId)
  if (!task || (!call.caller.user.admin && comment.authorId !== call.caller.user.id)) throw refuse()
  return { comment, task }
}

function shown(call: Call, result: TaskResult): Params {
  const comment = call.state.taskComments.get(result.commentId)
  const files = (comment?.files ?? []).map((id) => call.state.attachedObjects.get(id)?.id ?? id)
  return { ...result, text: comment?.text ?? '', formattedText: toHtml(comment?.text ?? ''), files }
}

function addFromComment(call: Call): Answer {
  const { state } = call
  const { comment, task } = ownComment(call, taskError.denied)
  if (resultOf(call, comment.id)) throw new RestError('0', 'Result already exists.')
  const id = state.ids.next('taskResult')
  const now = portalTime(state.clock.now())
  const result: TaskResult = {
    id,
    taskId: task.id,
    commentId: comment.id,
    createdBy: call.caller.user.id,
    createdAt: now,
    updatedAt: now,
    status: 0,
  }
  state.taskResults.set(id, result)
  state.touch()
  const files = comment.files.length === 0 ? { files: null } : {}
  return { result: { ...shown(call, result), ...files } }
}

function list(call: Call): Answer {
  const task = readableTask(call, numberOf(call, 'taskId'))
  if (!task) throw taskError.denied()
  const own = [...call.state.taskResults.values()].filter((one) => one.taskId === task.id)
  return { result: own.sort((a, b) => b.id - a.id).map((one) => shown(call, one)) }
}

function deleteFromComment(call: Call): Answer {
  const refuse = (): Error => taskError.old(4, 'Action is not allowed', 'ACTION_NOT_ALLOWED')
  const { comment } = ownComment(call, refuse)
  const result = resultOf(call, comment.id)
  if (result) call.state.taskResults.delete(result.id)
  call.state.touch()
  return { result: null }
}
