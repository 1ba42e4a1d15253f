import { numbersOf } from '../../entities/company-contacts.ts'
import { fieldsFromOld } from '../../entities/old-names.ts'
import { stagesOf } from '../../entities/stages.ts'
import { DEAL } from '../../entities/type-ids.ts'
import type { EntityType } from '../../entities/types.ts'
import { userFieldsOf } from '../../entities/user-fields.ts'
import type { Item } from '../../store/records.ts'
import type { Call } from '../../wire/call.ts'
import { anyCase, asInt, asList, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

export interface OldWrite {
  fields: Params
  /** Parts of the address. */
  stored: Partial<Item>
}

/**
 * `fields` of crm.lead.add and its kin as a write of the item. A stage of nowhere is dropped without a word, and so is the
 * funnel of a deal that exists. Bitrix24 docs: crm/deals/crm-deal-update.
 */
export function oldWrite(call: Call, type: EntityType, before: Item | null): OldWrite {
  const raw = objectParam(call, 'fields')
  if (raw === undefined) throw new RestError('', "Parameter 'fields' must be array.", 400)
  if (anyCase(call.params, 'params') !== undefined) objectParam(call, 'params')
  const fields = fieldsFromOld(type, raw, yesNoFields(call, type))
  checkCurrency(call, fields)
  if (type.id === DEAL && before) delete fields.categoryId
  dropForeignStage(call, type, fields, before)
  if (fields.contactIds !== undefined) fields.contactIds = asList(fields.contactIds)
  else if (fields.contactId !== undefined && before) keepOtherContacts(fields, before)
  return { fields, stored: addressParts(fields) }
}

function objectParam(call: Call, name: string): Params | undefined {
  const value = anyCase(call.params, name)
  if (value === null || typeof value !== 'object') {
    if (name === 'fields' && value === undefined) return undefined
    throw new RestError('', `Parameter '${name}' must be array.`, 400)
  }
  return value as Params
}

function yesNoFields(call: Call, type: EntityType): Set<string> {
  const own = [...userFieldsOf(call.state, type).values()]
  return new Set(own.filter((one) => one.userTypeId === 'boolean').map((one) => one.fieldName))
}

function checkCurrency(call: Call, fields: Params): void {
  const code = asText(fields.currencyId)
  if (code !== '' && !call.state.currencies.has(code)) throw new RestError('', 'Неверное значение поля «Валюта»', 400)
}

function dropForeignStage(call: Call, type: EntityType, fields: Params, before: Item | null): void {
  if (fields.stageId === undefined || !type.fields.has('stageId')) return
  const place = { id: 0, categoryId: before ? (before.categoryId ?? 0) : asInt(fields.categoryId) }
  const known = stagesOf(call.state, type.id, place).some((one) => one.statusId === fields.stageId)
  if (!known) delete fields.stageId
}

/** CONTACT_ID is the old single client: the new one takes the place of the primary, an empty one takes the primary away. */
function keepOtherContacts(fields: Params, before: Item): void {
  const others = numbersOf(before.contactIds).filter((id) => id !== before.contactId)
  const id = asInt(fields.contactId)
  fields.contactIds = id > 0 ? [id, ...others.filter((one) => one !== id)] : others
  delete fields.contactId
}

function addressParts(fields: Params): Partial<Item> {
  const parts = Object.entries(fields).filter(([name]) => /^(REG_)?ADDRESS(_|$)/.test(name))
  return Object.fromEntries(parts.map(([name, value]) => [name, asText(value) || null]))
}
