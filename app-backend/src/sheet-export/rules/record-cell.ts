import type { ExportField } from './export-field.ts'

/** A value for a cell: a moment is one still, nothing is null. */
export type RecordValue = string | number | boolean | Date | null

export interface KnownNames {
  people: ReadonlyMap<number, string>
  /** Titles of records by `recordName`. */
  records: ReadonlyMap<string, string>
}

export const recordName = (entityTypeId: number, id: number): string => `${entityTypeId}.${id}`

/**
 * A value of the portal as people read it: options, people and records by their names, several values joined. A person or a
 * record without a name in sight keeps its number.
 */
export function recordCell(
  item: Readonly<Record<string, unknown>>,
  field: ExportField,
  names: KnownNames,
): RecordValue {
  const [name = '', multifield] = field.name.split('.')
  const raw = item[name]
  if (multifield) return joined(multifieldValues(raw, multifield))
  const all = (Array.isArray(raw) ? raw : [raw]).filter((one) => one !== null && one !== undefined && one !== '')
  if (field.kind === 'flag') return all.length === 0 ? null : /^(?:true|y|1)$/i.test(textOf(all[0]))
  if (all.length === 0) return null
  if (all.length === 1) return single(all[0], field, names)
  return joined(all.map((one) => wordsOf(single(one, field, names))))
}

function single(raw: unknown, field: ExportField, names: KnownNames): RecordValue {
  const text = textOf(raw)
  if (field.names) return field.names[text] ?? text
  switch (field.kind) {
    case 'person':
      return text === '0' ? null : (names.people.get(Number(text)) ?? `№ ${text}`)
    case 'record':
      return text === '0' ? null : (names.records.get(recordName(field.entityTypeId ?? 0, Number(text))) ?? `№ ${text}`)
    case 'moment':
      return momentOf(text)
    case 'day':
      return text.slice(0, 10)
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : text
    case 'money':
      return text.replace(/\|([A-Z]{3})$/, ' $1')
    case 'file':
      return linkOf(raw)
    default:
      // An address carries where it was found behind a bar.
      return text.replace(/\|;\|.*$/s, '')
  }
}

function momentOf(text: string): RecordValue {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? text : at
}

const textOf = (raw: unknown): string => (typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? ''))

/** The address at which whoever may see the record gets the file. */
function linkOf(raw: unknown): string {
  const { url } = (typeof raw === 'object' && raw !== null ? raw : {}) as { url?: unknown }
  return typeof url === 'string' ? url : textOf(raw)
}

function multifieldValues(raw: unknown, kind: string): string[] {
  const all = (Array.isArray(raw) ? raw : Object.values(raw ?? {})) as {
    typeId?: unknown
    value?: unknown
  }[]
  return all.filter(({ typeId }) => typeId === kind).map(({ value }) => textOf(value ?? ''))
}

const wordsOf = (cell: RecordValue): string => (cell instanceof Date ? cell.toISOString() : String(cell ?? ''))
const joined = (words: readonly string[]): string | null => words.filter((word) => word !== '').join('; ') || null
