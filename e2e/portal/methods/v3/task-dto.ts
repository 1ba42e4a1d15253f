import type { Group, Task, TaskStage } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Dto, DtoField } from '../../wire/v3/dto.ts'
import { userDto } from './user-dto.ts'

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

const groupDto: Dto<Group> = {
  name: 'GroupDto',
  fields: { id: { type: 'int', read: (one) => one.id }, name: { type: 'string', read: (one) => one.name } },
}

const stageDto: Dto<TaskStage> = {
  name: 'StageDto',
  fields: { id: { type: 'int', read: (one) => one.id }, title: { type: 'string', read: (one) => one.title } },
}

type Fields = Record<string, DtoField<Task>>

/** A task of REST 3.0. Only `id` is filterable. Bitrix24 docs: api-reference/tasks/fields-rest-v3, tasks-task-list-rest-v3. */
export function taskDto(state: PortalState): Dto<Task> {
  return {
    name: 'TaskDto',
    fields: { ...ownFields(state), ...planFields(), ...peopleFields(state), ...relations(state) },
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
    tags: { type: 'array', read: (one) => one.tags, editable: true },
    crmItemIds: { type: 'array', read: (one) => one.crm, editable: true },
    parentId: { type: 'int', read: (one) => one.parentId, editable: true },
    containsChecklist: { type: 'bool', read: (one) => has(state.taskChecklists, one) },
    containsSubTasks: {
      type: 'bool',
      read: (one) => [...state.tasks.values()].some((other) => other.parentId === one.id),
    },
    containsResults: { type: 'bool', read: (one) => has(state.taskResults, one) },
    guid: { type: 'string', read: (one) => one.guid },
    xmlId: { type: 'string', read: (one) => one.xmlId, editable: true },
    siteId: { type: 'string', read: () => 's1' },
    allowsChangeDeadline: { type: 'bool', read: (one) => one.allowChangeDeadline, sortable: true, editable: true },
    allowsTimeTracking: { type: 'bool', read: (one) => one.allowTimeTracking, sortable: true, editable: true },
    matchesWorkTime: { type: 'bool', read: (one) => one.matchWorkTime, editable: true },
    addInReport: { type: 'bool', read: (one) => one.addInReport, editable: true },
    link: {
      type: 'string',
      read: (one) => `/company/personal/user/${one.responsibleId}/tasks/task/view/${one.id}/`,
    },
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
  }
}

function peopleFields(state: PortalState): Fields {
  const person = (of: (task: Task) => number | null): DtoField<Task> => ({
    type: 'object',
    related: { dto: () => userDto as Dto<never>, of: (one) => state.users.get(of(one as Task) ?? 0) },
  })
  const people = (of: (task: Task) => readonly number[]): DtoField<Task> => ({
    type: 'array',
    editable: true,
    related: {
      dto: () => userDto as Dto<never>,
      many: true,
      of: (one) => of(one as Task).flatMap((id) => state.users.get(id) ?? []),
    },
  })
  return {
    creatorId: { type: 'int', read: (one) => one.createdBy, sortable: true, required: true },
    creator: person((one) => one.createdBy),
    responsibleId: { type: 'int', read: (one) => one.responsibleId, sortable: true, editable: true, required: true },
    responsible: person((one) => one.responsibleId),
    changedById: { type: 'int', read: (one) => one.changedBy },
    changedBy: person((one) => one.changedBy),
    closedById: { type: 'int', read: (one) => one.closedBy || null },
    closedBy: person((one) => one.closedBy),
    accomplices: people((one) => one.accomplices),
    auditors: people((one) => one.auditors),
  }
}

function relations(state: PortalState): Fields {
  return {
    groupId: { type: 'int', read: (one) => one.groupId || null, sortable: true, editable: true },
    group: {
      type: 'object',
      related: { dto: () => groupDto as Dto<never>, of: (one) => state.groups.get(one.groupId) },
    },
    stageId: { type: 'int', read: (one) => one.stageId || null, editable: true },
    stage: {
      type: 'object',
      related: { dto: () => stageDto as Dto<never>, of: (one) => state.taskStages.get(one.stageId) },
    },
    parent: {
      type: 'object',
      related: { dto: () => taskDto(state) as Dto<never>, of: (one) => state.tasks.get(one.parentId ?? 0) },
    },
  }
}

function markOf({ mark }: Task): string {
  return mark === 'P' ? 'positive' : mark === 'N' ? 'negative' : 'none'
}

function checklistOf(state: PortalState, task: Task): number[] {
  return [...state.taskChecklists.values()].filter((one) => one.taskId === task.id).map((one) => one.id)
}
