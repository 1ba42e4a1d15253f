import { addActivity } from '../entities/add-activity.ts'
import { activityColumns, shownActivity } from '../entities/activity-shown.ts'
import { activityFiles, communicationsOf, setActivityColumns } from '../entities/activity-fields.ts'
import { mayTouch, readableActivities } from '../entities/activity.ts'
import { listRows } from '../entities/list-rows.ts'
import type { Activity, Binding } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'
import { checkNewActivity, checkOwnApplication, writtenType } from './activity/activity-rules.ts'
import { activityFields, communicationFields } from './activity/described-fields.ts'
import { describeOld } from './plain-records/plain-field.ts'

function method(verb: string, handler: (call: Call) => Answer | Promise<Answer>): MethodSpec {
  const page = `api-reference/crm/timeline/activities/activity-base/crm-activity-${verb.replace('.', '-')}`
  return { name: `crm.activity.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

export const activityMethods: readonly MethodSpec[] = [
  method('add', add),
  method('get', (call) => ({ result: shownActivity(call.state, existing(call, 'read')) })),
  method('fields', () => ({ result: describeOld(activityFields) })),
  method('communication.fields', () => ({ result: describeOld(communicationFields) })),
  method('list', list),
  method('update', update),
  method('delete', remove),
]

function existing(call: Call, action: 'read' | 'update'): Activity {
  const { state, caller } = call
  const activity = state.activities.get(asInt(anyCase(call.params, 'id')))
  if (!activity) throw new RestError('', 'Activity is not found.')
  const allowed =
    action === 'read'
      ? readableActivities(state, caller.user)(activity)
      : mayTouch(state, caller.user, 'update', { entityTypeId: activity.ownerTypeId, entityId: activity.ownerId })
  if (!allowed) throw refusal.accessDenied()
  return activity
}

async function add(call: Call): Promise<Answer> {
  const fields = asMap(anyCase(call.params, 'fields'))
  checkNewActivity(call, fields)
  const whole = { ...fields, TYPE_ID: writtenType(fields) }
  const activity = await addActivity(call.state, whole, actorOf(call), call.caller.app?.clientId)
  return { result: activity.id }
}

/**
 * BINDINGS of the filter finds activities by any of their cards, once for every card that fits: an activity of two such
 * cards comes twice. COMMUNICATIONS and FILES come when selected by name.
 */
function list(call: Call): Answer {
  const { state, params, caller } = call
  const filter = { ...asMap(anyCase(params, 'filter')) }
  const pairs = asList(filter.BINDINGS).map(asMap)
  delete filter.BINDINGS
  const readable = readableActivities(state, caller.user)
  const times = (activity: Activity): number =>
    pairs.length === 0 ? 1 : activity.bindings.filter((card) => pairs.some((pair) => fits(pair, card))).length
  const rows = [...state.activities.values()]
    .filter((one) => readable(one))
    .flatMap((one) => Array.from({ length: times(one) }, () => one))
  const names = new Set(asList(anyCase(params, 'select')).map(asText))
  if (names.has('STORAGE_ELEMENT_IDS')) names.add('FILES')
  const show = (activity: Activity): Params => {
    const whole: Params = shownActivity(state, activity)
    const wanted = (name: string): boolean =>
      names.has(name) ||
      name === 'ID' ||
      ((names.size === 0 || names.has('*')) && name !== 'COMMUNICATIONS' && name !== 'FILES')
    return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted(name)))
  }
  const asked = asMap(anyCase(params, 'order'))
  const order = Object.keys(asked).length > 0 ? asked : { START_TIME: 'ASC' }
  return listRows(rows, activityColumns, { filter, order, start: anyCase(params, 'start') }, show)
}

/** A pair may name the type, the card, or both. */
function fits(pair: Params, card: Binding): boolean {
  const typeId = asInt(pair.OWNER_TYPE_ID)
  const id = asInt(pair.OWNER_ID)
  return (typeId === 0 || typeId === card.entityTypeId) && (id === 0 || id === card.entityId)
}

/** Only what is given changes; completing a letter here never sends it. */
function update(call: Call): Answer {
  const activity = existing(call, 'update')
  checkOwnApplication(call, activity)
  const fields = asMap(anyCase(call.params, 'fields'))
  if (fields.SUBJECT !== undefined && asText(fields.SUBJECT).trim() === '')
    throw new RestError('', 'The field SUBJECT is not defined or empty.')
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
  if (activity.clientId !== undefined && activity.clientId !== call.caller.app?.clientId)
    throw new RestError('', 'Application context required')
  call.state.activities.delete(activity.id)
  call.state.touch()
  call.state.events.raise('ONCRMACTIVITYDELETE', { FIELDS: { ID: activity.id } }, actorOf(call))
  return { result: true }
}
