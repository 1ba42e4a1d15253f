import type { Dto, DtoField } from './dto.ts'
import { comparable, compared, fieldOf, fits } from './dto.ts'
import { v3Refusal } from './v3-error.ts'

type Test<Row> = (row: Row) => boolean
const OPERATORS = new Set(['=', '!=', '>', '>=', '<', '<=', 'in', 'between'])

/**
 * A filter is a list of conditions that all have to hold; a condition is `[field, operator, value]`, `[field, value]`
 * (equal, or one of a list), or a group `{ logic, conditions, negative? }`. Bitrix24 docs: api-reference/rest-v3 (filter).
 */
export function compileThree<Row>(dto: Dto<Row>, filter: unknown): Test<Row> {
  if (filter === undefined || filter === null) return () => true
  if (!Array.isArray(filter)) throw v3Refusal.filter(filter)
  const tests = filter.map((one) => node(dto, one))
  return (row) => tests.every((test) => test(row))
}

/** Names used anywhere in a filter. */
export function filteredFields(filter: unknown): string[] {
  if (!Array.isArray(filter)) return []
  return filter.flatMap((one: unknown) => {
    if (Array.isArray(one)) return typeof one[0] === 'string' ? [one[0]] : []
    return filteredFields((one as { conditions?: unknown } | null)?.conditions)
  })
}

function node<Row>(dto: Dto<Row>, raw: unknown): Test<Row> {
  if (Array.isArray(raw)) return condition(dto, raw)
  if (raw === null || typeof raw !== 'object' || !('conditions' in raw)) throw v3Refusal.filter(raw)
  const { logic, conditions, negative } = raw as { logic?: unknown; conditions: unknown; negative?: unknown }
  if (!Array.isArray(conditions) || !/^(and|or)$/i.test(typeof logic === 'string' ? logic : 'and'))
    throw v3Refusal.filter(raw)
  const tests = conditions.map((one) => node(dto, one))
  const any = /^or$/i.test(String(logic))
  const group: Test<Row> = (row) => (any ? tests.some((test) => test(row)) : tests.every((test) => test(row)))
  return negative === true ? (row) => !group(row) : group
}

function condition<Row>(dto: Dto<Row>, raw: readonly unknown[]): Test<Row> {
  if (raw.length < 2 || raw.length > 3 || typeof raw[0] !== 'string') throw v3Refusal.filter(raw)
  const [name] = raw
  const value = raw.length === 2 ? raw[1] : raw[2]
  const operator = raw.length === 3 ? raw[1] : Array.isArray(value) ? 'in' : '='
  const field = fieldOf(dto, name)
  if (!field) throw v3Refusal.unknownField(name, dto.name)
  if (!field.filterable || !field.read) throw v3Refusal.attribute(dto.name, name, 'Filterable')
  if (typeof operator !== 'string' || !OPERATORS.has(operator)) throw v3Refusal.operator(operator)
  const list = operator === 'in' || operator === 'between'
  if (list && (!Array.isArray(value) || (operator === 'between' && value.length !== 2))) throw v3Refusal.filter(raw)
  for (const one of list ? (value as unknown[]) : [value])
    if (!fits(field.type, one)) throw v3Refusal.type(name, field.type)
  return compare(field, operator, value)
}

function compare<Row>(field: DtoField<Row>, operator: string, value: unknown): Test<Row> {
  const side = (raw: unknown): ReturnType<typeof comparable> => comparable(field.type, raw)
  const against = (Array.isArray(value) ? value : [value]).map(side)
  const [first = null, last = null] = against
  return (row) => {
    const own = side(field.read?.(row))
    switch (operator) {
      case '=':
        return own === first
      case '!=':
        return own !== first
      case 'in':
        return against.includes(own)
      case 'between':
        return own !== null && compared(own, first) >= 0 && compared(own, last) <= 0
      case '>':
        return own !== null && compared(own, first) > 0
      case '>=':
        return own !== null && compared(own, first) >= 0
      case '<':
        return own !== null && compared(own, first) < 0
      default:
        return own !== null && compared(own, first) <= 0
    }
  }
}
