import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows, pageOf } from '../../entities/list-rows.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer } from '../../wire/call.ts'
import { anyCase, asInt, asList, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import type { PlainField } from './plain-field.ts'
import { isNumeric } from './plain-field.ts'

function plainColumns<Id extends number | string>(fields: readonly PlainField[]): Columns<PlainRecord<Id>> {
  return Object.fromEntries(
    fields.map((field) => {
      const kind = isNumeric(field) ? 'number' : field.type === 'datetime' ? 'time' : 'text'
      const isId = field.name.toLowerCase() === 'id'
      return [field.name, columnOf(kind, (row: PlainRecord<Id>) => (isId ? row.id : row.values[field.name]))]
    }),
  )
}

/** Names of `select`; null = everything (absent, empty or `*`). */
export function selected(params: Params): ReadonlySet<string> | null {
  const names = asList(anyCase(params, 'select')).map(asText)
  return names.length === 0 || names.includes('*') ? null : new Set(names)
}

/** Keeps what was selected. */
export function picked(whole: Params, names: ReadonlySet<string> | null): Params {
  return names === null ? whole : Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
}

/** One page of flat records with filter, order and select. */
export function listPlain<Id extends number | string>(
  rows: Iterable<PlainRecord<Id>>,
  fields: readonly PlainField[],
  params: Params,
  show: (record: PlainRecord<Id>) => Params,
): Answer {
  const names = selected(params)
  const found = matchingRows(rows, plainColumns<Id>(fields), params)
  return pageOf(found, asInt(anyCase(params, 'start')), (record) => picked(show(record), names))
}
