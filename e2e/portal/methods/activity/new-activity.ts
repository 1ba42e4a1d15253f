import { bindingsOf } from '../../entities/activity-fields.ts'
import { markCards } from '../../entities/activity.ts'
import type { Activity, Binding } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { portalTime } from '../../wire/time.ts'

/** Activities of the newer kinds (TYPE_ID 6) start with this; the maker fills in the rest. */
export function blankActivity(call: Call, card: Binding, provider: readonly [id: string, type: string]): Activity {
  const now = portalTime(call.state.clock.now())
  const { id: userId } = call.caller.user
  return {
    id: 0,
    ownerTypeId: card.entityTypeId,
    ownerId: card.entityId,
    typeId: 6,
    providerId: provider[0],
    providerTypeId: provider[1],
    subject: '',
    description: '',
    descriptionType: 1,
    direction: 0,
    completed: false,
    incomingChannel: false,
    priority: 2,
    responsibleId: userId,
    authorId: userId,
    editorId: userId,
    created: now,
    updated: now,
    startTime: now,
    endTime: null,
    deadline: null,
    location: '',
    settings: {},
    providerParams: {},
    originatorId: null,
    originId: null,
    originVersion: null,
    associatedEntityId: 0,
    communications: [],
    bindings: bindingsOf(card, [], undefined),
    fileIds: [],
  }
}

export function keepActivity(call: Call, activity: Activity): void {
  const { state } = call
  activity.id = state.ids.next('activity')
  state.activities.set(activity.id, activity)
  markCards(state, activity, call.caller.user.id)
  state.touch()
  state.events.raise('ONCRMACTIVITYADD', { FIELDS: { ID: activity.id } }, actorOf(call))
}

/** Marks the change and tells the world. */
export function touchActivity(call: Call, activity: Activity): void {
  activity.updated = portalTime(call.state.clock.now())
  activity.editorId = call.caller.user.id
  call.state.touch()
  call.state.events.raise('ONCRMACTIVITYUPDATE', { FIELDS: { ID: activity.id } }, actorOf(call))
}
