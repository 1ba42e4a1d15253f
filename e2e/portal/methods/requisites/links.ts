import { itemOf, mayTouch } from '../../entities/activity.ts'
import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import { COMPANY, CONTACT, DEAL, isSmartProcess } from '../../entities/type-ids.ts'
import type { RequisiteLink } from '../../store/families/requisite-tables.ts'
import type { Binding, Item } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { oldMethod } from './old-method.ts'
import { ownerOf, wordless } from './requisite-owner.ts'

const QUOTE = 7
const SMART_INVOICE = 31

const described = [
  plain('ENTITY_TYPE_ID', 'integer', 'ID типа объекта', 'ri'),
  plain('ENTITY_ID', 'integer', 'ID объекта', 'ri'),
  plain('REQUISITE_ID', 'integer', 'Привязка к реквизитам', 'r'),
  plain('BANK_DETAIL_ID', 'integer', 'Привязка к банковским реквизитам', 'r'),
  plain('MC_REQUISITE_ID', 'integer', 'Привязка к реквизитам моей компании', 'r'),
  plain('MC_BANK_DETAIL_ID', 'integer', 'Привязка к банковским реквизитам моей компании', 'r'),
]

export const requisiteLinkMethods: readonly MethodSpec[] = [
  oldMethod('crm.requisite.link.fields', 'links/crm-requisite-link-fields', () => ({ result: describeOld(described) })),
  oldMethod('crm.requisite.link.get', 'links/crm-requisite-link-get', get),
  oldMethod('crm.requisite.link.list', 'links/crm-requisite-link-list', list),
  oldMethod('crm.requisite.link.register', 'links/crm-requisite-link-register', register),
  oldMethod('crm.requisite.link.unregister', 'links/crm-requisite-link-unregister', unregister),
]

function linkable(entityTypeId: number): boolean {
  return [DEAL, QUOTE, SMART_INVOICE].includes(entityTypeId) || isSmartProcess(entityTypeId)
}

function cardOf(params: Params, typeName: string, idName: string): Binding {
  const card = { entityTypeId: asInt(anyCase(params, typeName)), entityId: asInt(anyCase(params, idName)) }
  if (!linkable(card.entityTypeId)) throw wordless(`${typeName} is not defined or invalid.`)
  if (card.entityId <= 0) throw wordless(`${idName} is not defined or invalid.`)
  return card
}

const idOf = (card: Binding): string => `${card.entityTypeId}:${card.entityId}`

/** The list shows every number as text; get keeps those of the card numeric. */
function shown(link: RequisiteLink): Params {
  return {
    ENTITY_TYPE_ID: String(link.entityTypeId),
    ENTITY_ID: String(link.entityId),
    REQUISITE_ID: String(link.requisiteId),
    BANK_DETAIL_ID: String(link.bankDetailId),
    MC_REQUISITE_ID: String(link.mcRequisiteId),
    MC_BANK_DETAIL_ID: String(link.mcBankDetailId),
  }
}

function get(call: Call): Answer {
  const card = cardOf(call.params, 'entityTypeId', 'entityId')
  if (itemOf(call.state, card) && !mayTouch(call.state, call.caller.user, 'read', card))
    throw wordless('Access denied.')
  const link = call.state.requisiteLinks.get(idOf(card))
  if (!link) throw wordless('Not found')
  return { result: { ...shown(link), ENTITY_TYPE_ID: link.entityTypeId, ENTITY_ID: link.entityId } }
}

const columns: Columns<RequisiteLink> = {
  ENTITY_TYPE_ID: columnOf('number', (one) => one.entityTypeId),
  ENTITY_ID: columnOf('number', (one) => one.entityId),
  REQUISITE_ID: columnOf('number', (one) => one.requisiteId),
  BANK_DETAIL_ID: columnOf('number', (one) => one.bankDetailId),
  MC_REQUISITE_ID: columnOf('number', (one) => one.mcRequisiteId),
  MC_BANK_DETAIL_ID: columnOf('number', (one) => one.mcBankDetailId),
}

function list(call: Call): Answer {
  const names = selected(call.params)
  const rows = [...call.state.requisiteLinks.values()].filter((one) =>
    mayTouch(call.state, call.caller.user, 'read', one),
  )
  return listRows(rows, columns, call.params, (one) => picked(shown(one), names))
}

function register(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  const card = cardOf(fields, 'ENTITY_TYPE_ID', 'ENTITY_ID')
  const number = (name: string): number => {
    if (fields[name] === undefined || asInt(fields[name]) < 0) throw wordless(`${name} is not defined or invalid.`)
    return asInt(fields[name])
  }
  const link = {
    requisiteId: number('REQUISITE_ID'),
    bankDetailId: number('BANK_DETAIL_ID'),
    mcRequisiteId: number('MC_REQUISITE_ID'),
    mcBankDetailId: number('MC_BANK_DETAIL_ID'),
  }
  const item = itemOf(state, card)
  if (!item) throw wordless('Entity is not found')
  if (!mayTouch(state, call.caller.user, 'update', card)) throw wordless('Access denied.')
  checkClient(call, item, link.requisiteId, link.bankDetailId)
  checkMyCompany(call, item, link.mcRequisiteId, link.mcBankDetailId)
  state.requisiteLinks.set(idOf(card), { id: idOf(card), ...card, ...link })
  state.touch()
  return { result: true }
}

/** The requisite has to belong to the client chosen in the card: its company, or its contact when there is no company. */
function checkClient(call: Call, item: Item, requisiteId: number, bankDetailId: number): void {
  if (requisiteId > 0) {
    const requisite = call.state.requisites.get(requisiteId)
    if (!requisite) throw wordless(`The Requisite with ID '${requisiteId}' is not found`)
    const owner = ownerOf(requisite)
    const [kind, name] = item.companyId ? [COMPANY, 'Company'] : [CONTACT, 'Contact']
    const clientId = asInt(item.companyId) || asInt(item.contactId)
    if (owner.entityTypeId !== kind || owner.entityId !== clientId)
      throw wordless(`The Requisite with ID '${requisiteId}' is not assigned to ${name} with ID '${clientId}'`)
  }
  if (bankDetailId <= 0) return
  const detail = call.state.bankDetails.get(bankDetailId)
  if (!detail) throw wordless(`The BankDetail with ID '${bankDetailId}' is not found`)
  if (asInt(detail.values.ENTITY_ID) !== requisiteId)
    throw wordless(`The BankDetail with ID '${bankDetailId}' is not assigned to Requisite with ID '${requisiteId}'`)
}

function checkMyCompany(call: Call, item: Item, requisiteId: number, bankDetailId: number): void {
  if (requisiteId > 0) {
    const requisite = call.state.requisites.get(requisiteId)
    if (!requisite) throw wordless(`The Requisite of your company with ID '${requisiteId}' is not found`)
    const owner = ownerOf(requisite)
    const company = asInt(item.mycompanyId)
    const own = itemOf(call.state, owner)?.isMyCompany === 'Y' && (company === 0 || company === owner.entityId)
    if (!own)
      throw wordless(`The Requisite with ID '${requisiteId}' is not assigned to your company with ID '${company}'`)
  }
  if (bankDetailId <= 0) return
  const detail = call.state.bankDetails.get(bankDetailId)
  if (!detail) throw wordless(`The BankDetail of your company with ID '${bankDetailId}' is not found`)
  if (asInt(detail.values.ENTITY_ID) !== requisiteId)
    throw wordless(
      `The BankDetail of your company with ID '${bankDetailId}' is not assigned to Requisite of your company with ID '${requisiteId}'`,
    )
}

function unregister(call: Call): Answer {
  const card = cardOf(call.params, 'entityTypeId', 'entityId')
  if (itemOf(call.state, card) && !mayTouch(call.state, call.caller.user, 'update', card))
    throw wordless('Access denied.')
  call.state.requisiteLinks.delete(idOf(card))
  call.state.touch()
  return { result: true }
}
