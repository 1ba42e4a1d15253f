import { itemOf } from '../../entities/activity.ts'
import { COMPANY, CONTACT } from '../../entities/type-ids.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asMap } from '../../wire/params.ts'
import { listPlain } from '../plain-records/list-plain.ts'
import { describeOld } from '../plain-records/plain-field.ts'
import { shownOld } from '../plain-records/show-plain.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { forgetAddressesOf } from './addresses.ts'
import { oldMethod } from './old-method.ts'
import { requisiteFields } from './requisite-fields.ts'
import { mayTouchRequisite, requireRight, requisiteById, wordless } from './requisite-owner.ts'
import { allRequisiteFields, describeUserFields } from './requisite-user-fields.ts'
import { stampCreated, stampModified } from './stamp.ts'

export const requisiteMethods: readonly MethodSpec[] = [
  oldMethod('crm.requisite.fields', 'universal/crm-requisite-fields', ({ state }) => ({
    result: { ...describeOld(requisiteFields), ...describeUserFields(state) },
  })),
  oldMethod('crm.requisite.add', 'universal/crm-requisite-add', add),
  oldMethod('crm.requisite.get', 'universal/crm-requisite-get', get),
  oldMethod('crm.requisite.list', 'universal/crm-requisite-list', list),
  oldMethod('crm.requisite.update', 'universal/crm-requisite-update', update),
  oldMethod('crm.requisite.delete', 'universal/crm-requisite-delete', remove),
]

function existing(call: Call): PlainRecord {
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw wordless('ID is not defined or invalid.')
  return requisiteById(call.state, id)
}

/** RQ_ fields outside the preset are kept too: the preset only decides what a person sees. */
function add(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  const entityTypeId = asInt(fields.ENTITY_TYPE_ID)
  if (entityTypeId !== CONTACT && entityTypeId !== COMPANY) throw wordless('ENTITY_TYPE_ID is not defined or invalid.')
  const entityId = asInt(fields.ENTITY_ID)
  if (entityId <= 0) throw wordless('ENTITY_ID is not defined or invalid.')
  if (!state.requisitePresets.has(asInt(fields.PRESET_ID))) throw wordless('PRESET_ID is not defined or invalid.')
  if (!itemOf(state, { entityTypeId, entityId })) throw wordless('Entity not found.')
  const draft = newPlain(0, allRequisiteFields(state), fields)
  requireRight(call, draft, 'update')
  const requisite: PlainRecord = { id: state.ids.next('requisite'), values: draft.values }
  stampCreated(call, requisite)
  state.requisites.set(requisite.id, requisite)
  state.touch()
  state.events.raise('ONCRMREQUISITEADD', { FIELDS: { ID: requisite.id } }, actorOf(call))
  return { result: requisite.id }
}

function get(call: Call): Answer {
  const requisite = existing(call)
  requireRight(call, requisite, 'read')
  return { result: shownOld(requisite, allRequisiteFields(call.state)) }
}

function list(call: Call): Answer {
  const fields = allRequisiteFields(call.state)
  const rows = [...call.state.requisites.values()].filter((one) => mayTouchRequisite(call, one, 'read'))
  return listPlain(rows, fields, call.params, (one) => shownOld(one, fields))
}

function update(call: Call): Answer {
  const requisite = existing(call)
  requireRight(call, requisite, 'update')
  changePlain(requisite, allRequisiteFields(call.state), asMap(anyCase(call.params, 'fields')))
  stampModified(call, requisite)
  call.state.touch()
  call.state.events.raise('ONCRMREQUISITEUPDATE', { FIELDS: { ID: requisite.id } }, actorOf(call))
  return { result: true }
}

/** Takes bank details, addresses and links with it. */
function remove(call: Call): Answer {
  const { state } = call
  const requisite = existing(call)
  requireRight(call, requisite, 'delete')
  state.requisites.delete(requisite.id)
  for (const one of state.bankDetails.values())
    if (asInt(one.values.ENTITY_ID) === requisite.id) state.bankDetails.delete(one.id)
  forgetAddressesOf(state, requisite.id)
  for (const link of state.requisiteLinks.values()) {
    if (link.requisiteId === requisite.id) Object.assign(link, { requisiteId: 0, bankDetailId: 0 })
    if (link.mcRequisiteId === requisite.id) Object.assign(link, { mcRequisiteId: 0, mcBankDetailId: 0 })
  }
  state.touch()
  state.events.raise('ONCRMREQUISITEDELETE', { FIELDS: { ID: requisite.id } }, actorOf(call))
  return { result: true }
}
