import type { PlainRecord, PlainValue } from '../../store/plain-record.ts'
import { asInt, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import type { PlainField } from './plain-field.ts'

/** A new record: fields nobody wrote hold their initial values, names nobody knows and read-only ones leave no trace. */
export function newPlain(id: number, fields: readonly PlainField[], given: Params): PlainRecord {
  const record: PlainRecord = { id, values: {} }
  for (const field of fields) {
    const value = field.readOnly ? undefined : given[field.name]
    record.values[field.name] = value === undefined ? field.initial : storedPlain(field, value)
  }
  return record
}

/** Changes what may change: immutable fields keep their first value without a word. */
export function changePlain<Id extends number | string>(
  record: PlainRecord<Id>,
  fields: readonly PlainField[],
  given: Params,
): void {
  for (const field of fields) {
    const value = given[field.name]
    if (value !== undefined && !field.readOnly && !field.immutable)
      record.values[field.name] = storedPlain(field, value)
  }
}

export function storedPlain(field: PlainField, value: unknown): PlainValue {
  const text = asText(value)
  if (text === '') return field.type === 'char' ? field.initial : null
  switch (field.type) {
    case 'integer':
    case 'user':
      return asInt(value)
    case 'double':
      return Number(text.replace(',', '.')) || 0
    case 'boolean':
      return isYes(value) ? '1' : '0'
    case 'datetime': {
      const ms = parseTime(text)
      return ms === undefined ? null : portalTime(ms)
    }
    case 'char':
      return value === true || text === '1'
        ? 'Y'
        : value === false || text === '0'
          ? 'N'
          : text.slice(0, 1).toUpperCase()
    default:
      return text
  }
}
