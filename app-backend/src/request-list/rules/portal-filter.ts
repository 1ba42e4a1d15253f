import { addDays } from '../../kernel/local-time.ts'
import type { Condition, ListField, ListFilter } from './list-shapes.ts'
import { amountKey } from './amounts.ts'
import { opsOf } from './field-kinds.ts'
import { dayStart, periodDays } from './period-bounds.ts'

/** A filter of `crm.item.list`: keys with operator prefixes, numbered keys hold groups. */
export type PortalFilter = Record<string, unknown>

export interface FilterFacts {
  fields: ReadonlyMap<string, ListField>
  /** Number of the viewer, or the batch reference that tells it. */
  me: number | object
  now: Date
  /** IANA zone of the portal's calendar. */
  zone: string
  stages: { open: readonly string[]; closed: readonly string[] }
  /** Requests that meet a condition by amount, by its key. */
  amounts: Readonly<Record<string, readonly number[]>>
}

/**
 * Conditions as the portal takes them, and names of fields that it does not have: a condition on one of those is left out.
 * Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export function portalFilter(
  filter: ListFilter,
  facts: FilterFacts,
): { filter: PortalFilter | null; missing: string[] } {
  const missing = new Set<string>()
  const groups = filter.groups.flatMap(({ match, conditions }) => {
    const parts = conditions.flatMap((condition) => {
      const field = facts.fields.get(condition.field)
      if (!field || !opsOf(field.kind).includes(condition.op)) return (missing.add(condition.field), [])
      return [conditionFilter(condition, field, facts)]
    })
    return parts.length === 0 ? [] : [grouped(parts, match)]
  })
  return { filter: groups.length === 0 ? null : grouped(groups, filter.match), missing: [...missing] }
}

/** Parts under numbers of their own: `logic` turns all of them into alternatives. */
export function grouped(parts: readonly PortalFilter[], match: 'all' | 'any'): PortalFilter {
  const [only] = parts
  if (only && parts.length === 1) return only
  return {
    ...(match === 'any' ? { logic: 'OR' } : {}),
    ...Object.fromEntries(parts.map((part, at) => [String(at), part])),
  }
}

function conditionFilter(condition: Condition, field: ListField, facts: FilterFacts): PortalFilter {
  const { name } = field
  switch (condition.op) {
    case 'any-of':
      return field.kind === 'yes-no'
        ? yesNo(field, condition.values)
        : { [`@${name}`]: valuesOf(condition.values, field, facts) }
    case 'none-of':
      return { [`!@${name}`]: valuesOf(condition.values, field, facts) }
    case 'contains':
      return { [`%${name}`]: condition.text }
    case 'lacks':
      return { [`!%${name}`]: condition.text }
    case 'empty':
      return { [name]: '' }
    case 'filled':
      return { [`!${name}`]: '' }
    case 'open':
    case 'closed':
      // An empty list filters nothing away in the portal; a type without such stages has no such requests.
      return { [`@${name}`]: facts.stages[condition.op].length === 0 ? ['-'] : [...facts.stages[condition.op]] }
    case 'between':
      return field.kind === 'money' ? byAmount(condition, facts) : between(condition, field, facts)
    case 'period':
      return period(condition, field, facts)
  }
}

const valuesOf = (values: readonly string[], { kind }: ListField, { me }: FilterFacts): unknown[] =>
  values.map((value) => (kind === 'person' && value === 'me' ? me : value))

/** A yes/no of people is 1 or 0 in a filter, one of the CRM Y or N; one that nobody ever set is a no. */
function yesNo({ name, own }: ListField, values: readonly string[]): PortalFilter {
  const [yes, no] = [values.includes('1'), values.includes('0')]
  if (yes && no) return { '>id': 0 }
  if (yes) return { [name]: own ? 1 : 'Y' }
  return own ? { logic: 'OR', 0: { [name]: 0 }, 1: { [name]: '' } } : { [name]: 'N' }
}

/** No request has the number 0. */
function byAmount(condition: Extract<Condition, { op: 'between' }>, { amounts }: FilterFacts): PortalFilter {
  const ids = amounts[amountKey(condition)] ?? []
  return { '@id': ids.length === 0 ? [0] : [...ids] }
}

function between(
  { from, to }: Extract<Condition, { op: 'between' }>,
  { name, kind }: ListField,
  { zone }: FilterFacts,
): PortalFilter {
  if (kind === 'datetime')
    return {
      ...(from === null ? {} : { [`>=${name}`]: dayStart(String(from), zone) }),
      ...(to === null ? {} : { [`<${name}`]: dayStart(addDays(String(to), 1), zone) }),
    }
  return { ...(from === null ? {} : { [`>=${name}`]: from }), ...(to === null ? {} : { [`<=${name}`]: to }) }
}

function period(
  { period: word, days }: Extract<Condition, { op: 'period' }>,
  { name, kind }: ListField,
  { now, zone }: FilterFacts,
): PortalFilter {
  if (word === 'past')
    return { [`<${name}`]: kind === 'datetime' ? now.toISOString() : periodDays('today', 1, now, zone).from }
  const { from, until } = periodDays(word, days, now, zone)
  const bound = (day: string) => (kind === 'datetime' ? dayStart(day, zone) : day)
  return {
    ...(from === null ? {} : { [`>=${name}`]: bound(from) }),
    ...(until === null ? {} : { [`<${name}`]: bound(until) }),
  }
}
