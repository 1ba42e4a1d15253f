import { itemOf, mayTouch } from '../entities/activity.ts'
import { entityType } from '../entities/types.ts'
import type { Action } from '../rights/roles.ts'
import type { Binding } from '../store/records.ts'
import type { Call } from '../wire/call.ts'
import { asInt } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { requiredParam } from './required-param.ts'

export const ownerNotFound = (): RestError => new RestError('OWNER_NOT_FOUND', 'Владелец элемента не найден')

/** The CRM card that two parameters of a call name; refuses an absent card and one the person has no right to. */
export function cardOf(call: Call, typeParam: string, idParam: string, action: Action): Binding {
  const card = { entityTypeId: asInt(requiredParam(call, typeParam)), entityId: asInt(requiredParam(call, idParam)) }
  return permittedCard(call, card, action)
}

export function permittedCard(call: Call, card: Binding, action: Action): Binding {
  if (!entityType(call.state, card.entityTypeId) || !itemOf(call.state, card)) throw ownerNotFound()
  if (!mayTouch(call.state, call.caller.user, action, card)) throw refusal.itemDenied()
  return card
}

export const sameCard = (a: Binding, b: Binding): boolean =>
  a.entityTypeId === b.entityTypeId && a.entityId === b.entityId
