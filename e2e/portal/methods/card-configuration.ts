import { knownType } from '../entities/save.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'

const PAGES = 'api-reference/crm/universal/item-details-configuration/crm-item-details-configuration'

/** Sections and fields of the card. Own settings win over common ones until common ones are forced for all. */
export const cardMethods: readonly MethodSpec[] = [
  { name: 'crm.item.details.configuration.get', scope: 'crm', status: 'supported', page: `${PAGES}-get`, handler: get },
  { name: 'crm.item.details.configuration.set', scope: 'crm', status: 'supported', page: `${PAGES}-set`, handler: set },
  {
    name: 'crm.item.details.configuration.forceCommonScopeForAll',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}-forceCommonScopeForAll`,
    admin: true,
    handler: force,
  },
]

/** `P` = personal, `C` = common; leads have two cards (leadCustomerType 1, 2), deals one a funnel. */
function keyOf(call: Call, scope: string, userId: number): string {
  const extras = asMap(call.params.extras)
  const kind = `${asInt(extras.leadCustomerType) || 1}:${asInt(extras.dealCategoryId) || asInt(extras.categoryId)}`
  return `${asInt(call.params.entityTypeId)}|${kind}|${scope}|${scope === 'C' ? 0 : userId}`
}

function place(call: Call, action: 'read' | 'write'): string {
  knownType(call.state, asInt(call.params.entityTypeId))
  const scope = asText(call.params.scope).toUpperCase() === 'C' ? 'C' : 'P'
  const { user } = call.caller
  const userId = asInt(call.params.userId) || user.id
  const own = scope === 'P' && userId === user.id
  if (!user.admin && !own && !(action === 'read' && scope === 'C')) throw refusal.accessDenied()
  return keyOf(call, scope, userId)
}

function get(call: Call): Answer {
  return { result: call.state.cardConfigs.get(place(call, 'read'))?.sections ?? null }
}

function set(call: Call): Answer {
  const id = place(call, 'write')
  const sections = asList(call.params.data).map(asMap)
  if (sections.length === 0) throw refusal.argument('data')
  for (const section of sections) {
    if (asText(section.name) === '') throw refusal.argument('data', 'Section name is required')
    if (asText(section.type) !== 'section') throw refusal.argument('data', 'Section type must be "section"')
  }
  const shown = sections.map((section) => ({
    ...section,
    elements: asList(section.elements).map((one) => element(one)),
  }))
  call.state.cardConfigs.set(id, { id, sections: shown })
  call.state.touch()
  return { result: true }
}

function element(raw: unknown): Record<string, unknown> {
  const { name, optionFlags, ...rest } = asMap(raw)
  return { name: asText(name), optionFlags: String(asInt(optionFlags)), ...rest }
}

function force(call: Call): Answer {
  const prefix = keyOf(call, 'P', 0).replace(/0$/, '')
  for (const id of call.state.cardConfigs.keys()) if (id.startsWith(prefix)) call.state.cardConfigs.delete(id)
  call.state.touch()
  return { result: true }
}
