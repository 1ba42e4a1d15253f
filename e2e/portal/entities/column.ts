import type { Item } from '../store/records.ts'
import { asText } from '../wire/params.ts'
import { parseTime, portalTime } from '../wire/time.ts'
import type { Field } from './field.ts'

export type ColumnKind = 'number' | 'text' | 'time' | 'date' | 'flag'
export type Cell = string | number

/** A field as filters and orders see it. `read` gives no cells for an empty field, several for a multiple one. */
export interface Column<Row = Item> {
  kind: ColumnKind
  read(row: Row): readonly Cell[]
  /** Value of a filter in the form cells are compared in; null = "empty". */
  operand(value: unknown): Cell | null
  /** Name under which large tables keep an index of the cells; without it rows are found by walking. */
  indexAs?: string
  /** The same for an order: one cell a row at most. */
  orderAs?: string
}

const NUMBERS = new Set([
  'integer',
  'double',
  'user',
  'crm_company',
  'crm_contact',
  'crm_lead',
  'crm_deal',
  'crm_quote',
  'crm_entity',
  'location',
  'crm_category',
])
const USER_NUMBERS = new Set(['integer', 'double', 'employee', 'enumeration', 'boolean'])

export function systemColumn(field: Field): Column {
  const kind = NUMBERS.has(field.type)
    ? 'number'
    : field.type === 'datetime'
      ? 'time'
      : field.type === 'date'
        ? 'date'
        : field.type === 'boolean'
          ? 'flag'
          : 'text'
  const column = columnOf(kind, (item: Item) => item[field.name])
  if (kind === 'flag' || field.name === 'id') return column
  const ordered = !field.multiple && kind !== 'text'
  return { ...column, indexAs: field.name, ...(ordered ? { orderAs: field.name } : {}) }
}

export function userColumn(fieldName: string, userTypeId: string): Column {
  const kind = USER_NUMBERS.has(userTypeId)
    ? 'number'
    : userTypeId === 'datetime'
      ? 'time'
      : userTypeId === 'date'
        ? 'date'
        : 'text'
  return { ...columnOf(kind, (item: Item) => item[fieldName]), indexAs: fieldName }
}

export function columnOf<Row>(kind: ColumnKind, value: (row: Row) => unknown): Column<Row> {
  return {
    kind,
    read(row) {
      const raw = value(row)
      if (Array.isArray(raw)) return raw.map((one: unknown) => cell(kind, one as Cell))
      if (raw === undefined || raw === null || raw === '') return kind === 'flag' ? ['N'] : []
      return kind === 'number' && raw === 0 ? [] : [cell(kind, raw as Cell)]
    },
    operand: (raw) => operand(kind, raw),
  }
}

function cell(kind: ColumnKind, raw: Cell): Cell {
  if (kind === 'date') return String(raw).slice(0, 10)
  return kind === 'text' ? String(raw).toLowerCase() : raw
}

function operand(kind: ColumnKind, raw: unknown): Cell | null {
  const text = asText(raw)
  if (raw === null || raw === false || text === '') return null
  switch (kind) {
    case 'number':
      return text === '0' ? null : Number(text.replace(/[^\d.+-]/g, '')) || null
    case 'flag':
      return /^(y|1|true)$/i.test(text) ? 'Y' : 'N'
    case 'time': {
      const ms = parseTime(text)
      return ms === undefined ? text : portalTime(ms)
    }
    case 'date': {
      const ms = parseTime(text)
      return ms === undefined ? text : portalTime(ms).slice(0, 10)
    }
    default:
      return text.toLowerCase()
  }
}
