import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { Task, TaskComment } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asText } from '../../wire/params.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { attachedFrom, shownAttachments } from './attach.ts'
import { OLD_OPERATORS, positional } from './positional.ts'
import { readableTask } from './task-call.ts'
import { taskError } from './task-error.ts'
import { logChange } from './task-log.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.commentitem.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/comment-item/task-comment-item-${page}`,
    handler,
  }
}

/** Comments of the card that tasks had before the chat took their place. */
export const commentMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('get', 'get', get),
  method('getlist', 'get-list', getList),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('isactionallowed', 'is-action-allowed', isActionAllowed),
]

const CLASS = 'ctaskcommentitem'
const WRITABLE = ['POST_MESSAGE', 'AUTHOR_ID', 'POST_DATE', 'UF_FORUM_MESSAGE_DOC'] as const
const notAllowed = (): Error => taskError.old(4, 'Action is not allowed', 'ACTION_NOT_ALLOWED')

function raise(call: Call, event: 'ADD' | 'UPDATE' | 'DELETE', comment: TaskComment): void {
  const place = { ID: comment.id, TASK_ID: comment.taskId }
  const action = { ADD: {}, UPDATE: { ACTION: 'EDIT' }, DELETE: { ACTION: 'DEL' } }[event]
  call.state.events.raise(
    `ONTASKCOMMENT${event}`,
    {
      FIELDS_BEFORE: event === 'ADD' ? 'undefined' : place,
      FIELDS_AFTER: { ...place, ...action },
      IS_ACCESSIBLE_BEFORE: 'undefined',
      IS_ACCESSIBLE_AFTER: 'undefined',
    },
    actorOf(call),
  )
}

function files(call: Call, value: unknown, comment: TaskComment): number[] {
  const owner = { entity: 'comment', entityId: comment.id, createdBy: comment.authorId } as const
  try {
    return attachedFrom(call.state, value, comment.files, owner)
  } catch {
    throw taskError.core('Не удалось найти файл')
  }
}

/** Anyone may write in another's name: the method is that trusting. */
function add(call: Call): Answer {
  const { state } = call
  const args = positional(call, CLASS)
  const taskId = args.int(0, 'taskId')
  const fields = args.optional(1, 'arFields', WRITABLE)
  const task = readableTask(call, taskId)
  if (!task) throw taskError.core('Недостаточно прав для добавления комментария.')
  const text = asText(fields.POST_MESSAGE)
  if (text.trim() === '') throw taskError.core('Не указан текст комментария.')
  const author = asInt(fields.AUTHOR_ID)
  const comment: TaskComment = {
    id: state.ids.next('taskComment'),
    taskId: task.id,
    authorId: state.users.has(author) ? author : call.caller.user.id,
    postDate: portalTime(parseTime(asText(fields.POST_DATE)) ?? state.clock.now()),
    text,
    files: [],
  }
  comment.files = files(call, fields.UF_FORUM_MESSAGE_DOC, comment)
  state.taskComments.set(comment.id, comment)
  task.activityDate = portalTime(state.clock.now())
  logChange(state, task.id, call.caller.user.id, { field: 'COMMENT', from: null, to: String(comment.id) })
  state.touch()
  raise(call, 'ADD', comment)
  return { result: comment.id }
}

function shown(call: Call, comment: TaskComment): Params {
  const author = call.state.users.get(comment.authorId)
  const attached = shownAttachments(call.state, comment.files, call.caller.user)
  return {
    POST_MESSAGE_HTML: null,
    ID: String(comment.id),
    AUTHOR_ID: String(comment.authorId),
    AUTHOR_NAME: author ? `${author.name} ${author.lastName}` : '',
    AUTHOR_EMAIL: '',
    POST_DATE: comment.postDate,
    POST_MESSAGE: comment.text,
    ...(comment.files.length > 0 ? { ATTACHED_OBJECTS: attached } : {}),
  }
}

/** A comment named with its own task; undefined when the two do not belong together or may not be read. */
function found(call: Call): { task: Task; comment: TaskComment } | undefined {
  const args = positional(call, CLASS)
  const [taskId, itemId] = [args.int(0, 'taskId'), args.int(1, 'itemId')]
  const task = readableTask(call, taskId)
  const comment = call.state.taskComments.get(itemId)
  return task && comment?.taskId === task.id ? { task, comment } : undefined
}

function get(call: Call): Answer {
  const one = found(call)
  if (!one) throw taskError.old(512, 'Check listitem not found or not accessible', 'ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE')
  return { result: shown(call, one.comment) }
}

const FILTERED = ['ID', 'AUTHOR_ID', 'AUTHOR_NAME', 'POST_DATE']

function getList(call: Call): Answer {
  const args = positional(call, CLASS)
  const taskId = args.int(0, 'taskId')
  const order = args.optional(1, 'arOrder', [...FILTERED, 'AUTHOR_EMAIL'])
  const filter = args.optional(2, 'arFilter', FILTERED, OLD_OPERATORS)
  const task = readableTask(call, taskId)
  if (!task) throw taskError.old(8, 'Action failed', 'ACTION_FAILED_TO_BE_PROCESSED')
  const name = (id: number): string => {
    const user = call.state.users.get(id)
    return user ? `${user.name} ${user.lastName}` : ''
  }
  const columns: Columns<TaskComment> = {
    ID: columnOf('number', (one) => one.id),
    AUTHOR_ID: columnOf('number', (one) => one.authorId),
    AUTHOR_NAME: columnOf('text', (one) => name(one.authorId)),
    AUTHOR_EMAIL: columnOf('text', () => ''),
    POST_DATE: columnOf('time', (one) => one.postDate),
  }
  const own = [...call.state.taskComments.values()].filter((one) => one.taskId === task.id)
  const rows = matchingRows(own, columns, { filter, order: Object.keys(order).length === 0 ? { ID: 'desc' } : order })
  return { result: rows.map((one) => shown(call, one)) }
}

function update(call: Call): Answer {
  const one = found(call)
  const fields = positional(call, CLASS).optional(2, 'arFields', WRITABLE)
  if (!one || one.comment.authorId !== call.caller.user.id) throw notAllowed()
  const text = asText(fields.POST_MESSAGE)
  if (text.trim() === '') throw taskError.core('Не указан текст комментария.')
  one.comment.text = text
  if (fields.UF_FORUM_MESSAGE_DOC !== undefined)
    one.comment.files = files(call, fields.UF_FORUM_MESSAGE_DOC, one.comment)
  call.state.touch()
  raise(call, 'UPDATE', one.comment)
  return { result: true }
}

const mayDelete = (call: Call, comment: TaskComment): boolean =>
  call.caller.user.admin || comment.authorId === call.caller.user.id

/** The result that hangs on the comment goes with it. */
function remove(call: Call): Answer {
  const one = found(call)
  if (!one || !mayDelete(call, one.comment)) throw notAllowed()
  const { state } = call
  state.taskComments.delete(one.comment.id)
  for (const result of state.taskResults.values())
    if (result.commentId === one.comment.id) state.taskResults.delete(result.id)
  state.touch()
  raise(call, 'DELETE', one.comment)
  return { result: true }
}

function isActionAllowed(call: Call): Answer {
  const action = (): number => positional(call, CLASS).int(2, 'actionId')
  const one = found(call)
  const wanted = action()
  if (!one) throw taskError.core('TASKS_ERROR_ASSERT_EXCEPTION')
  const allowed = {
    1: true,
    2: one.comment.authorId === call.caller.user.id,
    3: mayDelete(call, one.comment),
  }[wanted]
  return { result: allowed ?? false }
}
