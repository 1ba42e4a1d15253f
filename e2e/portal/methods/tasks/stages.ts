import type { Task, TaskStage } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asMap, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { readableTask } from './task-call.ts'
import { logChange, touchTask } from './task-log.ts'
import { mayTask } from './task-rights.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.stages.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/stages/task-stages-${page}`,
    handler,
  }
}

/** Columns of a group's kanban and of a person's own plan (`entityId` 0). */
export const stageMethods: readonly MethodSpec[] = [
  method('get', 'get', get),
  method('add', 'add', add),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('canmovetask', 'can-move-task', canMove),
  method('movetask', 'move-task', move),
]

const FIRST: Record<'U' | 'G', readonly [title: string, color: string, type: string | null][]> = {
  U: [
    ['Не спланированы', '00C4FB', 'NEW'],
    ['Сделаю на неделе', '47D1E2', null],
  ],
  G: [
    ['Новые', '00C4FB', 'NEW'],
    ['Выполняются', '47D1E2', 'WORK'],
    ['Сделаны', '75D900', 'FINISH'],
  ],
}

/** Stages of a board, made at the first look as the portal makes them. */
function stagesOf(state: PortalState, entityType: 'U' | 'G', entityId: number): TaskStage[] {
  const mine = (): TaskStage[] =>
    [...state.taskStages.values()]
      .filter((one) => one.entityType === entityType && one.entityId === entityId)
      .sort((a, b) => a.sort - b.sort || a.id - b.id)
  if (mine().length === 0) {
    for (const [index, [title, color, systemType]] of FIRST[entityType].entries()) {
      const id = state.ids.next('taskStage')
      const sort = (index + 1) * 100
      state.taskStages.set(id, { id, title, color, sort, systemType, entityType, entityId, tasks: [] })
    }
  }
  return mine()
}

type Access = 'view' | 'manage'

function reaches(call: Call, access: Access, type: 'U' | 'G', entityId: number): boolean {
  const { user } = call.caller
  if (user.admin && (isYes(call.params.isAdmin) || type === 'G')) return true
  if (type === 'U') return entityId === user.id
  const role = call.state.groupMembers.get(`${entityId}|${user.id}`)?.role ?? ''
  return (access === 'view' ? ['A', 'E', 'K'] : ['A', 'E']).includes(role)
}

const cannotManage = (): RestError => new RestError('ACCESS_DENIED', 'Вы не можете управлять стадиями')
const notFound = (): RestError => new RestError('NOT_FOUND', 'Стадия не найдена')

function get(call: Call): Answer {
  const groupId = asInt(call.params.entityId)
  const [type, id] = groupId > 0 ? (['G', groupId] as const) : (['U', call.caller.user.id] as const)
  if (!reaches(call, 'view', type, id))
    throw new RestError('ACCESS_DENIED', 'Вы не можете просматривать стадии в этой группе')
  const stages = stagesOf(call.state, type, id)
  return { result: Object.fromEntries(stages.map((one) => [String(one.id), shown(one)])) }
}

function shown(one: TaskStage): unknown {
  return {
    ID: String(one.id),
    TITLE: one.title,
    SORT: String(one.sort),
    COLOR: one.color,
    SYSTEM_TYPE: one.systemType,
    ENTITY_ID: String(one.entityId),
    ENTITY_TYPE: one.entityType,
    ADDITIONAL_FILTER: [],
    TO_UPDATE: [],
    TO_UPDATE_ACCESS: null,
  }
}

const colorOf = (value: unknown): string => asText(value).replace(/^#/, '').toUpperCase()

/** Puts a stage after another one, or first, and numbers the board anew. */
function place(state: PortalState, stage: TaskStage, afterId: number): void {
  const others = stagesOf(state, stage.entityType, stage.entityId).filter((one) => one.id !== stage.id)
  const index = others.findIndex((one) => one.id === afterId)
  others.splice(index + 1, 0, stage)
  for (const [position, one] of others.entries()) one.sort = (position + 1) * 100
}

function add(call: Call): Answer {
  const { state } = call
  const fields = asMap(call.params.fields)
  const title = asText(fields.TITLE).trim()
  if (title === '') throw new RestError('EMPTY_TITLE', 'Не указан заголовок стадии')
  const groupId = asInt(fields.ENTITY_ID)
  const [entityType, entityId] = groupId > 0 ? (['G', groupId] as const) : (['U', call.caller.user.id] as const)
  if (!reaches(call, 'manage', entityType, entityId)) throw cannotManage()
  stagesOf(state, entityType, entityId)
  const id = state.ids.next('taskStage')
  const color = colorOf(fields.COLOR) || '47D1E2'
  const stage: TaskStage = { id, title, color, sort: 0, systemType: null, entityType, entityId, tasks: [] }
  state.taskStages.set(id, stage)
  place(state, stage, asInt(fields.AFTER_ID))
  state.touch()
  return { result: id }
}

function update(call: Call): Answer {
  const stage = call.state.taskStages.get(asInt(call.params.id))
  if (!stage) throw notFound()
  if (!reaches(call, 'manage', stage.entityType, stage.entityId))
    throw new RestError('ACCESS_DENIED', 'Вы не можете изменять стадии в этой группе')
  const fields = asMap(call.params.fields)
  if (asText(fields.TITLE).trim() !== '') stage.title = asText(fields.TITLE).trim()
  if (fields.COLOR !== undefined) stage.color = colorOf(fields.COLOR)
  if (fields.AFTER_ID !== undefined) place(call.state, stage, asInt(fields.AFTER_ID))
  call.state.touch()
  return { result: true }
}

const tasksIn = (state: PortalState, stage: TaskStage): Task[] =>
  stage.entityType === 'U'
    ? stage.tasks.map((id) => state.tasks.get(id)).filter((one) => one !== undefined)
    : [...state.tasks.values()].filter((one) => one.stageId === stage.id)

function remove(call: Call): Answer {
  const { state } = call
  const stage = state.taskStages.get(asInt(call.params.id))
  if (!stage) throw notFound()
  if (!reaches(call, 'manage', stage.entityType, stage.entityId)) throw cannotManage()
  if (stagesOf(state, stage.entityType, stage.entityId)[0] === stage)
    throw new RestError('CANT_DELETE_FIRST', 'Нельзя удалить первую стадию. Передвиньте стадию, чтобы удалить')
  if (stage.systemType === 'NEW')
    throw new RestError('IS_SYSTEM', 'Стадия, установленная по умолчанию, не может быть удалена')
  if (tasksIn(state, stage).length > 0) throw cannotManage()
  state.taskStages.delete(stage.id)
  state.touch()
  return { result: true }
}

function canMove(call: Call): Answer {
  const id = asInt(call.params.entityId)
  if (asText(call.params.entityType).toUpperCase() === 'U') return { result: id === call.caller.user.id }
  return { result: reaches(call, 'view', 'G', id) }
}

/** In a group the task itself is moved; in the own plan only its place there. */
function move(call: Call): Answer {
  const { state } = call
  const task = readableTask(call, asInt(call.params.id))
  if (!task) throw new RestError('TASK_NOT_FOUND', 'Задача не найдена или доступ к ней запрещен')
  const stage = state.taskStages.get(asInt(call.params.stageId))
  if (!stage) throw notFound()
  const inGroup = stage.entityType === 'G'
  const allowed = inGroup
    ? stage.entityId === task.groupId && reaches(call, 'view', 'G', stage.entityId)
    : stage.entityId === call.caller.user.id && mayTask(state, call.caller.user, 'read', task)
  if (!allowed) throw new RestError('ACCESS_DENIED_MOVE', 'Вы не можете перемещать эту задачу')
  if (inGroup) {
    const change = { field: 'STAGE', from: String(task.stageId), to: String(stage.id) }
    logChange(state, task.id, call.caller.user.id, change)
    task.stageId = stage.id
    touchTask(state, task, actorOf(call))
  } else {
    for (const one of stagesOf(state, 'U', stage.entityId)) one.tasks = one.tasks.filter((id) => id !== task.id)
    const [before, after] = [
      stage.tasks.indexOf(asInt(call.params.before)),
      stage.tasks.indexOf(asInt(call.params.after)),
    ]
    const index = before >= 0 ? before : after >= 0 ? after + 1 : stage.tasks.length
    stage.tasks.splice(index, 0, task.id)
  }
  state.touch()
  return { result: true }
}
