import type { Task, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'
import { asList, asText } from '../../wire/params.ts'
import { shownTree } from './checklist-tree.ts'
import { chatOfTask } from './task-chat.ts'
import { subStatus, spentOn } from './task-columns.ts'
import { actionsOf } from './task-rights.ts'

const flag = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')
const text = (value: number | null): string | null => (value === null ? null : String(value))

function shownPerson(state: PortalState, id: number): Params {
  const user = state.users.get(id)
  return {
    id: String(id),
    name: user ? `${user.name} ${user.lastName}`.trim() : '',
    link: `/company/personal/user/${id}/`,
    icon: '/bitrix/images/tasks/default_avatar.png',
    workPosition: user?.position ?? '',
  }
}

/** Maps by id are `[]` when empty, as PHP writes them. */
function peopleMap(state: PortalState, ids: number[]): Params | [] {
  return ids.length === 0 ? [] : Object.fromEntries(ids.map((id) => [String(id), shownPerson(state, id)]))
}

function shownGroup(state: PortalState, groupId: number): Params | [] {
  const group = state.groups.get(groupId)
  if (!group) return []
  const members = [...state.groupMembers.values()].filter((one) => one.groupId === groupId && 'AEK'.includes(one.role))
  return {
    id: String(group.id),
    name: group.name,
    opened: group.opened,
    membersCount: members.length,
    image: '/bitrix/images/socialnetwork/workgroup/common.png',
    additionalData: [],
  }
}

type Shown = (state: PortalState, user: User, task: Task) => unknown

const commentsOf = (state: PortalState, task: Task): number =>
  [...state.taskComments.values()].filter((one) => one.taskId === task.id).length

/** Upper-case names of `select` -> the value as shown; the answer carries the camelCase of the name. */
const fields: Readonly<Record<string, Shown>> = {
  ID: (_s, _u, one) => String(one.id),
  PARENT_ID: (_s, _u, one) => text(one.parentId),
  TITLE: (_s, _u, one) => one.title,
  DESCRIPTION: (_s, _u, one) => one.description,
  MARK: (_s, _u, one) => one.mark,
  PRIORITY: (_s, _u, one) => String(one.priority),
  MULTITASK: () => 'N',
  NOT_VIEWED: (state, user, one) => flag(subStatus(state, user, one) === -2),
  REPLICATE: () => 'N',
  STAGE_ID: (_s, _u, one) => String(one.stageId),
  SPRINT_ID: () => null,
  BACKLOG_ID: () => null,
  CREATED_BY: (_s, _u, one) => String(one.createdBy),
  CREATED_DATE: (_s, _u, one) => one.createdDate,
  RESPONSIBLE_ID: (_s, _u, one) => String(one.responsibleId),
  CHANGED_BY: (_s, _u, one) => String(one.changedBy),
  CHANGED_DATE: (_s, _u, one) => one.changedDate,
  STATUS_CHANGED_BY: (_s, _u, one) => text(one.statusChangedBy),
  CLOSED_BY: (_s, _u, one) => (one.statusChangedBy === null ? null : String(one.closedBy)),
  CLOSED_DATE: (_s, _u, one) => one.closedDate,
  ACTIVITY_DATE: (_s, _u, one) => one.activityDate,
  DATE_START: (_s, _u, one) => one.dateStart,
  DEADLINE: (_s, _u, one) => one.deadline,
  START_DATE_PLAN: (_s, _u, one) => one.startDatePlan,
  END_DATE_PLAN: (_s, _u, one) => one.endDatePlan,
  GUID: (_s, _u, one) => one.guid,
  XML_ID: (_s, _u, one) => one.xmlId,
  COMMENTS_COUNT: (state, _u, one) => text(commentsOf(state, one) || null),
  SERVICE_COMMENTS_COUNT: () => null,
  ALLOW_CHANGE_DEADLINE: (_s, _u, one) => flag(one.allowChangeDeadline),
  ALLOW_TIME_TRACKING: (_s, _u, one) => flag(one.allowTimeTracking),
  TASK_CONTROL: (_s, _u, one) => flag(one.taskControl),
  ADD_IN_REPORT: (_s, _u, one) => flag(one.addInReport),
  FORKED_BY_TEMPLATE_ID: () => null,
  TIME_ESTIMATE: (_s, _u, one) => String(one.timeEstimate),
  TIME_SPENT_IN_LOGS: (state, _u, one) => text(spentOn(state, one.id) || null),
  MATCH_WORK_TIME: (_s, _u, one) => flag(one.matchWorkTime),
  FORUM_TOPIC_ID: (state, _u, one) => (commentsOf(state, one) > 0 ? String(one.id) : null),
  FORUM_ID: (state, _u, one) => (commentsOf(state, one) > 0 ? '11' : null),
  SITE_ID: () => 's1',
  SUBORDINATE: (_s, _u, one) => flag(one.parentId !== null),
  EXCHANGE_MODIFIED: () => null,
  EXCHANGE_ID: () => null,
  OUTLOOK_VERSION: () => '1',
  VIEWED_DATE: (_s, user, one) => one.viewed[user.id] ?? null,
  SORTING: (_s, _u, one) => one.sorting,
  DURATION_FACT: (state, _u, one) => text(Math.floor(spentOn(state, one.id) / 60) || null),
  IS_MUTED: (_s, user, one) => flag(one.mutedBy.includes(user.id)),
  IS_PINNED: (_s, user, one) => flag(one.pinnedBy.includes(user.id)),
  IS_PINNED_IN_GROUP: () => 'N',
  FLOW_ID: () => null,
  DESCRIPTION_IN_BBCODE: () => 'Y',
  STATUS: (_s, _u, one) => String(one.status),
  STATUS_CHANGED_DATE: (_s, _u, one) => one.statusChangedDate,
  DURATION_PLAN: (_s, _u, one) => text(one.durationPlan),
  DURATION_TYPE: (_s, _u, one) => one.durationType,
  FAVORITE: (_s, user, one) => flag(one.favoriteOf.includes(user.id)),
  GROUP_ID: (_s, _u, one) => String(one.groupId),
  AUDITORS: (_s, _u, one) => one.auditors.map(String),
  ACCOMPLICES: (_s, _u, one) => one.accomplices.map(String),
}

/** Given only when they are named in `select`. */
const extras: Readonly<Record<string, Shown>> = {
  SUB_STATUS: (state, user, one) => String(subStatus(state, user, one)),
  TAGS: (_s, _u, one) =>
    one.tags.length === 0
      ? []
      : Object.fromEntries(
          one.tags.map((title, index) => [String(one.id * 100 + index), { id: one.id * 100 + index, title }]),
        ),
  NEW_COMMENTS_COUNT: () => 0,
  CHAT_ID: (state, _u, one) => chatOfTask(state, one).id,
}

const CRM_NAMES = ['UF_CRM_TASK', 'UF_TASK_WEBDAV_FILES', 'UF_MAIL_MESSAGE']

const taskFieldNames: readonly string[] = Object.keys(fields)

/** The upper-case name of a selected field: `subStatus` and `SUB_STATUS` are one. */
const upperName = (name: string): string =>
  /[a-z]/.test(name)
    ? name
        .replace(/([A-Z])/g, '_$1')
        .toUpperCase()
        .replace(/^_/, '')
    : name

/** `UF_CRM_TASK` -> `ufCrmTask`, `UF_AUTO_123` -> `ufAuto_123`: a digit keeps its underscore. */
function camelName(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}

export interface TaskView {
  /** null: everything but user fields. */
  select: readonly string[] | null
  /** Whether the whole card comes along: actions, people, the checklist. */
  card: boolean
}

/** `select` of a call: nothing or `*` is everything. */
export function selectedTaskFields(value: unknown): readonly string[] | null {
  const names = asList(value).map((one) => upperName(asText(one)))
  return names.length === 0 || names.includes('*') ? null : names
}

/** A task as tasks.task.* show it. Bitrix24 docs: api-reference/tasks/fields. */
export function shownTask(state: PortalState, user: User, task: Task, view: TaskView): Params {
  const names = view.select ?? taskFieldNames
  const has = (name: string): boolean => names.includes(name)
  const shown: Params = { id: String(task.id) }
  for (const name of names) {
    const read = fields[name] ?? extras[name]
    if (read) shown[camelName(name)] = read(state, user, task)
    else if (name in task.custom) shown[camelName(name)] = task.custom[name]
  }
  // One of the three system user fields brings all three. Bitrix24 docs: api-reference/tasks/fields.
  if (names.some((name) => CRM_NAMES.includes(name)))
    Object.assign(shown, {
      ufCrmTask: task.crm.length === 0 ? false : task.crm,
      ufTaskWebdavFiles: task.files.length === 0 ? false : task.files,
      ufMailMessage: task.mailMessage,
    })
  if (has('DESCRIPTION')) shown.descriptionInBbcode = 'Y'
  shown.group = shownGroup(state, task.groupId)
  if (has('CREATED_BY')) shown.creator = shownPerson(state, task.createdBy)
  if (has('RESPONSIBLE_ID')) shown.responsible = shownPerson(state, task.responsibleId)
  if (has('ACCOMPLICES')) shown.accomplicesData = peopleMap(state, task.accomplices)
  if (has('AUDITORS')) shown.auditorsData = peopleMap(state, task.auditors)
  if (view.card) Object.assign(shown, cardOf(state, user, task, view))
  return shown
}

/** The same record under the upper-case names of the oldest methods. Bitrix24 docs: api-reference/tasks/deprecated/task-item/index. */
export function oldTask(state: PortalState, user: User, task: Task): Params {
  const shown: Params = { REAL_STATUS: String(task.status), STATUS: String(subStatus(state, user, task)) }
  for (const [name, read] of Object.entries(fields)) if (name !== 'STATUS') shown[name] = read(state, user, task)
  return { ...shown, TAGS: task.tags, UF_CRM_TASK: task.crm, UF_TASK_WEBDAV_FILES: task.files, ...task.custom }
}

function cardOf(state: PortalState, user: User, task: Task, view: TaskView): Params {
  const action = actionsOf(state, user, task)
  if (view.select !== null) return { action }
  return {
    newCommentsCount: 0,
    chatId: chatOfTask(state, task).id,
    action,
    ...shownTree(state, user, task),
    checkListCanAdd: action['checklist.add'],
  }
}
