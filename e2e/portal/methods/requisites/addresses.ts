import { itemOf, mayTouch } from '../../entities/activity.ts'
import { LEAD } from '../../entities/type-ids.ts'
import type { Action } from '../../rights/roles.ts'
import type { Binding } from '../../store/records.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { listPlain } from '../plain-records/list-plain.ts'
import { describeOld } from '../plain-records/plain-field.ts'
import { shownOld } from '../plain-records/show-plain.ts'
import { changePlain, storedPlain } from '../plain-records/write-plain.ts'
import { addressFields } from './address-fields.ts'
import { ADDRESS_TYPES } from './address-types.ts'
import { oldMethod } from './old-method.ts'
import { ownerOf, wordless } from './requisite-owner.ts'

const REQUISITE = 8

/** Addresses hang on requisites (of contacts and companies) and on leads. */
export const addressMethods: readonly MethodSpec[] = [
  oldMethod('crm.address.fields', 'addresses/crm-address-fields', () => ({ result: describeOld(addressFields) })),
  oldMethod('crm.address.add', 'addresses/crm-address-add', add),
  oldMethod('crm.address.list', 'addresses/crm-address-list', list),
  oldMethod('crm.address.update', 'addresses/crm-address-update', update),
  oldMethod('crm.address.delete', 'addresses/crm-address-delete', remove),
]

interface AddressKey {
  id: string
  typeId: number
  entityTypeId: number
  entityId: number
}

function keyOf(fields: Params): AddressKey {
  const [typeId, entityTypeId, entityId] = [
    asInt(fields.TYPE_ID),
    asInt(fields.ENTITY_TYPE_ID),
    asInt(fields.ENTITY_ID),
  ]
  if (!ADDRESS_TYPES.some((one) => one.ID === typeId)) throw wordless('TYPE_ID is not defined or invalid.')
  if (entityTypeId !== REQUISITE && entityTypeId !== LEAD) throw wordless('ENTITY_TYPE_ID is not defined or invalid.')
  if (entityId <= 0) throw wordless('ENTITY_ID is not defined or invalid.')
  return { id: `${typeId}:${entityTypeId}:${entityId}`, typeId, entityTypeId, entityId }
}

/** The card behind an address: the requisite's contact or company, or the lead itself; undefined when it is gone. */
function anchorOf(state: PortalState, key: Pick<AddressKey, 'entityTypeId' | 'entityId'>): Binding | undefined {
  const requisite = key.entityTypeId === REQUISITE ? state.requisites.get(key.entityId) : undefined
  const anchor = requisite ? ownerOf(requisite) : { entityTypeId: key.entityTypeId, entityId: key.entityId }
  return itemOf(state, anchor) ? anchor : undefined
}

function permitted(call: Call, key: AddressKey, action: Action): Binding {
  const anchor = anchorOf(call.state, key)
  if (!anchor) throw wordless('ENTITY_ID is not defined or invalid.')
  if (!mayTouch(call.state, call.caller.user, action, anchor)) throw wordless('Access denied.')
  return anchor
}

function raise(call: Call, verb: 'REGISTER' | 'UNREGISTER', key: AddressKey, anchor: Binding): void {
  call.state.touch()
  const FIELDS = {
    TYPE_ID: key.typeId,
    ENTITY_TYPE_ID: key.entityTypeId,
    ENTITY_ID: key.entityId,
    ANCHOR_ID: anchor.entityId,
    ANCHOR_TYPE_ID: anchor.entityTypeId,
  }
  call.state.events.raise(`ONCRMADDRESS${verb}`, { FIELDS }, actorOf(call))
}

function add(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  const key = keyOf(fields)
  const anchor = permitted(call, key, 'update')
  if (call.state.addresses.has(key.id)) throw wordless('TypeAddress exists.')
  const values = Object.fromEntries(
    addressFields.map((one) => [one.name, one.readOnly ? null : storedPlain(one, fields[one.name])]),
  )
  Object.assign(values, { ANCHOR_TYPE_ID: anchor.entityTypeId, ANCHOR_ID: anchor.entityId })
  values.LOC_ADDR_ID ??= call.state.ids.next('location')
  call.state.addresses.set(key.id, { id: key.id, values })
  raise(call, 'REGISTER', key, anchor)
  return { result: true }
}

function list(call: Call): Answer {
  const rows = [...call.state.addresses.values()].filter((one) => {
    const anchor = anchorOf(call.state, {
      entityTypeId: asInt(one.values.ENTITY_TYPE_ID),
      entityId: asInt(one.values.ENTITY_ID),
    })
    return anchor !== undefined && mayTouch(call.state, call.caller.user, 'read', anchor)
  })
  return listPlain(rows, addressFields, call.params, (one) => shownOld(one, addressFields))
}

function existing(call: Call, key: AddressKey): PlainRecord<string> {
  const address = call.state.addresses.get(key.id)
  if (!address) throw wordless('TypeAddress not found.')
  return address
}

function update(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  const key = keyOf(fields)
  const anchor = permitted(call, key, 'update')
  changePlain(existing(call, key), addressFields, fields)
  raise(call, 'REGISTER', key, anchor)
  return { result: true }
}

function remove(call: Call): Answer {
  const key = keyOf(asMap(anyCase(call.params, 'fields')))
  const anchor = permitted(call, key, 'update')
  call.state.addresses.delete(existing(call, key).id)
  raise(call, 'UNREGISTER', key, anchor)
  return { result: true }
}

/** Addresses go with their requisite. */
export function forgetAddressesOf(state: PortalState, requisiteId: number): void {
  for (const { id, values } of state.addresses.values())
    if (asInt(values.ENTITY_TYPE_ID) === REQUISITE && asInt(values.ENTITY_ID) === requisiteId)
      state.addresses.delete(id)
}
