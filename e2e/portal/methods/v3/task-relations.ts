import type { Chat, ElapsedItem, Group, Task, TaskStage } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Dto, DtoField } from '../../wire/v3/dto.ts'
import { parseTime } from '../../wire/time.ts'
import { chatOfTask } from '../tasks/task-chat.ts'
import { userDto } from './user-dto.ts'

type Fields = Record<string, DtoField<Task>>

const groupDto: Dto<Group> = {
  name: 'GroupDto',
  fields: {
    id: { type: 'int', read: (one) => one.id },
    name: { type: 'string', read: (one) => one.name },
    image: { type: 'object', read: () => null },
    type: { type: 'string', read: (one) => (one.project ? 'project' : 'group') },
    isVisible: { type: 'bool', read: (one) => one.visible },
  },
}

const stageDto: Dto<TaskStage> = {
  name: 'StageDto',
  fields: {
    id: { type: 'int', read: (one) => one.id },
    title: { type: 'string', read: (one) => one.title },
    color: { type: 'string', read: (one) => one.color },
  },
}

const chatDto: Dto<Chat> = {
  name: 'ChatDto',
  fields: {
    id: { type: 'int', read: (one) => one.id },
    entityId: { type: 'int', read: (one) => Number(one.entityId) },
    entityType: { type: 'string', read: (one) => one.entityType },
  },
}

const seconds = (time: string): number => Math.floor((parseTime(time) ?? 0) / 1000)

const elapsedDto: Dto<ElapsedItem> = {
  name: 'ElapsedTimeDto',
  fields: {
    id: { type: 'int', read: (one) => one.id },
    userId: { type: 'int', read: (one) => one.userId },
    taskId: { type: 'int', read: (one) => one.taskId },
    minutes: { type: 'int', read: (one) => Math.floor(one.seconds / 60) },
    seconds: { type: 'int', read: (one) => one.seconds },
    source: { type: 'string', read: (one) => (one.source === 3 ? 'timer' : 'manual') },
    text: { type: 'string', read: (one) => one.comment },
    createdAtTs: { type: 'int', read: (one) => seconds(one.createdDate) },
    startTs: { type: 'int', read: (one) => seconds(one.dateStart) },
    stopTs: { type: 'int', read: (one) => seconds(one.dateStop) },
  },
}

/** A flow, a template, a letter, a source: this portal has none, so nothing stands behind the name. */
const nobodyDto = (name: string): Dto<never> => ({ name, fields: { id: { type: 'int', read: () => null } } })
const absent = (name: string): DtoField<Task> => ({
  type: 'object',
  related: { dto: () => nobodyDto(name), of: () => null },
})

/** Objects behind a task; `parent` is a task again. Bitrix24 docs: api-reference/tasks/fields-rest-v3. */
export function relationsOf(state: PortalState, parentDto: () => Dto<Task>): Fields {
  const person = (of: (task: Task) => number | null): DtoField<Task> => ({
    type: 'object',
    related: { dto: () => userDto, of: (one: Task) => state.users.get(of(one) ?? 0) },
  })
  const one = <Row>(dto: () => Dto<Row>, of: (task: Task) => Row | undefined): DtoField<Task> => ({
    type: 'object',
    related: { dto: () => dto(), of },
  })
  return {
    creator: person((task) => task.createdBy),
    responsible: person((task) => task.responsibleId),
    changedBy: person((task) => task.changedBy),
    statusChangedBy: person((task) => task.statusChangedBy),
    closedBy: person((task) => task.closedBy),
    group: one(
      () => groupDto,
      (task) => state.groups.get(task.groupId),
    ),
    stage: one(
      () => stageDto,
      (task) => state.taskStages.get(task.stageId),
    ),
    parent: one(parentDto, (task) => state.tasks.get(task.parentId ?? 0)),
    chat: one(
      () => chatDto,
      (task) => chatOfTask(state, task),
    ),
    elapsedTime: one(
      () => elapsedDto,
      (task) => [...state.taskElapsed.values()].find((item) => item.taskId === task.id),
    ),
    flow: absent('FlowDto'),
    forkedByTemplate: absent('TemplateDto'),
    email: absent('EmailDto'),
    source: absent('SourceDto'),
  }
}
