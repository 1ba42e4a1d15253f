import type { Actor } from '../events/bus.ts'
import { sendActivityLetter } from '../letters/send-activity.ts'
import type { Activity } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asInt, asMap } from '../wire/params.ts'
import { portalTime } from '../wire/time.ts'
import { activityFiles, bindingsOf, communicationsOf, providerOf, setActivityColumns } from './activity-fields.ts'
import { itemOf, markCards } from './activity.ts'

/**
 * Records an activity. A letter (TYPE_ID 4) that is outgoing and completed is really sent; every communication's card
 * becomes a binding. Bitrix24 docs: crm/timeline/activities/activity-base/crm-activity-add, tutorials how-to-send-email.
 */
export async function addActivity(
  state: PortalState,
  fields: Params,
  actor: Actor,
  clientId?: string,
): Promise<Activity> {
  const activity = newActivity(state, fields, actor)
  if (activity.providerId === 'REST_APP' && clientId !== undefined) activity.clientId = clientId
  state.activities.set(activity.id, activity)
  markCards(state, activity, actor.userId)
  state.touch()
  state.events.raise('ONCRMACTIVITYADD', { FIELDS: { ID: activity.id } }, actor)
  if (activity.typeId === 4 && activity.direction === 2 && activity.completed) await sendActivityLetter(state, activity)
  return activity
}

function newActivity(state: PortalState, fields: Params, actor: Actor): Activity {
  const typeId = asInt(fields.TYPE_ID)
  const now = portalTime(state.clock.now())
  const firstBinding = asMap(asMap(fields.BINDINGS)[0])
  const named = {
    entityTypeId: asInt(fields.OWNER_TYPE_ID) || asInt(firstBinding.OWNER_TYPE_ID),
    entityId: asInt(fields.OWNER_ID) || asInt(firstBinding.OWNER_ID),
  }
  const [providerId, providerTypeId] = providerOf(typeId, fields)
  const communications = communicationsOf(state, fields.COMMUNICATIONS, named, typeId)
  const bindings = bindingsOf(named, communications, fields.BINDINGS)
  const owner = bindings[0] ?? named
  const activity: Activity = {
    id: state.ids.next('activity'),
    ownerTypeId: owner.entityTypeId,
    ownerId: owner.entityId,
    typeId,
    providerId,
    providerTypeId,
    subject: '',
    description: '',
    descriptionType: 1,
    direction: 0,
    completed: false,
    incomingChannel: false,
    priority: 2,
    // Nobody named: whoever answers for the owner.
    responsibleId: asInt(itemOf(state, owner)?.assignedById) || actor.userId,
    authorId: actor.userId,
    editorId: actor.userId,
    created: now,
    updated: now,
    startTime: now,
    endTime: now,
    deadline: now,
    location: '',
    settings: {},
    providerParams: {},
    originatorId: null,
    originId: null,
    originVersion: null,
    associatedEntityId: asInt(fields.ASSOCIATED_ENTITY_ID),
    communications,
    bindings,
    fileIds: activityFiles(state, fields.FILES),
  }
  setActivityColumns(activity, fields)
  return activity
}
