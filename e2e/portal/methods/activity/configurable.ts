import { mayTouch } from '../../entities/activity.ts'
import type { Activity, App } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asInts, asMap, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { cardOf } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { checkLayout } from './layout-check.ts'
import { blankActivity, keepActivity, touchActivity } from './new-activity.ts'

const PAGE = 'activities/configurable/crm-activity-configurable'
export const CONFIGURABLE = 'CONFIGURABLE_REST_APP'

/** Activities whose look an application describes; others see them, only that application changes them. */
export const configurableMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.configurable.add', `${PAGE}-add`, add),
  timelineMethod('crm.activity.configurable.get', `${PAGE}-get`, get),
  timelineMethod('crm.activity.configurable.update', `${PAGE}-update`, update),
]

function callingApp(call: Call): App {
  if (!call.caller.app)
    throw new RestError('ERROR_WRONG_CONTEXT', 'Вызов метода возможен только в контексте rest приложения')
  return call.caller.app
}

const wrong = (field: string): RestError => new RestError('WRONG_FIELD_VALUE', `Некорректное значение поля ${field}`)

function write(call: Call, activity: Activity, fields: Params): void {
  const { clientId } = callingApp(call)
  if (fields.typeId !== undefined) {
    const typeId = asText(fields.typeId) || 'CONFIGURABLE'
    const own = call.state.activityTypes.get(`${clientId}:${typeId}`)
    if (typeId !== 'CONFIGURABLE' && !own?.configurable) throw wrong('typeId')
    activity.providerTypeId = typeId
  }
  if (fields.completed !== undefined) activity.completed = isYes(fields.completed)
  if (fields.isIncomingChannel !== undefined) activity.incomingChannel = isYes(fields.isIncomingChannel)
  if (fields.deadline !== undefined) setDeadline(activity, asText(fields.deadline))
  if (fields.pingOffsets !== undefined) activity.pingOffsets = asInts(fields.pingOffsets)
  if (asInt(fields.responsibleId) > 0) activity.responsibleId = asInt(fields.responsibleId)
  if (fields.badgeCode !== undefined) activity.badgeCode = asText(fields.badgeCode)
  if (fields.originatorId !== undefined) activity.originatorId = asText(fields.originatorId)
  if (fields.originId !== undefined) activity.originId = asText(fields.originId)
  if (activity.incomingChannel && activity.deadline !== null)
    throw new RestError('INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE', 'Входящее дело не может иметь крайний срок')
}

function setDeadline(activity: Activity, text: string): void {
  const ms = parseTime(text)
  if (ms === undefined && text !== '') throw wrong('deadline')
  activity.deadline = ms === undefined ? null : portalTime(ms)
}

function add(call: Call): Answer {
  const { clientId } = callingApp(call)
  const card = cardOf(call, 'ownerTypeId', 'ownerId', 'update')
  const fields = asMap(requiredParam(call, 'fields'))
  const layout = asMap(requiredParam(call, 'layout'))
  checkLayout(layout)
  const activity: Activity = {
    ...blankActivity(call, card, [CONFIGURABLE, 'CONFIGURABLE']),
    subject: titleOf(layout),
    clientId,
    layout,
    pingOffsets: [],
    badgeCode: '',
  }
  write(call, activity, fields)
  keepActivity(call, activity)
  return { result: { activity: { id: activity.id } } }
}

function titleOf(layout: Params): string {
  const { title } = asMap(layout.header)
  return asText(title) || asText(asMap(title).ru)
}

function existing(call: Call, action: 'read' | 'update'): Activity {
  callingApp(call)
  const activity = call.state.activities.get(asInt(requiredParam(call, 'id')))
  if (activity?.providerId !== CONFIGURABLE) throw refusal.itemNotFound()
  if (!activity.bindings.some((card) => mayTouch(call.state, call.caller.user, action, card)))
    throw refusal.itemDenied()
  return activity
}

function get(call: Call): Answer {
  const one = existing(call, 'read')
  const fields = {
    typeId: one.providerTypeId,
    completed: one.completed,
    deadline: one.deadline,
    pingOffsets: one.pingOffsets ?? [],
    isIncomingChannel: one.incomingChannel,
    responsibleId: one.responsibleId,
    badgeCode: one.badgeCode ?? '',
    originatorId: one.originatorId,
    originId: one.originId,
  }
  const { id, ownerTypeId, ownerId, layout } = one
  return { result: { activity: { id, ownerTypeId, ownerId, fields, layout } } }
}

/** Nothing is left half-written when a field is refused. */
function update(call: Call): Answer {
  const activity = existing(call, 'update')
  if (activity.clientId !== callingApp(call).clientId)
    throw new RestError('ERROR_WRONG_APPLICATION', 'Обновить дело может только приложение, которое его создало')
  const draft: Activity = { ...activity }
  if (call.params.layout !== undefined) {
    const layout = asMap(call.params.layout)
    checkLayout(layout)
    Object.assign(draft, { layout, subject: titleOf(layout) })
  }
  write(call, draft, asMap(call.params.fields))
  Object.assign(activity, draft)
  touchActivity(call, activity)
  return { result: { activity: { id: activity.id } } }
}
