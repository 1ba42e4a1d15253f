import { mayTouch } from '../../entities/activity.ts'
import { raiseItemEvent } from '../../entities/item-events.ts'
import { typeByShortName } from '../../entities/owner-type-names.ts'
import { recalculateOpportunity } from '../../entities/recalculate-opportunity.ts'
import { COMPANY, CONTACT } from '../../entities/type-ids.ts'
import { entityType } from '../../entities/types.ts'
import type { Action } from '../../rights/roles.ts'
import type { Binding } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'

/** The item whose rows a call means: `ownerType` is a short code (L, D, Q, SI, T406). */
export function ownerOfRows(call: Call, ownerType: unknown, ownerId: unknown, action: Action): Binding {
  const owner = { entityTypeId: typeByShortName(asText(ownerType)), entityId: asInt(ownerId) }
  const type = entityType(call.state, owner.entityTypeId)
  if (!type || owner.entityTypeId === CONTACT || owner.entityTypeId === COMPANY)
    throw new RestError('ENTITY_TYPE_NOT_SUPPORTED', 'Работа с данным типом объектов не поддерживается')
  if (!call.state.items.of(owner.entityTypeId).get(owner.entityId))
    throw new RestError('OWNER_NOT_FOUND', 'Owner was not found')
  requireOwnerRight(call, owner, action)
  return owner
}

export function requireOwnerRight(call: Call, owner: Binding, action: Action): void {
  if (!mayTouch(call.state, call.caller.user, action, owner)) throw refusal.itemDenied()
}

/** Rows are part of their item: its amount follows them and its update event is raised. */
export function rowsChanged(call: Call, owner: Binding): void {
  recalculateOpportunity(call.state, owner.entityTypeId, owner.entityId)
  call.state.touch()
  const type = entityType(call.state, owner.entityTypeId)
  if (type) raiseItemEvent(call.state, type, 'UPDATE', owner.entityId, actorOf(call))
}
