import type { Activity } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asInts, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { cardOf, sameCard } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { blankActivity, keepActivity, touchActivity } from './new-activity.ts'

const PAGE = 'activities/todo/crm-activity-todo'
const BBCODE = 2

/** Universal activities: planned things that send nothing. */
export const todoMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.todo.add', `${PAGE}-add`, add),
  timelineMethod('crm.activity.todo.update', `${PAGE}-update`, update),
  timelineMethod('crm.activity.todo.updateDeadline', `${PAGE}-update-deadline`, (call) =>
    changed(call, (todo) => setDeadline(todo, requiredParam(call, 'value'))),
  ),
  timelineMethod('crm.activity.todo.updateDescription', `${PAGE}-update-description`, (call) =>
    changed(call, (todo) => {
      todo.description = asText(requiredParam(call, 'value'))
    }),
  ),
  timelineMethod('crm.activity.todo.updateColor', `${PAGE}-update-color`, (call) =>
    changed(call, (todo) => setColor(todo, requiredParam(call, 'colorId')), 'CAN_NOT_UPDATE_COLOR_COMPLETED_TODO'),
  ),
  timelineMethod('crm.activity.todo.updateResponsibleUser', `${PAGE}-update-responsible-user`, (call) =>
    changed(
      call,
      (todo) => {
        const id = asInt(requiredParam(call, 'responsibleId'))
        if (id <= 0) throw new RestError('INVALID_ARG_VALUE', 'Parameter "responsibleId" must be greater than 0')
        todo.responsibleId = id
      },
      'CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO',
    ),
  ),
]

function setDeadline(todo: Activity, value: unknown): void {
  const ms = parseTime(asText(value))
  if (ms === undefined) throw new RestError('WRONG_DATETIME_FORMAT', 'Некорректный формат даты')
  todo.deadline = portalTime(ms)
  todo.startTime = todo.deadline
  todo.endTime = todo.deadline
}

/** Seven colours; nothing = the default one. */
function setColor(todo: Activity, value: unknown): void {
  const color = asText(value)
  if (!/^[1-7]?$/.test(color)) throw new RestError('CAN_NOT_UPDATE_WRONG_COLOR_TODO', 'Некорректное значение цвета')
  todo.colorId = color
}

/** What add and update share; parameters that are absent leave their fields. */
function write(call: Call, todo: Activity): void {
  const { params, state } = call
  setDeadline(todo, requiredParam(call, 'deadline'))
  if (params.title !== undefined) todo.subject = asText(params.title)
  if (params.description !== undefined) todo.description = asText(params.description)
  if (asInt(params.responsibleId) > 0) todo.responsibleId = asInt(params.responsibleId)
  if (params.pingOffsets !== undefined) todo.pingOffsets = asInts(params.pingOffsets)
  if (params.colorId !== undefined) setColor(todo, params.colorId)
  const parent = asInt(params.parentActivityId)
  if (parent === 0) return
  if (!state.activities.has(parent)) throw refusal.itemNotFound()
  if (state.activities.get(parent)?.completed)
    throw new RestError('ERROR_PARENT_ACTIVITY_RESTRICT', 'Невозможно запланировать дело для закрытого дела')
  todo.parentActivityId = parent
}

function add(call: Call): Answer {
  const card = cardOf(call, 'ownerTypeId', 'ownerId', 'update')
  const todo = blankActivity(call, card, ['CRM_TODO', 'TODO'])
  todo.descriptionType = BBCODE
  todo.pingOffsets = []
  write(call, todo)
  keepActivity(call, todo)
  return { result: { id: todo.id } }
}

function update(call: Call): Answer {
  return changed(call, (todo) => write(call, todo))
}

/** Only open universal activities of the named card change. */
function changed(call: Call, change: (todo: Activity) => void, whenDone = 'CAN_NOT_UPDATE_COMPLETED_TODO'): Answer {
  const id = asInt(requiredParam(call, 'id'))
  const card = cardOf(call, 'ownerTypeId', 'ownerId', 'update')
  const todo = call.state.activities.get(id)
  if (todo?.providerId !== 'CRM_TODO' || !todo.bindings.some((one) => sameCard(one, card))) throw refusal.itemNotFound()
  if (todo.completed) throw new RestError(whenDone, 'Закрытое дело нельзя изменять')
  change(todo)
  touchActivity(call, todo)
  return { result: { id } }
}
