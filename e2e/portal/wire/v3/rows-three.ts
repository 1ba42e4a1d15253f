import type { Params } from '../params.ts'
import { compileThree, filteredFields } from './filter-three.ts'
import type { Dto } from './dto.ts'
import { comparable, compared, fieldOf, fits } from './dto.ts'
import { comparerThree } from './order-three.ts'
import { cursorThree, pageThree } from './page-three.ts'
import { project, selectionOf } from './select.ts'
import { v3Refusal } from './v3-error.ts'

/** Records that one caller may see, and what is shown of them when `select` is silent. */
export interface Source<Row> {
  dto: Dto<Row>
  rows: Iterable<Row>
  standard: readonly string[]
}

interface Items {
  items: Params[]
}

/** `X.list`: filter, order, page. */
export function listThree<Row>({ dto, rows, standard }: Source<Row>, params: Params): Items {
  const selection = selectionOf(dto, params.select, standard)
  const matches = compileThree(dto, params.filter)
  const compare = comparerThree(dto, params.order)
  const { offset, limit } = pageThree(params.pagination)
  const found = [...rows].filter(matches).sort(compare)
  return { items: found.slice(offset, offset + limit).map((row) => project(dto, row, selection)) }
}

/** `X.tail`: what comes after a value of one field; that field may not be in the filter. */
export function tailThree<Row>({ dto, rows, standard }: Source<Row>, params: Params): Items {
  const { field: name, value, descending, limit } = cursorThree(params.cursor)
  const field = fieldOf(dto, name)
  if (!field) throw v3Refusal.unknownField(name, dto.name)
  if (!field.sortable || !field.filterable) throw v3Refusal.order(name)
  if (filteredFields(params.filter).includes(name))
    throw v3Refusal.filter(`Cursor field ${name} cannot be used at filter.`)
  if (value !== 0 && !fits(field.type, value)) throw v3Refusal.type('cursor.value', field.type)
  const selection = selectionOf(dto, params.select, standard)
  const matches = compileThree(dto, params.filter)
  const compare = comparerThree(dto, { [name]: descending ? 'DESC' : 'ASC' })
  const from = value === 0 && field.type !== 'int' ? null : comparable(field.type, value)
  const beyond = (row: Row): boolean => {
    const difference = compared(comparable(field.type, field.read?.(row)), from)
    return descending ? difference < 0 : difference > 0
  }
  const found = [...rows].filter((row) => matches(row) && beyond(row)).sort(compare)
  return { items: found.slice(0, limit).map((row) => project(dto, row, selection)) }
}

/** `X.get` of a record that was found and may be read. */
export function itemThree<Row>(
  { dto, standard }: Omit<Source<Row>, 'rows'>,
  row: Row,
  select: unknown,
): { item: Params } {
  return { item: project(dto, row, selectionOf(dto, select, standard)) }
}

const FUNCTIONS = ['sum', 'avg', 'min', 'max', 'count', 'countDistinct']

/** `X.aggregate`: `select: { count: ['id'], sum: { amount: 'alias' } }` over what the filter lets through. */
export function aggregateThree<Row>({ dto, rows }: Source<Row>, params: Params): { result: Params } {
  const { select } = params
  if (select === null || typeof select !== 'object' || Array.isArray(select)) throw v3Refusal.select(select)
  const matches = compileThree(dto, params.filter)
  const found = [...rows].filter(matches)
  const result: Params = {}
  for (const [name, wanted] of Object.entries(select)) {
    if (!FUNCTIONS.includes(name) || wanted === null || typeof wanted !== 'object') throw v3Refusal.select(select)
    const pairs: [string, string][] = Array.isArray(wanted)
      ? wanted.map((one) => [String(one), String(one)])
      : Object.entries(wanted).map(([field, alias]) => [field, String(alias)])
    const bucket: Params = {}
    for (const [fieldName, alias] of pairs) {
      const field = fieldOf(dto, fieldName)
      if (!field?.read) throw v3Refusal.unknownField(fieldName, dto.name)
      bucket[alias] = aggregate(
        name,
        found.map((row) => comparable(field.type, field.read?.(row))),
      )
    }
    result[name] = bucket
  }
  return { result }
}

function aggregate(name: string, values: readonly ReturnType<typeof comparable>[]): unknown {
  const present = values.filter((one) => one !== null)
  if (name === 'count') return present.length
  if (name === 'countDistinct') return new Set(present).size
  if (present.length === 0) return name === 'sum' ? 0 : null
  const sorted = present.toSorted(compared)
  if (name === 'min') return sorted[0]
  if (name === 'max') return sorted.at(-1)
  const total = present.reduce<number>((sum, one) => sum + Number(one), 0)
  return name === 'sum' ? total : total / present.length
}
