import { mayTouch } from '../../entities/activity.ts'
import { COMPANY, CONTACT } from '../../entities/type-ids.ts'
import { reachOf } from '../../rights/check.ts'
import type { Action } from '../../rights/roles.ts'
import type { Binding } from '../../store/records.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'
import { asInt } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/** Refusals of crm.requisite.* carry no code, only words. */
export function wordless(description: string): RestError {
  return new RestError('', description, 400)
}

export function ownerOf(requisite: PlainRecord): Binding {
  return { entityTypeId: asInt(requisite.values.ENTITY_TYPE_ID), entityId: asInt(requisite.values.ENTITY_ID) }
}

/** Requisites have no rights of their own: what may be done to the contact or company may be done to them. */
export function mayTouchRequisite(call: Call, requisite: PlainRecord, action: Action): boolean {
  return mayTouch(call.state, call.caller.user, action, ownerOf(requisite))
}

export function requireRight(call: Call, requisite: PlainRecord, action: Action): void {
  if (!mayTouchRequisite(call, requisite, action)) throw wordless('Access denied.')
}

/** Presets belong to nobody: they need the right to contacts and to companies. */
export function requirePresetRight(call: Call, action: Action): void {
  const has = (entityTypeId: number): boolean => reachOf(call.state, call.caller.user, entityTypeId, action) !== 'none'
  if (!has(CONTACT) || !has(COMPANY)) throw wordless('Access denied.')
}

export function requisiteById(state: PortalState, id: number): PlainRecord {
  const requisite = state.requisites.get(id)
  if (!requisite) throw wordless(`The Requisite with ID '${id}' is not found`)
  return requisite
}
