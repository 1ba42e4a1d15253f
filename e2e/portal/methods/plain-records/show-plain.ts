import type { PlainRecord } from '../../store/plain-record.ts'
import type { Params } from '../../wire/params.ts'
import type { PlainField } from './plain-field.ts'

/** Old families: upper case, numbers as texts, an empty date is an empty text. */
export function shownOld<Id extends number | string>(record: PlainRecord<Id>, fields: readonly PlainField[]): Params {
  return Object.fromEntries(
    fields.map((field) => {
      const value = field.name === 'ID' ? record.id : (record.values[field.name] ?? null)
      return [field.name, value === null ? (field.type === 'datetime' ? '' : null) : String(value)]
    }),
  )
}

/** The catalogue: camel case, values as they are. */
export function shownCatalog(record: PlainRecord, fields: readonly PlainField[]): Params {
  return Object.fromEntries(
    fields.map((field) => [field.name, field.name === 'id' ? record.id : (record.values[field.name] ?? null)]),
  )
}
