import type { RequestPreset } from './presets.ts'

/** A filter of `crm.item.list`: keys with operator prefixes, numbered keys hold groups. */
export type Filter = Record<string, unknown>

export interface FilterFacts {
  client: { kind: 'contact' | 'company'; id: number }
  /** Contacts of the company; empty on a contact's tab. */
  contactIds: readonly number[]
  /** The portal filters by a request's first contact alone. */
  firstContactOnly: boolean
  preset: RequestPreset
  search: string
  /** The viewer's id, or a batch reference that gives it. */
  me: number | object
  stages: { open: readonly string[]; closed: readonly string[] }
  /** Names of our own fields. */
  fields: { category: string; resolveBy: string }
  /** Instant of the question, ISO. */
  now: string
}

/**
 * Which requests a preset of the tab shows. Every group stands under a number of its own, joined by AND.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export function requestFilter(facts: FilterFacts): Filter {
  const groups = [clientGroup(facts), presetGroup(facts), searchGroup(facts.search)].filter((group) => group !== null)
  return Object.fromEntries(groups.map((group, at) => [String(at), group]))
}

/** The filter by all contacts of a record came on 20.03.2025; an older on-premise refuses it. Bitrix24 docs: whats-new */
function clientGroup({ client, contactIds, firstContactOnly }: FilterFacts): Filter {
  const field = firstContactOnly ? 'contactId' : 'contactIds'
  if (client.kind === 'contact') return { [field]: client.id }
  if (contactIds.length === 0) return { companyId: client.id }
  return { logic: 'OR', 0: { companyId: client.id }, 1: { [`@${field}`]: [...contactIds] } }
}

function presetGroup({ preset, stages, me, fields, now }: FilterFacts): Filter {
  const open = { '@stageId': stagesIn(stages.open) }
  const groups: Record<RequestPreset, Filter> = {
    open,
    mine: { ...open, assignedById: me },
    overdue: { ...open, [`<${fields.resolveBy}`]: now },
    uncategorized: { ...open, [fields.category]: '' },
    closed: { '@stageId': stagesIn(stages.closed) },
  }
  return groups[preset]
}

/** An empty list filters nothing away in the portal; a type without such stages has no such requests. */
const stagesIn = (ids: readonly string[]) => (ids.length === 0 ? ['-'] : [...ids])

function searchGroup(search: string): Filter | null {
  if (search === '') return null
  const number = /^№?\s*(\d[\d\s\u00a0]{0,11})$/.exec(search)?.[1]?.replaceAll(/\s/g, '')
  const title = { '%title': search }
  return number ? { logic: 'OR', 0: { id: Number(number) }, 1: title } : title
}
