import { described } from '../entities/old-fields.ts'
import { may } from '../rights/check.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import type { Link } from './client-links/links.ts'
import { normalLinks } from './client-links/links.ts'
import type { LinkFamily } from './client-links/families.ts'
import { LINK_FAMILIES } from './client-links/families.ts'

type Handler = (call: Call, family: LinkFamily) => Answer
const VERBS: Record<string, Handler> = {
  add,
  delete: remove,
  fields,
  'items.get': itemsGet,
  'items.set': itemsSet,
  'items.delete': itemsDelete,
}

/**
 * Links of items with their contacts and of contacts with their companies. These methods touch the link only: the item is
 * not saved, raises no event, and a lead does not become a returning one.
 * Bitrix24 docs: crm/leads/management-communication/index.
 */
export const clientLinkMethods: readonly MethodSpec[] = LINK_FAMILIES.flatMap((family) =>
  Object.entries(VERBS).map(([verb, handler]): MethodSpec => ({
    name: `crm.${family.name}.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/${family.page}-${verb.replace('.', '-')}`,
    handler: (call) => handler(call, family),
  })),
)

function owner(call: Call, family: LinkFamily, action: 'read' | 'update'): number {
  const id = asInt(anyCase(call.params, 'id'))
  if (id < 1) throw new RestError('', "The parameter 'ownerEntityID' is invalid or not defined.", 400)
  const item = call.state.items.of(family.ownerType).get(id)
  if (!item) throw family.codedRefusals ? new RestError('NOT_FOUND', 'Not found.', 400) : refusal.notFoundOld()
  if (!may(call.state, call.caller.user, family.ownerType, action, item)) throw refusal.accessDenied()
  return id
}

function clientOf(family: LinkFamily, raw: unknown, param: string): Params & { id: number } {
  if (raw === null || typeof raw !== 'object') throw new RestError('', `The parameter '${param}' must be array.`, 400)
  const fieldsGiven = asMap(raw)
  const id = asInt(fieldsGiven[family.clientName])
  if (id <= 0) throw new RestError('', "The parameter 'fields' is not valid.", 400)
  return { ...fieldsGiven, id }
}

/** False when they are linked already. */
function add(call: Call, family: LinkFamily): Answer {
  const ownerId = owner(call, family, 'update')
  const given = clientOf(family, anyCase(call.params, 'fields'), 'fields')
  const links = family.read(call.state, ownerId)
  if (!call.state.items.of(family.clientType).get(given.id)) throw refusal.notFoundOld()
  if (links.some((one) => one.id === given.id)) return { result: false }
  const primary = asText(given.IS_PRIMARY).toUpperCase() === 'Y' || !links.some((one) => one.primary)
  const last = links.at(-1)?.sort ?? 0
  const link: Link = { id: given.id, sort: given.SORT === undefined ? last + 10 : asInt(given.SORT), primary }
  const others = primary ? links.map((one) => ({ ...one, primary: false })) : links
  return save(call, family, ownerId, [...others, link])
}

/** False when they are not linked. The first of those left takes the place of a primary one that goes. */
function remove(call: Call, family: LinkFamily): Answer {
  const ownerId = owner(call, family, 'update')
  const { id } = clientOf(family, anyCase(call.params, 'fields'), family.deleteParam)
  const links = family.read(call.state, ownerId)
  if (!links.some((one) => one.id === id)) return { result: false }
  const left = links.filter((one) => one.id !== id)
  return save(call, family, ownerId, normalLinks(left))
}

function itemsSet(call: Call, family: LinkFamily): Answer {
  const ownerId = owner(call, family, 'update')
  const items = anyCase(call.params, 'items')
  if (items === null || typeof items !== 'object') throw new RestError('', 'The parameter items must be array.', 400)
  const links = Object.values(asMap(items)).map((raw, index): Link => {
    const given = asMap(raw)
    return {
      id: asInt(given[family.clientName]),
      sort: given.SORT === undefined ? (index + 1) * 10 : asInt(given.SORT),
      primary: asText(given.IS_PRIMARY).toUpperCase() === 'Y',
    }
  })
  const known = links.filter((one) => call.state.items.of(family.clientType).get(one.id) !== undefined)
  return save(call, family, ownerId, normalLinks(known))
}

function itemsDelete(call: Call, family: LinkFamily): Answer {
  return save(call, family, owner(call, family, 'update'), [])
}

function save(call: Call, family: LinkFamily, ownerId: number, links: readonly Link[]): Answer {
  family.write(call.state, ownerId, links)
  call.state.touch()
  return { result: true }
}

function itemsGet(call: Call, family: LinkFamily): Answer {
  const links = family.read(call.state, owner(call, family, 'read'))
  const result = links.map((one) => ({
    [family.clientName]: one.id,
    SORT: one.sort,
    ROLE_ID: 0,
    IS_PRIMARY: one.primary ? 'Y' : 'N',
  }))
  return { result }
}

function fields(_call: Call, family: LinkFamily): Answer {
  const title = family.clientName === 'CONTACT_ID' ? 'Контакт' : 'Компания'
  return {
    result: {
      SORT: described('integer', 'Сортировка'),
      IS_PRIMARY: described('char', 'Первичный'),
      [family.clientName]: described('integer', title, { required: true }),
    },
  }
}
