import type { Actor } from '../../events/bus.ts'
import type { Task, TaskStatus } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { portalTime } from '../../wire/time.ts'
import { logChange, touchTask } from './task-log.ts'

/** Moves a task to a status with everything that follows: dates, who closed it, subtasks that depend on it. */
export function setStatus(state: PortalState, task: Task, status: TaskStatus, actor: Actor): void {
  if (task.status === status) return
  changeStatus(state, task, status, actor.userId)
  touchTask(state, task, actor)
  if (status === 5) followCompletion(state, task, actor)
}

/** The record only; events are the caller's. */
export function changeStatus(state: PortalState, task: Task, status: TaskStatus, userId: number): void {
  const now = portalTime(state.clock.now())
  logChange(state, task.id, userId, { field: 'STATUS', from: String(task.status), to: String(status) })
  task.status = status
  task.statusChangedBy = userId
  task.statusChangedDate = now
  const closed = status === 4 || status === 5
  task.closedBy = closed ? userId : 0
  task.closedDate = closed ? now : null
  if (status === 3) task.dateStart ??= now
  if (status === 5) closeResults(state, task.id)
}

function closeResults(state: PortalState, taskId: number): void {
  for (const one of state.taskResults.values()) if (one.taskId === taskId) one.status = 1
}

export const subtasksOf = (state: PortalState, taskId: number): Task[] =>
  [...state.tasks.values()].filter((one) => one.parentId === taskId)

/** SE_PARAMETER 2: a task is done with its last subtask, and its subtasks with it. Bitrix24 docs: api-reference/tasks/tasks-task-add. */
function followCompletion(state: PortalState, task: Task, actor: Actor): void {
  if (task.parameters['2'] === 'Y') for (const one of subtasksOf(state, task.id)) setStatus(state, one, 5, actor)
  const parent = task.parentId === null ? undefined : state.tasks.get(task.parentId)
  if (parent?.parameters['2'] !== 'Y') return
  if (subtasksOf(state, parent.id).every((one) => one.status === 5)) setStatus(state, parent, 5, actor)
}

/** Whether the task is to be closed with a result that it does not have yet (SE_PARAMETER 3). */
export function lacksResult(state: PortalState, task: Task): boolean {
  if (task.parameters['3'] !== 'Y') return false
  return ![...state.taskResults.values()].some((one) => one.taskId === task.id && one.status === 0)
}
