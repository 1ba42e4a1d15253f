import type { Task, TaskChange } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import { attach } from './attach.ts'
import { numberOf, readableTask, taskIdOf } from './task-call.ts'
import { subStatus } from './task-columns.ts'
import { taskError } from './task-error.ts'
import { shownTaskFields } from './task-field-list.ts'
import { touchTask } from './task-log.ts'
import { actionsOf, mayTask } from './task-rights.ts'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `tasks.task.${name}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/${page}`,
    handler,
  }
}

export const taskFactMethods: readonly MethodSpec[] = [
  method('getFields', 'tasks-task-get-fields', (call) => ({ result: { fields: shownTaskFields(call.state) } })),
  method('getaccess', 'tasks-task-get-access', getAccess),
  method('counters.get', 'tasks-task-counters-get', counters),
  method('history.list', 'tasks-task-history-list', history),
  method('files.attach', 'tasks-task-files-attach', attachFile),
  {
    name: 'task.planner.getlist',
    scope: ['task', 'tasks'],
    status: 'supported',
    page: 'api-reference/tasks/planner/task-planner-get-list',
    handler: planner,
  },
]

/** camelCase switches in capitals: `changeDeadline` -> CHANGE_DEADLINE, `edit.plan` -> EDIT.PLAN. */
const upper = (name: string): string => name.replace(/[A-Z]/g, '_$&').toUpperCase()

function getAccess(call: Call): Answer {
  const { users } = call.params
  if (users !== undefined && (users === null || typeof users !== 'object'))
    throw taskError.wrongType(users, 'users', 'array')
  const { state } = call
  const task = readableTask(call, taskIdOf(call))
  const ids = asList(users).map(asInt)
  const allowedActions: Record<string, unknown> = {}
  for (const id of ids.length > 0 ? ids : [call.caller.user.id]) {
    const user = state.users.get(id)
    if (!user || !task) continue
    allowedActions[String(id)] = Object.fromEntries(
      Object.entries(actionsOf(state, user, task)).map(([name, may]) => [upper(name), may]),
    )
  }
  return { result: { allowedActions } }
}

const COUNTED: Readonly<Record<string, (task: Task, userId: number) => boolean>> = {
  view_role_responsible: (task, id) => task.responsibleId === id,
  view_role_accomplice: (task, id) => task.accomplices.includes(id),
  view_role_auditor: (task, id) => task.auditors.includes(id),
  view_role_originator: (task, id) => task.createdBy === id && task.responsibleId !== id,
}

function counters(call: Call): Answer {
  const { state, params } = call
  if (params.userId !== undefined && !/^\d+$/.test(asText(params.userId)))
    throw taskError.wrongType(params.userId, 'userId', 'int')
  const groupId = asInt(params.groupId)
  if (groupId > 0 && !state.groups.has(groupId)) throw taskError.denied()
  const user = state.users.get(asInt(params.userId) || call.caller.user.id) ?? call.caller.user
  const role = COUNTED[asText(params.type)]
  const roles = role ? [role] : Object.values(COUNTED)
  const expired = [...state.tasks.values()].filter(
    (task) =>
      (groupId === 0 || task.groupId === groupId) &&
      !task.mutedBy.includes(user.id) &&
      roles.some((plays) => plays(task, user.id)) &&
      subStatus(state, user, task) === -1,
  )
  return {
    result: { expired: { counter: expired.length, code: 6291456 }, new_comments: { counter: 0, code: 12582912 } },
    total: 1,
  }
}

/** Newest first unless asked otherwise; `filter` knows FIELD only. */
function history(call: Call): Answer {
  const { state, params } = call
  const task = readableTask(call, taskIdOf(call))
  if (!task) throw taskError.denied()
  const wanted = asText(asMap(params.filter).FIELD)
  const rising = Object.values(asMap(params.order)).some((one) => /^asc/i.test(asText(one)))
  const found = [...state.taskHistory.values()]
    .filter((one) => one.taskId === task.id && (wanted === '' || one.field === wanted))
    .sort((a, b) => (rising ? a.id - b.id : b.id - a.id))
  return { result: { list: found.map((one) => shownChange(call, one)) } }
}

function shownChange({ state }: Call, change: TaskChange): unknown {
  const user = state.users.get(change.userId)
  return {
    id: change.id,
    createdDate: change.at,
    field: change.field,
    value: { from: change.from, to: change.to },
    user: {
      id: change.userId,
      name: user?.name ?? '',
      lastName: user?.lastName ?? '',
      secondName: user?.secondName ?? '',
      login: user?.email ?? '',
    },
  }
}

function attachFile(call: Call): Answer {
  const id = taskIdOf(call)
  const fileId = numberOf(call, 'fileId')
  const task = readableTask(call, id)
  if (!task || !mayTask(call.state, call.caller.user, 'edit', task)) throw taskError.denied()
  const owner = { entity: 'task', entityId: task.id, createdBy: call.caller.user.id } as const
  const object = attach(call.state, fileId, owner)
  task.files.push(object.id)
  touchTask(call.state, task, actorOf(call))
  return { result: { attachmentId: object.id } }
}

/** The day's plan holds what the person works on now. */
function planner(call: Call): Answer {
  const mine = [...call.state.tasks.values()].filter(
    (task) => task.responsibleId === call.caller.user.id && task.status === 3,
  )
  return { result: mine.map((task) => task.id) }
}
