import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asMap } from '../../wire/params.ts'
import { listPlain } from '../plain-records/list-plain.ts'
import { describeOld } from '../plain-records/plain-field.ts'
import { shownOld } from '../plain-records/show-plain.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { bankDetailFields } from './bank-detail-fields.ts'
import { oldMethod } from './old-method.ts'
import { mayTouchRequisite, requireRight, wordless } from './requisite-owner.ts'
import { stampCreated, stampModified } from './stamp.ts'

const PAGE = 'bank-detail/crm-requisite-bank-detail'

export const bankDetailMethods: readonly MethodSpec[] = [
  oldMethod('crm.requisite.bankdetail.fields', `${PAGE}-fields`, () => ({ result: describeOld(bankDetailFields) })),
  oldMethod('crm.requisite.bankdetail.add', `${PAGE}-add`, add),
  oldMethod('crm.requisite.bankdetail.get', `${PAGE}-get`, get),
  oldMethod('crm.requisite.bankdetail.list', `${PAGE}-list`, list),
  oldMethod('crm.requisite.bankdetail.update', `${PAGE}-update`, update),
  oldMethod('crm.requisite.bankdetail.delete', `${PAGE}-delete`, remove),
]

function existing(call: Call): PlainRecord {
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw wordless('ID is not defined or invalid.')
  const found = call.state.bankDetails.get(id)
  if (!found) throw wordless(`The RequisiteBankDetail with ID '${id}' is not found`)
  return found
}

function requisiteOf(call: Call, detail: PlainRecord): PlainRecord {
  const requisite = call.state.requisites.get(asInt(detail.values.ENTITY_ID))
  if (!requisite) throw wordless('ENTITY_ID is not defined or invalid.')
  return requisite
}

/** COUNTRY_ID, when not given, is the one of the requisite's preset. */
function add(call: Call): Answer {
  const { state } = call
  const detail = newPlain(0, bankDetailFields, asMap(anyCase(call.params, 'fields')))
  const requisite = requisiteOf(call, detail)
  requireRight(call, requisite, 'update')
  const preset = state.requisitePresets.get(asInt(requisite.values.PRESET_ID))
  detail.values.COUNTRY_ID = detail.values.COUNTRY_ID || (preset?.values.COUNTRY_ID ?? null)
  detail.id = state.ids.next('bankDetail')
  stampCreated(call, detail)
  state.bankDetails.set(detail.id, detail)
  state.touch()
  state.events.raise('ONCRMBANKDETAILADD', { FIELDS: { ID: detail.id } }, actorOf(call))
  return { result: detail.id }
}

function get(call: Call): Answer {
  const detail = existing(call)
  requireRight(call, requisiteOf(call, detail), 'read')
  return { result: shownOld(detail, bankDetailFields) }
}

function list(call: Call): Answer {
  const rows = [...call.state.bankDetails.values()].filter((one) => {
    const requisite = call.state.requisites.get(asInt(one.values.ENTITY_ID))
    return requisite !== undefined && mayTouchRequisite(call, requisite, 'read')
  })
  return listPlain(rows, bankDetailFields, call.params, (one) => shownOld(one, bankDetailFields))
}

function update(call: Call): Answer {
  const detail = existing(call)
  requireRight(call, requisiteOf(call, detail), 'update')
  changePlain(detail, bankDetailFields, asMap(anyCase(call.params, 'fields')))
  stampModified(call, detail)
  call.state.touch()
  call.state.events.raise('ONCRMBANKDETAILUPDATE', { FIELDS: { ID: detail.id } }, actorOf(call))
  return { result: true }
}

function remove(call: Call): Answer {
  const detail = existing(call)
  requireRight(call, requisiteOf(call, detail), 'delete')
  call.state.bankDetails.delete(detail.id)
  call.state.touch()
  call.state.events.raise('ONCRMBANKDETAILDELETE', { FIELDS: { ID: detail.id } }, actorOf(call))
  return { result: true }
}
