import { knownType } from '../entities/save.ts'
import { COMPANY, CONTACT, DEAL, LEAD } from '../entities/type-ids.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { checkedSections } from './card-configuration/sections.ts'

type Handler = (call: Call, entityTypeId: number) => Answer
const VERBS: readonly (readonly [verb: string, dashed: string, handler: Handler])[] = [
  ['get', 'get', get],
  ['set', 'set', set],
  ['reset', 'reset', reset],
  ['forceCommonScopeForAll', 'force-common-scope-for-all', force],
]
const OLD: readonly (readonly [name: string, folder: string, entityTypeId: number])[] = [
  ['lead', 'leads', LEAD],
  ['deal', 'deals', DEAL],
  ['contact', 'contacts', CONTACT],
  ['company', 'companies', COMPANY],
]

/** Sections and fields of the card. Own settings win over common ones until common ones are forced for all. */
export const cardMethods: readonly MethodSpec[] = [
  ...VERBS.map(([verb, , handler]): MethodSpec => ({
    name: `crm.item.details.configuration.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/universal/item-details-configuration/crm-item-details-configuration-${verb}`,
    handler: (call) => handler(call, typeParam(call)),
  })),
  ...OLD.flatMap(([name, folder, entityTypeId]) =>
    VERBS.map(([verb, dashed, handler]): MethodSpec => ({
      name: `crm.${name}.details.configuration.${verb}`,
      scope: 'crm',
      status: 'supported',
      page: `api-reference/crm/${folder}/custom-form/crm-${name}-details-configuration-${dashed}`,
      handler: (call) => handler(call, entityTypeId),
    })),
  ),
]

function typeParam(call: Call): number {
  const id = asInt(call.params.entityTypeId)
  if (id === 0) throw new RestError('', "Parameter 'entityTypeId' is not defined", 400)
  return knownType(call.state, id).id
}

/** `P` = personal, `C` = common; leads have two cards (leadCustomerType 1, 2), deals and smart processes one a funnel. */
function keyOf(call: Call, entityTypeId: number, scope: string, userId: number): string {
  const extras = asMap(anyCase(call.params, 'extras'))
  const kind = `${asInt(extras.leadCustomerType) || 1}:${asInt(extras.dealCategoryId) || asInt(extras.categoryId)}`
  return `${entityTypeId}|${kind}|${scope}|${scope === 'C' ? 0 : userId}`
}

/** Everyone changes the own personal card and sees the common one; the rest is the administrator's. */
function place(call: Call, entityTypeId: number, action: 'read' | 'write'): string {
  const scope = asText(anyCase(call.params, 'scope')).toUpperCase() === 'C' ? 'C' : 'P'
  const { user } = call.caller
  const userId = asInt(anyCase(call.params, 'userId')) || user.id
  const own = scope === 'P' && userId === user.id
  if (!user.admin && !own && !(action === 'read' && scope === 'C')) throw new RestError('', 'Access denied.', 400)
  return keyOf(call, entityTypeId, scope, userId)
}

function get(call: Call, entityTypeId: number): Answer {
  return { result: call.state.cardConfigs.get(place(call, entityTypeId, 'read'))?.sections ?? null }
}

function set(call: Call, entityTypeId: number): Answer {
  const id = place(call, entityTypeId, 'write')
  const sections = checkedSections(anyCase(call.params, 'data'))
  call.state.cardConfigs.set(id, { id, sections })
  call.state.touch()
  return { result: true }
}

function reset(call: Call, entityTypeId: number): Answer {
  call.state.cardConfigs.delete(place(call, entityTypeId, 'write'))
  call.state.touch()
  return { result: true }
}

/** Takes all personal cards away. */
function force(call: Call, entityTypeId: number): Answer {
  if (!call.caller.user.admin) throw new RestError('', 'Access denied.', 400)
  const prefix = keyOf(call, entityTypeId, 'P', 0).replace(/0$/, '')
  for (const id of call.state.cardConfigs.keys()) if (id.startsWith(prefix)) call.state.cardConfigs.delete(id)
  call.state.touch()
  return { result: true }
}
