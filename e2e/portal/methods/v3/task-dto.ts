import type { Task, User } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Dto, DtoField } from '../../wire/v3/dto.ts'
import { chatOfTask } from '../tasks/task-chat.ts'
import { spentOn } from '../tasks/task-columns.ts'
import { accessThree } from './task-access.ts'
import { relationsOf } from './task-relations.ts'

/** Words of a status for its number. Bitrix24 docs: api-reference/tasks/fields-rest-v3. */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  1: 'pending',
  2: 'pending',
  3: 'in_progress',
  4: 'supposedly_completed',
  5: 'completed',
  6: 'deferred',
  7: 'declined',
}
export const PRIORITY_WORDS: Readonly<Record<number, string>> = { 0: 'low', 1: 'average', 2: 'high' }

type Fields = Record<string, DtoField<Task>>

/** Shown only when `select` names them; all others make the base set. Bitrix24 docs: api-reference/tasks/tasks-task-add-rest-v3. */
const ASKED_FOR = [
  'creatorId',
  'created',
  'responsibleId',
  'groupId',
  'stageId',
  'flowId',
  'changedById',
  'statusChangedById',
  'closedById',
  'forkedByTemplateId',
  'emailId',
]

/** Fields of a task when `select` is silent. */
export function baseSet({ fields }: Dto<Task>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => (field.read && !ASKED_FOR.includes(name) ? [name] : []))
}

/** A task of REST 3.0 as one person sees it. Only `id` is filterable. Bitrix24 docs: api-reference/tasks/fields-rest-v3, tasks-task-list-rest-v3. */
export function taskDto(state: PortalState, user: User): Dto<Task> {
  return {
    name: 'TaskDto',
    fields: {
      ...ownFields(state),
      ...planFields(),
      ...numberFields(state),
      ...rules(),
      ...forPerson(state, user),
      ...relationsOf(state, () => taskDto(state, user)),
    },
  }
}

function ownFields(state: PortalState): Fields {
  const has = (table: ReadonlyMap<unknown, { taskId: number }>, task: Task): boolean =>
    [...table.values()].some((one) => one.taskId === task.id)
  return {
    id: { type: 'int', read: (one) => one.id, filterable: true, sortable: true },
    title: { type: 'string', read: (one) => one.title, sortable: true, editable: true, required: true },
    description: { type: 'string', read: (one) => one.description, editable: true },
    needsControl: { type: 'bool', read: (one) => one.taskControl, editable: true },
    priority: {
      type: 'string',
      read: (one) => PRIORITY_WORDS[one.priority] ?? 'average',
      sortable: true,
      editable: true,
    },
    status: { type: 'string', read: (one) => STATUS_WORDS[one.status] ?? 'pending', sortable: true },
    mark: { type: 'string', read: markOf, sortable: true, editable: true },
    checklist: { type: 'array', read: (one) => checklistOf(state, one) },
    fileIds: { type: 'array', read: (one) => (one.files.length > 0 ? one.files : null) },
    crmItemIds: { type: 'array', read: (one) => one.crm, editable: true },
    containsChecklist: { type: 'bool', read: (one) => has(state.taskChecklists, one) },
    containsSubTasks: {
      type: 'bool',
      read: (one) => [...state.tasks.values()].some((other) => other.parentId === one.id),
    },
    containsRelatedTasks: { type: 'bool', read: (one) => linksOf(state, one).length > 0 },
    containsGanttLinks: { type: 'bool', read: (one) => linksOf(state, one).length > 0 },
    containsPlacements: { type: 'bool', read: () => true },
    containsResults: { type: 'bool', read: (one) => has(state.taskResults, one) },
    guid: { type: 'string', read: (one) => one.guid },
    xmlId: { type: 'string', read: (one) => one.xmlId, editable: true },
    siteId: { type: 'string', read: () => 's1' },
    link: {
      type: 'string',
      read: (one) => `/company/personal/user/${one.responsibleId}/tasks/task/view/${one.id}/`,
    },
    archiveLink: { type: 'string', read: archiveOf },
    dependsOn: { type: 'array', read: (one) => linksOf(state, one).map(({ from }) => from) },
    scenarios: { type: 'array', read: (one) => (one.crm.length > 0 ? ['crm'] : ['default']) },
  }
}

function planFields(): Fields {
  return {
    deadline: { type: 'DateTime', read: (one) => one.deadline, sortable: true, editable: true },
    startPlan: { type: 'DateTime', read: (one) => one.startDatePlan, sortable: true, editable: true },
    endPlan: { type: 'DateTime', read: (one) => one.endDatePlan, sortable: true, editable: true },
    estimatedTime: { type: 'int', read: (one) => one.timeEstimate, sortable: true, editable: true },
    durationType: { type: 'string', read: (one) => one.durationType, editable: true },
    plannedDuration: { type: 'int', read: (one) => one.durationPlan ?? 0 },
    created: { type: 'DateTime', read: (one) => one.createdDate, sortable: true },
    changed: { type: 'DateTime', read: (one) => one.changedDate, sortable: true },
    closed: { type: 'DateTime', read: (one) => one.closedDate, sortable: true },
    started: { type: 'DateTime', read: (one) => one.dateStart, sortable: true },
    activity: { type: 'DateTime', read: (one) => one.activityDate, sortable: true },
    statusChanged: { type: 'DateTime', read: (one) => one.statusChangedDate },
    exchangeModified: { type: 'DateTime', read: () => null },
    maxDeadlineChangeDate: { type: 'DateTime', read: () => null },
  }
}

/** Numbers of other records. Scrum, flows, templates and reminders have no records here, as on a portal that uses none. */
function numberFields(state: PortalState): Fields {
  const none: DtoField<Task> = { type: 'int', read: () => null }
  return {
    creatorId: { type: 'int', read: (one) => one.createdBy, sortable: true, required: true },
    responsibleId: { type: 'int', read: (one) => one.responsibleId, sortable: true, editable: true, required: true },
    changedById: { type: 'int', read: (one) => one.changedBy },
    statusChangedById: { type: 'int', read: (one) => one.statusChangedBy },
    closedById: { type: 'int', read: (one) => one.closedBy || null },
    parentId: { type: 'int', read: (one) => one.parentId, editable: true },
    groupId: { type: 'int', read: (one) => one.groupId || null, sortable: true, editable: true },
    stageId: { type: 'int', read: (one) => one.stageId || null, editable: true },
    chatId: { type: 'int', read: (one) => chatOfTask(state, one).id },
    emailId: { type: 'int', read: (one) => one.mailMessage },
    actualDuration: { type: 'int', read: (one) => Math.floor(spentOn(state, one.id) / 60) },
    numberOfReminders: { type: 'int', read: () => 0 },
    outlookVersion: { type: 'int', read: () => 1 },
    epicId: none,
    storyPoints: none,
    flowId: none,
    forkedByTemplateId: none,
    maxDeadlineChanges: none,
    deadlineCount: none,
    forumTopicId: none,
    exchangeId: { type: 'string', read: () => null },
    declineReason: { type: 'string', read: () => null },
  }
}

function rules(): Fields {
  const never: DtoField<Task> = { type: 'bool', read: () => false }
  const parameter = (code: string): DtoField<Task> => ({ type: 'bool', read: (one) => one.parameters[code] === 'Y' })
  return {
    allowsChangeDeadline: { type: 'bool', read: (one) => one.allowChangeDeadline, sortable: true, editable: true },
    allowsTimeTracking: { type: 'bool', read: (one) => one.allowTimeTracking, sortable: true, editable: true },
    matchesWorkTime: { type: 'bool', read: (one) => one.matchWorkTime, editable: true },
    addInReport: { type: 'bool', read: (one) => one.addInReport, editable: true },
    matchesSubTasksTime: parameter('1'),
    autocompleteSubTasks: parameter('2'),
    requireResult: parameter('3'),
    allowsChangeDatePlan: never,
    requireDeadlineChangeReason: never,
    replicate: never,
    isMultitask: never,
  }
}

function forPerson(state: PortalState, user: User): Fields {
  const mine = (of: (task: Task) => readonly number[]): DtoField<Task> => ({
    type: 'array',
    read: (one) => (of(one).includes(user.id) ? [user.id] : []),
  })
  return {
    rights: { type: 'array', read: (one) => accessThree(state, user, one) },
    inFavorite: mine((one) => one.favoriteOf),
    inPin: mine((one) => one.pinnedBy),
    inGroupPin: mine(() => []),
    inMute: mine((one) => one.mutedBy),
  }
}

const linksOf = (state: PortalState, task: Task): { from: number }[] =>
  [...state.taskLinks.values()].filter((one) => one.to === task.id)

function archiveOf(task: Task): string {
  const query = `entityId=${task.id}&entity=TASKS_TASK&fieldName=UF_TASK_WEBDAV_FILES`
  return `/bitrix/tools/disk/uf.php?${query}&action=downloadArchiveByEntity&ncc=1`
}

function markOf({ mark }: Task): string {
  return mark === 'P' ? 'positive' : mark === 'N' ? 'negative' : 'none'
}

function checklistOf(state: PortalState, task: Task): number[] {
  return [...state.taskChecklists.values()].filter((one) => one.taskId === task.id).map((one) => one.id)
}
