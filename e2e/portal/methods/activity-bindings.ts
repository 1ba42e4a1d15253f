import { itemOf, mayTouch, readableActivities } from '../entities/activity.ts'
import type { Activity, Binding } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { touchActivity } from './activity/new-activity.ts'
import { cardOf, sameCard } from './card-of.ts'
import { requiredParam } from './required-param.ts'
import { timelineMethod } from './timeline-method.ts'

const MOST_BINDINGS = 100
const PAGE = 'activities/binding/crm-activity-binding'

/** Cards an activity shows in. Every change of them is a change of the activity: ONCRMACTIVITYUPDATE follows. */
export const bindingMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.binding.list', `${PAGE}-list`, list),
  timelineMethod('crm.activity.binding.add', `${PAGE}-add`, add),
  timelineMethod('crm.activity.binding.delete', `${PAGE}-delete`, remove),
  timelineMethod('crm.activity.binding.move', `${PAGE}-move`, move),
]

function existing(call: Call): Activity {
  const activity = call.state.activities.get(asInt(requiredParam(call, 'activityId')))
  if (!activity) throw refusal.itemNotFound()
  if (!readableActivities(call.state, call.caller.user)(activity)) throw refusal.itemDenied()
  return activity
}

/** Only the cards the person reads. */
function list(call: Call): Answer {
  const { state, caller } = call
  const shown = existing(call).bindings.filter((card) => mayTouch(state, caller.user, 'read', card))
  return { result: shown.map(({ entityTypeId, entityId }) => ({ entityTypeId, entityId })) }
}

const isBound = (activity: Activity, card: Binding): boolean => activity.bindings.some((one) => sameCard(one, card))

function requireFree(activity: Activity, card: Binding): void {
  if (isBound(activity, card)) throw new RestError('ACTIVITY_IS_ALREADY_BOUND', 'Дело уже связано с этим элементом')
}

function requireBound(activity: Activity, card: Binding): void {
  if (!isBound(activity, card)) throw new RestError('BINDING_NOT_FOUND', 'Дело не связано с этим элементом')
}

/** Needs the right to change the new card only. */
function add(call: Call): Answer {
  const activity = existing(call)
  const card = cardOf(call, 'entityTypeId', 'entityId', 'update')
  requireFree(activity, card)
  if (activity.bindings.length >= MOST_BINDINGS)
    throw new RestError('LIMIT_EXCEEDED', `У дела не может быть больше ${MOST_BINDINGS} связей`)
  activity.bindings.push(card)
  touchActivity(call, activity)
  return { result: true }
}

/** The last binding cannot go: an activity without a card does not exist. */
function remove(call: Call): Answer {
  const activity = existing(call)
  const card = cardOf(call, 'entityTypeId', 'entityId', 'update')
  requireBound(activity, card)
  if (activity.bindings.length === 1)
    throw new RestError('LAST_BINDING_CANNOT_BE_DELETED', 'Нельзя удалить последнюю связь')
  activity.bindings = activity.bindings.filter((one) => !sameCard(one, card))
  settleOwner(activity, card)
  touchActivity(call, activity)
  return { result: true }
}

/** When the owner goes, the next card owns the activity. */
function settleOwner(activity: Activity, gone: Binding): void {
  const next = activity.bindings[0]
  if (!next || activity.ownerTypeId !== gone.entityTypeId || activity.ownerId !== gone.entityId) return
  activity.ownerTypeId = next.entityTypeId
  activity.ownerId = next.entityId
}

/** From a card to another of the same type. */
function move(call: Call): Answer {
  const activity = existing(call)
  const source = {
    entityTypeId: asInt(requiredParam(call, 'sourceEntityTypeId')),
    entityId: asInt(requiredParam(call, 'sourceEntityId')),
  }
  const targetTypeId = asInt(requiredParam(call, 'targetEntityTypeId'))
  if (source.entityTypeId !== targetTypeId)
    throw new RestError(
      'SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR',
      'Невозможно перенести дело из одного типа объекта CRM в другой',
    )
  if (source.entityId === asInt(requiredParam(call, 'targetEntityId')))
    throw new RestError('SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR', 'Невозможно перенести дело в тот же элемент')
  const target = cardOf(call, 'targetEntityTypeId', 'targetEntityId', 'update')
  requireBound(activity, source)
  requireFree(activity, target)
  if (itemOf(call.state, source) && !mayTouch(call.state, call.caller.user, 'update', source))
    throw refusal.itemDenied()
  activity.bindings = activity.bindings.map((one) => (sameCard(one, source) ? target : one))
  if (activity.ownerTypeId === source.entityTypeId && activity.ownerId === source.entityId)
    activity.ownerId = target.entityId
  touchActivity(call, activity)
  return { result: true }
}
