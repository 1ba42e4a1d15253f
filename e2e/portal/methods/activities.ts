import { addActivity } from '../entities/add-activity.ts'
import { activityColumns, shownActivity } from '../entities/activity-shown.ts'
import { activityFiles, communicationsOf, setActivityColumns } from '../entities/activity-fields.ts'
import { mayTouch, readableActivities } from '../entities/activity.ts'
import { listRows } from '../entities/list-rows.ts'
import type { Activity } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'

function method(verb: string, handler: (call: Call) => Answer | Promise<Answer>): MethodSpec {
  const page = `api-reference/crm/timeline/activities/activity-base/crm-activity-${verb}`
  return { name: `crm.activity.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

export const activityMethods: readonly MethodSpec[] = [
  method('add', add),
  method('get', (call) => ({ result: shownActivity(call.state, existing(call, 'read')) })),
  method('list', list),
  method('update', update),
  method('delete', remove),
]

function existing(call: Call, action: 'read' | 'update'): Activity {
  const { state, caller } = call
  const activity = state.activities.get(asInt(anyCase(call.params, 'id')))
  if (!activity) throw refusal.notFoundOld()
  const allowed =
    action === 'read'
      ? readableActivities(state, caller.user)(activity)
      : mayTouch(state, caller.user, 'update', { entityTypeId: activity.ownerTypeId, entityId: activity.ownerId })
  if (!allowed) throw refusal.accessDenied()
  return activity
}

async function add(call: Call): Promise<Answer> {
  const fields = asMap(anyCase(call.params, 'fields'))
  requireFields(call, fields)
  return { result: (await addActivity(call.state, fields, actorOf(call))).id }
}

function requireFields(call: Call, fields: Params): void {
  const problems: string[] = []
  const owner = { entityTypeId: asInt(fields.OWNER_TYPE_ID), entityId: asInt(fields.OWNER_ID) }
  if (asInt(fields.TYPE_ID) === 0) problems.push('The field TYPE_ID is not defined or invalid.')
  if (owner.entityTypeId === 0 && fields.BINDINGS === undefined)
    problems.push('The field OWNER_TYPE_ID is not defined or invalid.')
  if (owner.entityId === 0 && fields.BINDINGS === undefined)
    problems.push('The field OWNER_ID is not defined or invalid.')
  if (asText(fields.SUBJECT).trim() === '') problems.push('The field SUBJECT is required.')
  if (asList(fields.COMMUNICATIONS).length === 0) problems.push('The field COMMUNICATIONS is not defined or invalid.')
  if (problems.length > 0) throw new RestError('', problems.join('\n'))
  const cards = [
    owner,
    ...asList(fields.COMMUNICATIONS)
      .map(asMap)
      .map((one) => ({ entityTypeId: asInt(one.ENTITY_TYPE_ID), entityId: asInt(one.ENTITY_ID) })),
  ]
  for (const card of cards) {
    if (card.entityId > 0 && !mayTouch(call.state, call.caller.user, 'update', card)) throw refusal.accessDenied()
  }
}

/** BINDINGS of the filter finds activities by any of their cards; COMMUNICATIONS and FILES come when selected by name. */
function list(call: Call): Answer {
  const { state, params, caller } = call
  const filter = { ...asMap(anyCase(params, 'filter')) }
  const pairs = asList(filter.BINDINGS).map(asMap)
  delete filter.BINDINGS
  const readable = readableActivities(state, caller.user)
  const tied = (activity: Activity): boolean =>
    pairs.length === 0 ||
    activity.bindings.some((binding) =>
      pairs.some(
        (pair) => asInt(pair.OWNER_TYPE_ID) === binding.entityTypeId && asInt(pair.OWNER_ID) === binding.entityId,
      ),
    )
  const rows = [...state.activities.values()].filter((one) => readable(one) && tied(one))
  const names = new Set(asList(anyCase(params, 'select')).map(asText))
  const show = (activity: Activity): Params => {
    const whole: Params = shownActivity(state, activity)
    const wanted = (name: string): boolean =>
      names.has(name) ||
      name === 'ID' ||
      ((names.size === 0 || names.has('*')) && name !== 'COMMUNICATIONS' && name !== 'FILES')
    return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted(name)))
  }
  return listRows(
    rows,
    activityColumns,
    { filter, order: anyCase(params, 'order'), start: anyCase(params, 'start') },
    show,
  )
}

function update(call: Call): Answer {
  const activity = existing(call, 'update')
  const fields = asMap(anyCase(call.params, 'fields'))
  setActivityColumns(activity, fields)
  const owner = { entityTypeId: activity.ownerTypeId, entityId: activity.ownerId }
  if (fields.COMMUNICATIONS !== undefined)
    activity.communications = communicationsOf(call.state, fields.COMMUNICATIONS, owner, activity.typeId)
  if (fields.FILES !== undefined) activity.fileIds = activityFiles(call.state, fields.FILES)
  activity.updated = portalTime(call.state.clock.now())
  activity.editorId = call.caller.user.id
  call.state.touch()
  call.state.events.raise('ONCRMACTIVITYUPDATE', { FIELDS: { ID: activity.id } }, actorOf(call))
  return { result: true }
}

function remove(call: Call): Answer {
  const activity = existing(call, 'update')
  call.state.activities.delete(activity.id)
  call.state.touch()
  call.state.events.raise('ONCRMACTIVITYDELETE', { FIELDS: { ID: activity.id } }, actorOf(call))
  return { result: true }
}
