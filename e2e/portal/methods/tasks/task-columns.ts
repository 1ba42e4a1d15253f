import { columnOf } from '../../entities/column.ts'
import type { Column } from '../../entities/column.ts'
import type { Task, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import { parseTime } from '../../wire/time.ts'

const DAY_MS = 24 * 3600 * 1000
const flag = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

/** `subStatus`: -1 overdue, -2 not seen yet, -3 due within a day, otherwise the status itself. */
export function subStatus(state: PortalState, user: User, task: Task): number {
  const open = task.status < 4 || task.status === 6
  const due = task.deadline === null ? undefined : parseTime(task.deadline)
  if (open && due !== undefined && due < state.clock.now()) return -1
  if (open && task.responsibleId === user.id && task.createdBy !== user.id && task.viewed[user.id] === undefined)
    return -2
  if (open && due !== undefined && due < state.clock.now() + DAY_MS) return -3
  return task.status
}

export function spentOn(state: PortalState, taskId: number): number {
  let seconds = 0
  for (const one of state.taskElapsed.values()) if (one.taskId === taskId) seconds += one.seconds
  return seconds
}

type TaskColumns = Record<string, Column<Task>>

function plainColumns(state: PortalState, user: User): TaskColumns {
  const lastName = (id: number): string => state.users.get(id)?.lastName ?? ''
  return {
    ID: columnOf('number', (one) => one.id),
    PARENT_ID: columnOf('number', (one) => one.parentId),
    GROUP_ID: columnOf('number', (one) => one.groupId),
    STAGE_ID: columnOf('number', (one) => one.stageId),
    TITLE: columnOf('text', (one) => one.title),
    PRIORITY: columnOf('number', (one) => one.priority),
    STATUS: columnOf('number', (one) => subStatus(state, user, one)),
    REAL_STATUS: columnOf('number', (one) => one.status),
    STATUS_COMPLETE: columnOf('number', (one) => (one.status === 5 ? 2 : 1)),
    MARK: columnOf('text', (one) => one.mark),
    SITE_ID: columnOf('text', () => 's1'),
    CREATED_BY: columnOf('number', (one) => one.createdBy),
    RESPONSIBLE_ID: columnOf('number', (one) => one.responsibleId),
    STATUS_CHANGED_BY: columnOf('number', (one) => one.statusChangedBy),
    CREATED_BY_LAST_NAME: columnOf('text', (one) => lastName(one.createdBy)),
    RESPONSIBLE_LAST_NAME: columnOf('text', (one) => lastName(one.responsibleId)),
    TIME_ESTIMATE: columnOf('number', (one) => one.timeEstimate),
    TIME_SPENT_IN_LOGS: columnOf('number', (one) => spentOn(state, one.id)),
    SORTING: columnOf('text', (one) => one.sorting),
    GUID: columnOf('text', (one) => one.guid),
    XML_ID: columnOf('text', (one) => one.xmlId),
    DATE_START: columnOf('time', (one) => one.dateStart),
    CREATED_DATE: columnOf('time', (one) => one.createdDate),
    CHANGED_DATE: columnOf('time', (one) => one.changedDate),
    CLOSED_DATE: columnOf('time', (one) => one.closedDate),
    ACTIVITY_DATE: columnOf('time', (one) => one.activityDate),
    START_DATE_PLAN: columnOf('time', (one) => one.startDatePlan),
    END_DATE_PLAN: columnOf('time', (one) => one.endDatePlan),
    DEADLINE: columnOf('time', (one) => one.deadline),
    ALLOW_CHANGE_DEADLINE: columnOf('flag', (one) => flag(one.allowChangeDeadline)),
    ALLOW_TIME_TRACKING: columnOf('flag', (one) => flag(one.allowTimeTracking)),
    MATCH_WORK_TIME: columnOf('flag', (one) => flag(one.matchWorkTime)),
    ADD_IN_REPORT: columnOf('flag', (one) => flag(one.addInReport)),
    FAVORITE: columnOf('flag', (one) => flag(one.favoriteOf.includes(user.id))),
    IS_PINNED: columnOf('flag', (one) => flag(one.pinnedBy.includes(user.id))),
    IS_PINNED_IN_GROUP: columnOf('flag', () => 'N'),
  }
}

/** Fields by which tasks are only filtered. */
function filterColumns(state: PortalState): TaskColumns {
  const before = (id: number): number[] =>
    [...state.taskLinks.values()].filter((one) => one.to === id).map((one) => one.from)
  return {
    TAG: columnOf('text', (one) => one.tags),
    ACCOMPLICE: columnOf('number', (one) => one.accomplices),
    AUDITOR: columnOf('number', (one) => one.auditors),
    MEMBER: columnOf('number', (one) => [one.createdBy, one.responsibleId, ...one.accomplices, ...one.auditors]),
    DEPENDS_ON: columnOf('number', (one) => before(one.id)),
    UF_CRM_TASK: columnOf('text', (one) => one.crm),
    FORUM_TOPIC_ID: columnOf('number', (one) => one.id),
    SPRINT_ID: columnOf('number', () => null),
    BACKLOG_ID: columnOf('number', () => null),
  }
}

/** What tasks are sorted by; any other name is refused. Bitrix24 docs: api-reference/tasks/tasks-task-list. */
export function taskOrderColumns(state: PortalState, user: User): TaskColumns {
  const { STATUS: _status, ...columns } = plainColumns(state, user)
  return columns
}

export function taskFilterColumns(state: PortalState, user: User): TaskColumns {
  const columns = { ...plainColumns(state, user), ...filterColumns(state) }
  for (const field of state.userfields.values()) {
    if (field.entityId !== 'TASKS_TASK') continue
    const numeric = field.userTypeId === 'double' || field.userTypeId === 'boolean'
    columns[field.fieldName] = columnOf(
      numeric ? 'number' : field.userTypeId === 'datetime' ? 'time' : 'text',
      (one) => one.custom[field.fieldName],
    )
  }
  return columns
}
