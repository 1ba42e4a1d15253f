import { contactsOfCompany, numbersOf } from '../../entities/company-contacts.ts'
import { multifieldsOf } from '../../entities/multifields.ts'
import { deleteItem, knownType, updateItem } from '../../entities/save.ts'
import { COMPANY } from '../../entities/type-ids.ts'
import type { EntityType } from '../../entities/types.ts'
import { userFieldsOf } from '../../entities/user-fields.ts'
import { may } from '../../rights/check.ts'
import type { Item } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asInts, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'

/** Fields in which two items always differ and that no merge carries over. */
const OWN = new Set([
  'id',
  'stageId',
  'categoryId',
  'opened',
  'assignedById',
  'title',
  'begindate',
  'closedate',
  'actualDate',
])

/**
 * The first item takes over what it lacks, the others go. Two different values of one field are a conflict, and then
 * nothing changes. Bitrix24 docs: crm/duplicates/crm-entity-merge-batch.
 */
export function mergeBatch(call: Call): Answer {
  const params = asMap(call.params.params)
  const entityTypeId = asInt(params.entityTypeId)
  if (entityTypeId === 0) throw new RestError('0', 'The parameter entityTypeId is required.')
  const ids = [...new Set(asInts(params.entityIds))].filter((id) => id > 0)
  if (ids.length === 0) throw new RestError('0', 'The parameter entityIds does not contains valid elements.')
  if (ids.length < 2) throw new RestError('0', 'The parameter entityIds must contains at least two elements.')
  const type = knownType(call.state, entityTypeId)
  const [main, ...others] = ids.map((id) => mergeable(call, type, id, id === ids[0]))
  if (!main) throw new RestError('0', 'Owner was not found')
  const fields = mergedFields(call.state, type, main, others)
  if (fields === null) return { result: { STATUS: 'CONFLICT', ENTITY_IDS: [] } }
  const actor = actorOf(call)
  for (const other of others) moveActivities(call.state, type.id, other.id, main.id)
  updateItem(call.state, type.id, main.id, fields, actor)
  for (const other of others) deleteItem(call.state, type.id, other.id, actor)
  return { result: { STATUS: 'SUCCESS', ENTITY_IDS: others.map((one) => one.id) } }
}

function mergeable(call: Call, type: EntityType, id: number, isMain: boolean): Item {
  const item = call.state.items.of(type.id).get(id)
  if (!item) throw new RestError('0', 'Owner was not found')
  const { state, caller } = call
  const allowed =
    may(state, caller.user, type.id, 'read', item) &&
    may(state, caller.user, type.id, isMain ? 'update' : 'delete', item)
  if (!allowed) throw new RestError('0', 'Access denied', 403)
  return item
}

/** What the main item gets; null when the items contradict one another. */
function mergedFields(state: PortalState, type: EntityType, main: Item, others: readonly Item[]): Params | null {
  const fields: Params = {}
  const single = [...type.fields.values()].filter((one) => !one.readOnly && !one.multiple && !OWN.has(one.name))
  const names = [...single.map((one) => one.name), ...singleUserFields(state, type)]
  for (const name of names) {
    const values = new Set(
      [main, ...others]
        .map((item) => item[name])
        .filter(isFilled)
        .map((one) => JSON.stringify(one)),
    )
    const [value] = values
    if (values.size > 1 && name !== 'companyId' && name !== 'contactId') return null
    if (value !== undefined && !isFilled(main[name])) fields[name] = JSON.parse(value) as unknown
  }
  for (const name of ['contactIds', 'companyIds', 'observers']) {
    const all = [main, ...others].flatMap((item) => idsOf(state, type, item, name))
    if (all.length > 0) fields[name] = [...new Set(all)]
  }
  delete fields.contactId
  const phones = others.flatMap((item) => multifieldsOf(item))
  const known = new Set(multifieldsOf(main).map((one) => `${one.typeId}:${one.value}`))
  const fresh = phones.filter((one) => !known.has(`${one.typeId}:${one.value}`))
  if (fresh.length > 0) fields.fm = Object.fromEntries(fresh.map(({ id: _id, ...one }, index) => [`n${index}`, one]))
  return fields
}

function idsOf(state: PortalState, type: EntityType, item: Item, name: string): number[] {
  if (type.id === COMPANY && name === 'contactIds') return contactsOfCompany(state, item.id).map((one) => one.id)
  return numbersOf(item[name])
}

function singleUserFields(state: PortalState, type: EntityType): string[] {
  return [...userFieldsOf(state, type).values()].filter((one) => !one.multiple).map((one) => one.fieldName)
}

function isFilled(value: Item[string]): boolean {
  return value !== undefined && value !== null && value !== '' && value !== 0 && value !== 'N'
}

function moveActivities(state: PortalState, entityTypeId: number, from: number, to: number): void {
  for (const activity of state.activities.values()) {
    for (const binding of activity.bindings)
      if (binding.entityTypeId === entityTypeId && binding.entityId === from) binding.entityId = to
    if (activity.ownerTypeId === entityTypeId && activity.ownerId === from) activity.ownerId = to
  }
}
