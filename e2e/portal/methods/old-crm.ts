import { listOld } from '../entities/old-list.ts'
import { oldFields } from '../entities/old-fields.ts'
import { oldPresenter } from '../entities/old-present.ts'
import { addItem, deleteItem, knownType, updateItem } from '../entities/save.ts'
import { COMPANY, CONTACT, DEAL, LEAD, QUOTE } from '../entities/type-ids.ts'
import { assigneeAllowed, may, reachOf } from '../rights/check.ts'
import type { Item } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { oldWrite } from './old-crm/old-write.ts'

interface Family {
  name: string
  folder: string
  entityTypeId: number
  /** What update and delete say of a number nobody has. */
  absent: () => RestError
}

const absentAs = (text: string) => () => new RestError('', text, 400)

const FAMILIES: readonly Family[] = [
  { name: 'lead', folder: 'leads', entityTypeId: LEAD, absent: refusal.notFoundOld },
  { name: 'deal', folder: 'deals', entityTypeId: DEAL, absent: refusal.notFoundOld },
  { name: 'contact', folder: 'contacts', entityTypeId: CONTACT, absent: absentAs('Contact is not found') },
  { name: 'company', folder: 'companies', entityTypeId: COMPANY, absent: absentAs('Company is not found') },
  { name: 'quote', folder: 'quote', entityTypeId: QUOTE, absent: () => refusal.core('Элемент не найден') },
]

type Handler = (call: Call, family: Family) => Answer
const VERBS: Record<string, Handler> = { add, get, list, update, delete: remove, fields }

/** Upper-case methods of single types; crm.item.* is the current way, these still work and still answer with texts. */
export const oldCrmMethods: readonly MethodSpec[] = FAMILIES.flatMap((family) =>
  Object.entries(VERBS).map(([verb, handler]): MethodSpec => ({
    name: `crm.${family.name}.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/${family.folder}/crm-${family.name}-${verb}`,
    handler: (call) => handler(call, family),
  })),
)

const denied = (): RestError => new RestError('', 'Access denied.', 400)

function idOf(call: Call): number {
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw new RestError('', 'ID is not defined or invalid.', 400)
  return id
}

function existing(call: Call, family: Family, action: 'read' | 'update' | 'delete', absent: () => RestError): Item {
  const item = call.state.items.of(family.entityTypeId).get(idOf(call))
  if (!item) throw absent()
  if (!may(call.state, call.caller.user, family.entityTypeId, action, item)) throw denied()
  return item
}

function fields(call: Call, family: Family): Answer {
  return { result: oldFields(call.state, knownType(call.state, family.entityTypeId)) }
}

function list(call: Call, family: Family): Answer {
  return listOld(call, family.entityTypeId)
}

function get(call: Call, family: Family): Answer {
  const item = existing(call, family, 'read', refusal.notFoundOld)
  return { result: oldPresenter(call.state, knownType(call.state, family.entityTypeId), null)(item) }
}

function add(call: Call, family: Family): Answer {
  if (reachOf(call.state, call.caller.user, family.entityTypeId, 'add') === 'none') throw denied()
  const write = oldWrite(call, knownType(call.state, family.entityTypeId), null)
  const wanted = asInt(write.fields.assignedById)
  const assignedById = assigneeAllowed(call.state, call.caller.user, family.entityTypeId, wanted)
  const fields = assignedById === wanted ? write.fields : { ...write.fields, assignedById }
  return { result: addItem(call.state, family.entityTypeId, fields, actorOf(call), write).id }
}

function update(call: Call, family: Family): Answer {
  const item = existing(call, family, 'update', family.absent)
  const write = oldWrite(call, knownType(call.state, family.entityTypeId), item)
  updateItem(call.state, family.entityTypeId, item.id, write.fields, actorOf(call), { ...write, always: true })
  return { result: true }
}

function remove(call: Call, family: Family): Answer {
  const { id } = existing(call, family, 'delete', family.absent)
  deleteItem(call.state, family.entityTypeId, id, actorOf(call))
  return { result: true }
}
