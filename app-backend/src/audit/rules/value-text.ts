/** What a reader of values needs to know of a field. */
export interface ReadableField {
  kind: 'text' | 'moment' | 'day' | 'flag' | 'person' | 'record'
  names?: Record<string, string> | undefined
  entityTypeId?: number | undefined
}

/** Words of the reader's language, and names that the reader may see. */
export interface ValueWords {
  yes: string
  no: string
  none: string
  /** Of an ISO instant, in the reader's zone. */
  moment(iso: string): string
  day(iso: string): string
  person(id: number): string | undefined
  /** `<type>.<id>` */
  record(reference: string): string | undefined
}

const flags: Record<string, boolean> = { Y: true, N: false, 1: true, 0: false, true: true, false: false }
const isMoment = (text: string) => /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))

/** A value on one line, as a person reads it. */
export function valueText(value: unknown, field: ReadableField | undefined, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.none
  if (Array.isArray(value))
    return value.length === 0 ? words.none : value.map((one) => valueText(one, field, words)).join(', ')
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([key, one]) => `${key}: ${valueText(one, undefined, words)}`)
    return parts.length === 0 ? words.none : parts.join('; ')
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const named = field?.names?.[text]
  return named ?? (field ? ofKind(text, field, words) : undefined) ?? plain(value, text, words)
}

const plain = (value: unknown, text: string, words: ValueWords) =>
  typeof value === 'boolean' ? (value ? words.yes : words.no) : text

const momentText = (text: string, kind: 'moment' | 'day', words: ValueWords) =>
  kind === 'day' || text.length === 'YYYY-MM-DD'.length ? words.day(text) : words.moment(text)

function ofKind(text: string, { kind, entityTypeId }: ReadableField, words: ValueWords): string | undefined {
  if (kind === 'flag') {
    const flag = flags[text]
    return flag === undefined ? undefined : flag ? words.yes : words.no
  }
  if (kind === 'moment' || kind === 'day') return isMoment(text) ? momentText(text, kind, words) : undefined
  if (kind === 'text') return undefined
  if (text === '0') return words.none
  if (kind === 'person') return words.person(Number(text)) ?? `№ ${text}`
  const key = text.includes('.') ? text : `${String(entityTypeId)}.${text}`
  return words.record(key) ?? `№ ${key.split('.')[1]}`
}
