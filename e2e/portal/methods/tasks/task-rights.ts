import type { Task, TaskStatus, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'

/** What may be done with a task; names and spelling as tasks.task.getaccess gives them, in lower camel case. */
export type TaskAction =
  | 'read'
  | 'edit'
  | 'remove'
  | 'start'
  | 'pause'
  | 'complete'
  | 'renew'
  | 'defer'
  | 'approve'
  | 'disapprove'
  | 'delegate'
  | 'changeDeadline'
  | 'rate'

const OPEN: readonly TaskStatus[] = [1, 2, 3, 6]

/** Heads of the departments that a person belongs to, and of those above. */
export function headsOf(state: PortalState, userId: number): ReadonlySet<number> {
  const heads = new Set<number>()
  for (const own of state.users.get(userId)?.departments ?? []) {
    for (let id: number | null = own; id !== null; id = state.departments.get(id)?.parent ?? null) {
      const head = state.departments.get(id)?.head
      if (head !== null && head !== undefined && head !== userId) heads.add(head)
    }
  }
  return heads
}

function isMember(task: Task, userId: number): boolean {
  return (
    task.createdBy === userId ||
    task.responsibleId === userId ||
    task.accomplices.includes(userId) ||
    task.auditors.includes(userId)
  )
}

const leads = (state: PortalState, user: User, other: number): boolean => headsOf(state, other).has(user.id)

function inGroup(state: PortalState, user: User, task: Task, roles: string): boolean {
  const member = task.groupId > 0 ? state.groupMembers.get(`${task.groupId}|${user.id}`) : undefined
  return member !== undefined && roles.includes(member.role)
}

/**
 * Who may do what: the administrator everything, the creator and the creator's head edit, people of the task work on it,
 * heads and members of the group read it. Bitrix24 docs: api-reference/tasks/tasks-task-list, tasks-task-get-access.
 */
export function mayTask(state: PortalState, user: User, action: TaskAction, task: Task): boolean {
  const boss = user.admin || task.createdBy === user.id || leads(state, user, task.createdBy)
  const worker = task.responsibleId === user.id || task.accomplices.includes(user.id)
  switch (action) {
    case 'read':
      return (
        user.admin ||
        isMember(task, user.id) ||
        inGroup(state, user, task, 'AEK') ||
        [task.createdBy, task.responsibleId].some((one) => leads(state, user, one))
      )
    case 'edit':
      return boss || inGroup(state, user, task, 'AE')
    case 'remove':
      return user.admin || task.createdBy === user.id || inGroup(state, user, task, 'A')
    case 'changeDeadline':
      return boss || (task.allowChangeDeadline && task.responsibleId === user.id)
    case 'delegate':
      return boss || task.responsibleId === user.id
    case 'rate':
      return boss
    case 'approve':
    case 'disapprove':
      return task.status === 4 && boss
    default:
      return (boss || worker) && allowedFrom(action, task.status)
  }
}

function allowedFrom(action: TaskAction, status: TaskStatus): boolean {
  switch (action) {
    case 'start':
      return status === 1 || status === 2 || status === 6
    case 'pause':
      return status === 3
    case 'complete':
      return OPEN.includes(status)
    case 'defer':
      return status === 1 || status === 2 || status === 3
    default:
      return status === 4 || status === 5 || status === 6 || status === 7
  }
}

/** The `action` map of a task: every switch of the card for one person. */
export function actionsOf(state: PortalState, user: User, task: Task): Record<string, boolean> {
  const may = (action: TaskAction): boolean => mayTask(state, user, action, task)
  const favorite = task.favoriteOf.includes(user.id)
  const works = may('edit') || task.responsibleId === user.id || task.accomplices.includes(user.id)
  return {
    accept: false,
    decline: false,
    complete: may('complete'),
    approve: may('approve'),
    disapprove: may('disapprove'),
    start: may('start'),
    pause: may('pause'),
    delegate: may('delegate'),
    remove: may('remove'),
    edit: may('edit'),
    defer: may('defer'),
    renew: may('renew'),
    create: true,
    changeDeadline: may('changeDeadline'),
    checklistAddItems: works,
    addFavorite: !favorite,
    deleteFavorite: favorite,
    rate: may('rate'),
    take: false,
    'edit.originator': false,
    'checklist.reorder': works,
    'elapsedtime.add': works,
    'dayplan.timer.toggle': task.allowTimeTracking && works,
    'edit.plan': may('edit'),
    'checklist.add': works,
    'favorite.add': !favorite,
    'favorite.delete': favorite,
  }
}
