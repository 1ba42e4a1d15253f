import type { Task, UserField } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asInts, asList, asText, isYes } from '../../wire/params.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { taskError } from './task-error.ts'

type Reader = (value: unknown) => unknown

const instant: Reader = (value) => {
  const ms = parseTime(asText(value))
  return ms === undefined ? null : portalTime(ms)
}
const ids: Reader = (value) => [...new Set(asInts(value).filter((one) => one > 0))]
const texts: Reader = (value) => {
  const list = typeof value === 'string' ? value.split(',') : asList(value).map(asText)
  return [...new Set(list.map((one) => one.trim()).filter((one) => one !== ''))]
}
const orNull =
  (read: (value: unknown) => unknown): Reader =>
  (value) =>
    read(value) || null

/** Names of `fields` that are written as they are; unknown ones are ignored. */
const writable: Readonly<Record<string, readonly [keyof Task, Reader]>> = {
  PARENT_ID: ['parentId', orNull(asInt)],
  GROUP_ID: ['groupId', asInt],
  STAGE_ID: ['stageId', asInt],
  TITLE: ['title', (value) => asText(value).trim()],
  DESCRIPTION: ['description', asText],
  MARK: ['mark', (value) => (value === 'P' || value === 'N' ? value : null)],
  PRIORITY: ['priority', (value) => Math.min(2, Math.max(0, asInt(value)))],
  RESPONSIBLE_ID: ['responsibleId', asInt],
  ACCOMPLICES: ['accomplices', ids],
  AUDITORS: ['auditors', ids],
  TAGS: ['tags', texts],
  DEADLINE: ['deadline', instant],
  START_DATE_PLAN: ['startDatePlan', instant],
  END_DATE_PLAN: ['endDatePlan', instant],
  TIME_ESTIMATE: ['timeEstimate', asInt],
  DURATION_PLAN: ['durationPlan', orNull(asInt)],
  DURATION_TYPE: ['durationType', asText],
  ALLOW_CHANGE_DEADLINE: ['allowChangeDeadline', isYes],
  ALLOW_TIME_TRACKING: ['allowTimeTracking', isYes],
  TASK_CONTROL: ['taskControl', isYes],
  MATCH_WORK_TIME: ['matchWorkTime', isYes],
  ADD_IN_REPORT: ['addInReport', isYes],
  XML_ID: ['xmlId', orNull(asText)],
  UF_CRM_TASK: ['crm', (value) => (texts(value) as string[]).map((one) => one.toUpperCase())],
  UF_MAIL_MESSAGE: ['mailMessage', orNull(asInt)],
}

/** Reads what a call wants to write, in the record's own terms. */
export function readTaskFields(state: PortalState, fields: Params, old: Task | null): Partial<Task> {
  const read: Record<string, unknown> = {}
  for (const [name, [key, value]] of Object.entries(writable)) {
    if (fields[name] !== undefined) read[key] = value(fields[name])
  }
  if (fields.SE_PARAMETER !== undefined) {
    read.parameters = { ...old?.parameters, ...parametersOf(fields.SE_PARAMETER) }
  }
  const custom: Record<string, unknown> = {}
  for (const field of taskUserFields(state)) {
    if (fields[field.fieldName] !== undefined) custom[field.fieldName] = customValue(field, fields[field.fieldName])
  }
  if (Object.keys(custom).length > 0) read.custom = { ...old?.custom, ...custom }
  return read
}

function parametersOf(value: unknown): Record<string, 'Y' | 'N'> {
  const read: Record<string, 'Y' | 'N'> = {}
  for (const one of asList(value)) {
    if (one === null || typeof one !== 'object') continue
    const { CODE, VALUE } = one as Params
    if ([1, 2, 3].includes(asInt(CODE))) read[String(asInt(CODE))] = isYes(VALUE) ? 'Y' : 'N'
  }
  return read
}

export function taskUserFields(state: PortalState): UserField[] {
  return [...state.userfields.values()].filter((one) => one.entityId === 'TASKS_TASK')
}

function customValue(field: UserField, value: unknown): unknown {
  return field.multiple ? asList(value).map((one) => customScalar(field, one)) : customScalar(field, value)
}

function customScalar(field: UserField, value: unknown): unknown {
  if (value === null || value === '') return null
  switch (field.userTypeId) {
    case 'double':
      return Number(asText(value).replace(',', '.')) || 0
    case 'boolean':
      return isYes(value) ? '1' : '0'
    case 'datetime':
      return instant(value)
    default:
      return asText(value)
  }
}

const TOO_LONG_MS = 20 * 365 * 24 * 3600 * 1000

/** Checks a task as it is going to be; `old` is null for a new one. Bitrix24 docs: api-reference/tasks/tasks-task-add. */
export function checkTask(state: PortalState, task: Task, old: Task | null): void {
  if (task.title === '') throw taskError.core('Не указано название задачи')
  if (task.responsibleId === 0) throw taskError.core('Не указан исполнитель')
  if (!state.users.has(task.responsibleId))
    throw taskError.core('Пользователь указанный в поле "Исполнитель" не найден')
  if (task.parentId !== null) checkParent(state, task, task.parentId)
  checkPlan(task)
  for (const field of taskUserFields(state)) {
    const value = task.custom[field.fieldName]
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (field.mandatory && empty && old === null)
      throw taskError.core(`Не введено значение обязательного поля ${field.labels.edit.ru ?? field.fieldName}`)
  }
}

function checkParent(state: PortalState, task: Task, parentId: number): void {
  if (parentId === task.id) throw taskError.core('Невозможно привязать узел к самому себе')
  if (!state.tasks.has(parentId)) throw taskError.core('Задача указанная в поле "Надзадача" не найдена')
  for (let id: number | null = parentId; id !== null; id = state.tasks.get(id)?.parentId ?? null) {
    if (id === task.id) throw taskError.core('Создание зацикленных связей в задачах запрещено')
  }
}

function checkPlan(task: Task): void {
  if (task.startDatePlan === null || task.endDatePlan === null) return
  const length = (parseTime(task.endDatePlan) ?? 0) - (parseTime(task.startDatePlan) ?? 0)
  if (length < 0) throw taskError.core('В планировании сроков указана дата окончания меньшая даты старта')
  if (length > TOO_LONG_MS) throw taskError.core('В планировании сроков указана слишком большая длительность задачи')
}
