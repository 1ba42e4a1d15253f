import { mayTouch, readableActivities } from '../entities/activity.ts'
import type { Activity, Binding } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

const MOST_BINDINGS = 100

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/crm/timeline/activities/binding/crm-activity-binding-${verb}`
  return { name: `crm.activity.binding.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

/** Cards an activity shows in. */
export const bindingMethods: readonly MethodSpec[] = [
  method('list', (call) => ({ result: existing(call).bindings })),
  method('add', add),
  method('delete', remove),
]

function existing(call: Call): Activity {
  const activity = call.state.activities.get(asInt(call.params.activityId))
  if (!activity) throw new RestError('NOT_FOUND', 'Дело не найдено')
  if (!readableActivities(call.state, call.caller.user)(activity)) throw refusal.itemDenied()
  return activity
}

function cardOf(call: Call): Binding {
  const card = { entityTypeId: asInt(call.params.entityTypeId), entityId: asInt(call.params.entityId) }
  if (!call.state.items.of(card.entityTypeId).get(card.entityId))
    throw new RestError('OWNER_NOT_FOUND', 'Элемент не найден')
  if (!mayTouch(call.state, call.caller.user, 'update', card)) throw refusal.itemDenied()
  return card
}

const same = (a: Binding, b: Binding): boolean => a.entityTypeId === b.entityTypeId && a.entityId === b.entityId

function add(call: Call): Answer {
  const activity = existing(call)
  const card = cardOf(call)
  if (activity.bindings.some((one) => same(one, card)))
    throw new RestError('ACTIVITY_IS_ALREADY_BOUND', 'Дело уже связано с этим элементом')
  if (activity.bindings.length >= MOST_BINDINGS)
    throw new RestError('ACTIVITY_IS_ALREADY_BOUND', 'Достигнут предел связей дела')
  activity.bindings.push(card)
  call.state.touch()
  return { result: true }
}

/** The last binding cannot go: an activity without a card does not exist. */
function remove(call: Call): Answer {
  const activity = existing(call)
  const card = cardOf(call)
  if (!activity.bindings.some((one) => same(one, card))) throw new RestError('BINDING_NOT_FOUND', 'Связь не найдена')
  if (activity.bindings.length === 1)
    throw new RestError('LAST_BINDING_CANNOT_BE_DELETED', 'Нельзя удалить последнюю связь')
  activity.bindings = activity.bindings.filter((one) => !same(one, card))
  const first = activity.bindings[0]
  if (first && activity.ownerTypeId === card.entityTypeId && activity.ownerId === card.entityId) {
    activity.ownerTypeId = first.entityTypeId
    activity.ownerId = first.entityId
  }
  call.state.touch()
  return { result: true }
}
