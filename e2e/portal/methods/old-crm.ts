import { comparable, multifieldsOf } from '../entities/multifields.ts'
import { fieldsFromOld } from '../entities/old-names.ts'
import { addItem, knownType } from '../entities/save.ts'
import { listOld } from '../entities/old-list.ts'
import { oldPresenter } from '../entities/old-present.ts'
import { COMPANY, CONTACT, LEAD } from '../entities/type-ids.ts'
import { allowing, may, reachOf } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText, phpMap } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'

const FEWER_FIELDS = 'addresses, parents, requisites of the card'

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'crm', status: 'partial', missing: FEWER_FIELDS, page: `api-reference/crm/${page}`, handler }
}

/** Upper-case methods of single types; crm.item.* is the current way, these still work and still answer with texts. */
export const oldCrmMethods: readonly MethodSpec[] = [
  method('crm.lead.list', 'leads/crm-lead-list', (call) => listOld(call, LEAD)),
  method('crm.lead.get', 'leads/crm-lead-get', (call) => get(call, LEAD)),
  method('crm.contact.list', 'contacts/crm-contact-list', (call) => listOld(call, CONTACT)),
  method('crm.contact.get', 'contacts/crm-contact-get', (call) => get(call, CONTACT)),
  method('crm.contact.add', 'contacts/crm-contact-add', (call) => add(call, CONTACT)),
  method('crm.company.list', 'companies/crm-company-list', (call) => listOld(call, COMPANY)),
  method('crm.company.get', 'companies/crm-company-get', (call) => get(call, COMPANY)),
  method('crm.company.add', 'companies/crm-company-add', (call) => add(call, COMPANY)),
  {
    name: 'crm.duplicate.findbycomm',
    scope: 'crm',
    status: 'supported',
    page: 'api-reference/crm/duplicates/crm-duplicate-find-by-comm',
    handler: findByCommunication,
  },
]

function get(call: Call, entityTypeId: number): Answer {
  const item = call.state.items.of(entityTypeId).get(asInt(anyCase(call.params, 'id')))
  if (!item) throw refusal.notFoundOld()
  if (!may(call.state, call.caller.user, entityTypeId, 'read', item)) throw refusal.accessDenied()
  return { result: oldPresenter(call.state, knownType(call.state, entityTypeId), null)(item) }
}

function add(call: Call, entityTypeId: number): Answer {
  if (reachOf(call.state, call.caller.user, entityTypeId, 'add') === 'none') throw refusal.accessDenied()
  const type = knownType(call.state, entityTypeId)
  const fields = fieldsFromOld(type, asMap(anyCase(call.params, 'fields')))
  return { result: addItem(call.state, entityTypeId, fields, actorOf(call)).id }
}

const DUPLICATE_TYPES = { LEAD, CONTACT, COMPANY } as const
const PER_VALUE = 20

function findByCommunication(call: Call): Answer {
  const typeId = asText(anyCase(call.params, 'type')).toUpperCase()
  if (typeId !== 'EMAIL' && typeId !== 'PHONE')
    throw refusal.argument('type', 'Communication type is not supported in current context.')
  const values = asList(anyCase(call.params, 'values')).map((one) => comparable(typeId, asText(one)))
  if (values.length === 0) throw refusal.argument('values', 'Communication values is not defined.')
  const only = asText(anyCase(call.params, 'entity_type')).toUpperCase()
  const found: Record<string, number[]> = {}
  for (const [name, entityTypeId] of Object.entries(DUPLICATE_TYPES)) {
    if (only !== '' && only !== name) continue
    const readable = allowing(call.state, call.caller.user, entityTypeId, 'read')
    const hit = (item: Item): boolean =>
      multifieldsOf(item).some((one) => one.typeId === typeId && values.includes(comparable(typeId, one.value)))
    const ids = [...call.state.items.of(entityTypeId).rows.values()]
      .filter((item) => hit(item) && readable(item))
      .map((item) => item.id)
    if (ids.length > 0) found[name] = ids.slice(0, PER_VALUE * values.length)
  }
  return { result: phpMap(found) }
}
