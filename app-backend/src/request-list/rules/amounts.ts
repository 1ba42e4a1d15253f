import type { Condition, ListField, ListFilter } from './list-shapes.ts'

type Between = Extract<Condition, { op: 'between' }>
type Fields = ReadonlyMap<string, Pick<ListField, 'kind'>>

/** A condition that the portal cannot be asked for: it keeps money as «10|RUB» and compares it as text. */
const isByAmount = (condition: Condition, fields: Fields): condition is Between =>
  condition.op === 'between' && fields.get(condition.field)?.kind === 'money'

/** Names a condition by amount; equal ones have one key. */
export const amountKey = ({ field, from, to }: Between): string => `${field}:${from ?? ''}:${to ?? ''}`

/** Conditions by amount of a filter, each once. */
export function amountConditions({ groups }: ListFilter, fields: Fields): Between[] {
  const all = groups.flatMap(({ conditions }) => conditions.filter((one) => isByAmount(one, fields)))
  return [...new Map(all.map((one) => [amountKey(one), one])).values()]
}

/**
 * The part of a filter that the portal can be asked for and that everything it finds meets: whoever looks through amounts need not
 * look at the others. Without groups it narrows nothing.
 */
export function narrowing({ match, groups }: ListFilter, fields: Fields): ListFilter {
  if (match === 'any' && groups.length > 1) return { match: 'all', groups: [] }
  const kept = groups.flatMap((group) => {
    const asked = group.conditions.filter((one) => !isByAmount(one, fields))
    const whole = asked.length === group.conditions.length
    const narrows = whole || group.match === 'all'
    return narrows && asked.length > 0 ? [{ match: group.match, conditions: asked }] : []
  })
  return { match: 'all', groups: kept }
}

/** Does one of the amounts that a field holds («10.50|RUB», several in a list) lie within both ends? Currencies are not compared. */
export function holdsAmount(raw: unknown, { from, to }: Pick<Between, 'from' | 'to'>): boolean {
  return (Array.isArray(raw) ? raw : [raw]).some((value) => {
    const amount = amountOf(value)
    return amount !== null && (from === null || amount >= Number(from)) && (to === null || amount <= Number(to))
  })
}

function amountOf(value: unknown): number | null {
  const [digits = ''] = typeof value === 'string' || typeof value === 'number' ? String(value).split('|') : []
  const amount = Number(digits)
  return digits.trim() === '' || Number.isNaN(amount) ? null : amount
}
