import type { Params } from '../../wire/params.ts'
import { asMap } from '../../wire/params.ts'
import type { CallThree } from '../../wire/v3/call-three.ts'
import { fieldOf, fits } from '../../wire/v3/dto.ts'
import type { FieldProblem } from '../../wire/v3/v3-error.ts'
import { v3Refusal } from '../../wire/v3/v3-error.ts'
import { PRIORITY_WORDS, taskDto } from './task-dto.ts'

/** v3 name -> name that the task module writes. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'TITLE',
  description: 'DESCRIPTION',
  creatorId: 'CREATED_BY',
  responsibleId: 'RESPONSIBLE_ID',
  deadline: 'DEADLINE',
  startPlan: 'START_DATE_PLAN',
  endPlan: 'END_DATE_PLAN',
  estimatedTime: 'TIME_ESTIMATE',
  durationType: 'DURATION_TYPE',
  parentId: 'PARENT_ID',
  groupId: 'GROUP_ID',
  stageId: 'STAGE_ID',
  needsControl: 'TASK_CONTROL',
  allowsChangeDeadline: 'ALLOW_CHANGE_DEADLINE',
  allowsTimeTracking: 'ALLOW_TIME_TRACKING',
  matchesWorkTime: 'MATCH_WORK_TIME',
  addInReport: 'ADD_IN_REPORT',
  xmlId: 'XML_ID',
  crmItemIds: 'UF_CRM_TASK',
}

const REQUIRED = ['title', 'responsibleId', 'creatorId']

/** Checks `fields` by name, type and right to write, and gives them the names of the task module. */
export function writtenTask(call: CallThree, verb: 'add' | 'update'): Params {
  const { fields: given } = call.params
  if (given === undefined) throw v3Refusal.missing('fields')
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw v3Refusal.type('fields', 'object')
  const fields = asMap(given)
  const dto = taskDto(call.state, call.caller.user)
  const problems: FieldProblem[] = []
  if (verb === 'add')
    for (const field of REQUIRED)
      if (fields[field] === undefined) problems.push({ field, message: `Обязательное поле \`${field}\` не указано` })
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldOf(dto, name)
    if (!field) throw v3Refusal.unknownField(name, dto.name)
    if (!field.editable && !(verb === 'add' && field.required)) throw v3Refusal.attribute(dto.name, name, 'Editable')
    if (!fits(field.type, value))
      problems.push({
        field: name,
        message: `В поле \`${name}\` требуется тип данных \`${field.type}\` для такого запроса`,
      })
  }
  if (problems.length > 0) throw v3Refusal.validation(problems)
  if (typeof fields.creatorId === 'number' && !call.state.users.has(fields.creatorId))
    throw v3Refusal.validation([{ field: 'creatorId', message: '' }])
  return renamed(fields)
}

function renamed(fields: Params): Params {
  const written: Params = {}
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'priority') written.PRIORITY = Object.values(PRIORITY_WORDS).indexOf(String(value))
    else if (name === 'mark') written.MARK = value === 'positive' ? 'P' : value === 'negative' ? 'N' : null
    else if (NAMES[name] !== undefined) written[NAMES[name]] = value
  }
  return written
}
