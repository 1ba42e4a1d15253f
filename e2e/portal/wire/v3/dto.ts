import { parseTime } from '../time.ts'

/** What a v3 field holds: `object` is a date-time on the wire where the vendor calls it so. */
export type DtoType = 'int' | 'string' | 'bool' | 'DateTime' | 'array' | 'object'

export interface DtoField<Row> {
  type: DtoType
  /** Absent for a relation: it is shown through `related` only. */
  read?(row: Row): unknown
  filterable?: true
  sortable?: true
  editable?: true
  required?: true
  /** The record or records behind a dotted name, and how they are described. */
  related?: { dto: () => Dto<never>; of(row: Row): unknown; many?: true }
}

/** An entity of REST 3.0. Bitrix24 docs: api-reference/rest-v3 (relations, filter, order). */
export interface Dto<Row> {
  name: string
  fields: Readonly<Record<string, DtoField<Row>>>
}

export function fieldOf<Row>(dto: Dto<Row>, name: string): DtoField<Row> | undefined {
  return Object.hasOwn(dto.fields, name) ? dto.fields[name] : undefined
}

/** Whether a JSON value may stand in a field of this type; null stands for "no value". */
export function fits(type: DtoType, value: unknown): boolean {
  if (value === null) return true
  switch (type) {
    case 'int':
      return Number.isInteger(value)
    case 'string':
      return typeof value === 'string'
    case 'bool':
      return typeof value === 'boolean' || value === 'Y' || value === 'N'
    case 'DateTime':
      return typeof value === 'string' && parseTime(value) !== undefined
    case 'array':
      return Array.isArray(value)
    default:
      return typeof value === 'object'
  }
}

/** Comparable form: instants as milliseconds, everything else as it is. */
export function comparable(type: DtoType, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (type === 'DateTime') return typeof value === 'string' ? (parseTime(value) ?? value) : null
  if (type === 'bool') return value === true || value === 'Y'
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

export function compared(a: ReturnType<typeof comparable>, b: ReturnType<typeof comparable>): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
