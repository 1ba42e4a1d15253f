import { randomUUID } from 'node:crypto'
import type { Actor } from '../../events/bus.ts'
import type { Task, TaskStatus } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asText } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { attachedFrom } from './attach.ts'
import { taskError } from './task-error.ts'
import { checkTask, readTaskFields } from './task-fields.ts'
import { logChange, raiseTask, touchTask } from './task-log.ts'
import { changeStatus, subtasksOf } from './task-status.ts'

export function blankTask(state: PortalState, userId: number): Task {
  const now = portalTime(state.clock.now())
  return {
    id: 0,
    parentId: null,
    groupId: 0,
    stageId: 0,
    title: '',
    description: '',
    mark: null,
    priority: 1,
    status: 2,
    createdBy: userId,
    responsibleId: 0,
    changedBy: userId,
    statusChangedBy: null,
    closedBy: 0,
    accomplices: [],
    auditors: [],
    tags: [],
    createdDate: now,
    changedDate: now,
    statusChangedDate: now,
    activityDate: now,
    closedDate: null,
    dateStart: null,
    deadline: null,
    startDatePlan: null,
    endDatePlan: null,
    timeEstimate: 0,
    durationPlan: null,
    durationType: 'days',
    allowChangeDeadline: false,
    allowTimeTracking: false,
    taskControl: false,
    matchWorkTime: false,
    addInReport: false,
    guid: `{${randomUUID()}}`,
    xmlId: null,
    sorting: null,
    favoriteOf: [],
    pinnedBy: [],
    mutedBy: [],
    viewed: { [userId]: now },
    parameters: {},
    crm: [],
    files: [],
    custom: {},
    mailMessage: null,
  }
}

/** Creates a task; only the administrator names somebody else as its creator. */
export function addTask(state: PortalState, fields: Params, actor: Actor): Task {
  const task = { ...blankTask(state, actor.userId), ...readTaskFields(state, fields, null) }
  const creator = asInt(fields.CREATED_BY)
  if (creator > 0 && state.users.get(actor.userId)?.admin && state.users.has(creator)) task.createdBy = creator
  if (fields.STATUS !== undefined) task.status = statusFrom(fields.STATUS)
  checkTask(state, task, null)
  task.id = state.ids.next('task')
  const owner = { entity: 'task', entityId: task.id, createdBy: actor.userId } as const
  task.files = attachedFrom(state, fields.UF_TASK_WEBDAV_FILES, [], owner)
  state.tasks.set(task.id, task)
  logChange(state, task.id, actor.userId, { field: 'NEW', from: null, to: null })
  followPlan(state, task)
  state.touch()
  raiseTask(state, 'ADD', task.id, actor)
  return task
}

/** Writes the named fields; the rest stays as it is. */
export function updateTask(state: PortalState, task: Task, fields: Params, actor: Actor): Task {
  const changes = readTaskFields(state, fields, task)
  const creator = asInt(fields.CREATED_BY)
  if (creator > 0 && state.users.get(actor.userId)?.admin && state.users.has(creator)) changes.createdBy = creator
  const status = fields.STATUS === undefined ? task.status : statusFrom(fields.STATUS)
  checkTask(state, { ...task, ...changes }, task)
  logChanges(state, task, changes, actor.userId)
  Object.assign(task, changes)
  if (fields.UF_TASK_WEBDAV_FILES !== undefined) {
    const owner = { entity: 'task', entityId: task.id, createdBy: actor.userId } as const
    task.files = attachedFrom(state, fields.UF_TASK_WEBDAV_FILES, task.files, owner)
  }
  if (status !== task.status) changeStatus(state, task, status, actor.userId)
  followPlan(state, task)
  touchTask(state, task, actor)
  return task
}

/** Takes a task away with all that hangs on it; its subtasks stay and go one level up. */
export function deleteTask(state: PortalState, task: Task, actor: Actor): void {
  for (const one of subtasksOf(state, task.id)) one.parentId = task.parentId
  const tables = [state.taskChecklists, state.taskComments, state.taskElapsed, state.taskResults, state.taskHistory]
  for (const table of tables) for (const one of table.values()) if (one.taskId === task.id) table.delete(one.id)
  for (const one of state.taskLinks.values())
    if (one.from === task.id || one.to === task.id) state.taskLinks.delete(one.id)
  for (const id of task.files) state.attachedObjects.delete(id)
  state.tasks.delete(task.id)
  state.touch()
  raiseTask(state, 'DELETE', task.id, actor)
}

function statusFrom(value: unknown): TaskStatus {
  const status = asInt(value)
  if (status < 1 || status > 7) throw taskError.core('Некорректный статус')
  return status as TaskStatus
}

/** Record key -> name in the history. */
const LOGGED: Partial<Record<keyof Task, string>> = {
  title: 'TITLE',
  description: 'DESCRIPTION',
  priority: 'PRIORITY',
  mark: 'MARK',
  parentId: 'PARENT_ID',
  groupId: 'GROUP_ID',
  stageId: 'STAGE_ID',
  createdBy: 'CREATED_BY',
  responsibleId: 'RESPONSIBLE_ID',
  accomplices: 'ACCOMPLICES',
  auditors: 'AUDITORS',
  deadline: 'DEADLINE',
  startDatePlan: 'START_DATE_PLAN',
  endDatePlan: 'END_DATE_PLAN',
  timeEstimate: 'TIME_ESTIMATE',
  tags: 'TAGS',
  addInReport: 'ADD_IN_REPORT',
  taskControl: 'TASK_CONTROL',
  allowTimeTracking: 'ALLOW_TIME_TRACKING',
  allowChangeDeadline: 'ALLOW_CHANGE_DEADLINE',
}

function logChanges(state: PortalState, task: Task, changes: Partial<Task>, userId: number): void {
  for (const [key, field] of Object.entries(LOGGED) as [keyof Task, string][]) {
    if (!(key in changes)) continue
    const [from, to] = [logged(task[key]), logged(changes[key])]
    if (from !== to) logChange(state, task.id, userId, { field, from, to })
  }
}

function logged(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  return Array.isArray(value) ? value.join(',') : asText(value)
}

/** SE_PARAMETER 1: a task's planned dates are those of its subtasks. Bitrix24 docs: api-reference/tasks/tasks-task-add. */
function followPlan(state: PortalState, task: Task): void {
  const parent = task.parentId === null ? undefined : state.tasks.get(task.parentId)
  if (parent?.parameters['1'] !== 'Y') return
  const below = subtasksOf(state, parent.id)
  parent.startDatePlan =
    below
      .map((one) => one.startDatePlan)
      .filter((one) => one !== null)
      .sort()[0] ?? null
  parent.endDatePlan =
    below
      .map((one) => one.endDatePlan)
      .filter((one) => one !== null)
      .sort()
      .at(-1) ?? null
}
