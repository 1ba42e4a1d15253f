import { mayTask } from '../tasks/task-rights.ts'
import type { TaskAction } from '../tasks/task-rights.ts'
import type { Task, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'

/** Names of the page -> what the person has to be allowed. Bitrix24 docs: api-reference/tasks/tasks-task-get-rest-v3 (rights). */
const BY_ACTION: Readonly<Record<string, TaskAction>> = {
  read: 'read',
  watch: 'read',
  mute: 'read',
  createResult: 'read',
  edit: 'edit',
  remove: 'remove',
  complete: 'complete',
  approve: 'approve',
  disapprove: 'disapprove',
  start: 'start',
  delegate: 'delegate',
  defer: 'defer',
  renew: 'renew',
  deadline: 'changeDeadline',
  datePlan: 'edit',
  changeResponsible: 'delegate',
  changeAccomplices: 'edit',
  pause: 'pause',
  mark: 'rate',
  changeStatus: 'edit',
  reminder: 'read',
  addAuditors: 'read',
  elapsedTime: 'read',
  favorite: 'read',
  checklistAdd: 'edit',
  checklistEdit: 'edit',
  checklistSave: 'edit',
  checklistToggle: 'edit',
  automate: 'edit',
  completeResult: 'edit',
  createSubtask: 'read',
  copy: 'read',
  saveAsTemplate: 'read',
  attachFile: 'edit',
  detachFile: 'edit',
  detachParent: 'edit',
  createGanttDependence: 'edit',
}

/** What one person may do with a task. */
export function accessThree(state: PortalState, user: User, task: Task): Record<string, boolean> {
  const results = [...state.taskResults.values()].filter((one) => one.taskId === task.id)
  const own = results.some((one) => one.createdBy === user.id)
  return {
    ...Object.fromEntries(
      Object.entries(BY_ACTION).map(([name, action]) => [name, mayTask(state, user, action, task)] as const),
    ),
    take: false,
    changeDirector: false,
    timeTracking: task.allowTimeTracking && task.responsibleId === user.id,
    resultEdit: own,
    removeResult: own,
    resultRead: results.length > 0,
    admin: user.admin,
    sort: false,
  }
}
