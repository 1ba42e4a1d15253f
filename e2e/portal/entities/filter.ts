import type { Item } from '../store/records.ts'
import type { Params } from '../wire/params.ts'
import { asList, asMap, asText } from '../wire/params.ts'
import type { Cell, Column } from './column.ts'

export type Test<Row = Item> = (row: Row) => boolean
/** Finds the column of a filter key; throws the method's own error for a field it does not know, undefined = ignore the key. */
export type ColumnFinder<Row = Item> = (name: string) => Column<Row> | undefined

const OPERATORS = ['!=%', '!%=', '!@', '!%', '!=', '>=', '<=', '=%', '%=', '>', '<', '@', '!', '%', '='] as const
type Operator = (typeof OPERATORS)[number] | ''

export interface FilterKey {
  operator: Operator
  name: string
}

export function filterKey(key: string): FilterKey {
  const operator = OPERATORS.find((one) => key.startsWith(one)) ?? ''
  return { operator, name: key.slice(operator.length) }
}

/**
 * Turns a filter into a test. Keys are ANDed; a numeric key holds a nested group, `logic: 'OR'` turns a group round.
 * Bitrix24 docs: how-to-call-rest-api/list-methods-pecularities, api-reference/crm/universal/crm-item-list.
 */
export function compileFilter<Row>(filter: Params, find: ColumnFinder<Row>, nested = true): Test<Row> {
  const tests: Test<Row>[] = []
  for (const [key, value] of Object.entries(filter)) {
    if (key.toLowerCase() === 'logic') continue
    if (nested && /^\d+$/.test(key)) tests.push(compileFilter(asMap(value), find))
    else {
      const { operator, name } = filterKey(key)
      const column = find(name)
      if (column) tests.push(comparison(column, operator, value))
    }
  }
  const either = nested && asText(filter.logic ?? filter.LOGIC).toUpperCase() === 'OR'
  if (either && tests.length > 0) return (row) => tests.some((test) => test(row))
  return (row) => tests.every((test) => test(row))
}

function comparison<Row>(column: Column<Row>, operator: Operator, value: unknown): Test<Row> {
  switch (operator) {
    case '':
    case '=':
    case '@':
      return anyOf(column, value)
    case '!':
    case '!=':
    case '!@':
      return not(anyOf(column, value))
    case '%':
      return like(column, `%${asText(value)}%`)
    case '!%':
      return not(like(column, `%${asText(value)}%`))
    case '=%':
    case '%=':
      return like(column, asText(value))
    case '!=%':
    case '!%=':
      return not(like(column, asText(value)))
    default:
      return ordered(column, operator, value)
  }
}

function not<Row>(test: Test<Row>): Test<Row> {
  return (row) => !test(row)
}

function anyOf<Row>(column: Column<Row>, value: unknown): Test<Row> {
  const operands = new Set((value === null || value === '' ? [null] : asList(value)).map((one) => column.operand(one)))
  return (row) => {
    const cells = column.read(row)
    return cells.length === 0 ? operands.has(null) : cells.some((cell) => operands.has(cell))
  }
}

function ordered<Row>(column: Column<Row>, operator: '>' | '>=' | '<' | '<=', value: unknown): Test<Row> {
  const bound = column.kind === 'number' ? Number(asText(value)) || 0 : (column.operand(value) ?? '')
  const holds = {
    '>': (cell: Cell) => cell > bound,
    '>=': (cell: Cell) => cell >= bound,
    '<': (cell: Cell) => cell < bound,
    '<=': (cell: Cell) => cell <= bound,
  }[operator]
  return (row) => column.read(row).some(holds)
}

/** SQL's LIKE: % any text, _ any one character, case does not matter. */
function like<Row>(column: Column<Row>, pattern: string): Test<Row> {
  const source = pattern
    .toLowerCase()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  const expression = new RegExp(`^${source}$`, 's')
  return (row) => column.read(row).some((cell) => expression.test(String(cell)))
}
