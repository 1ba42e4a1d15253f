import type { PlainValue } from '../../store/plain-record.ts'

/** A field as the `fields` (old families) or `getFields` (catalogue) method of its family describes it. */
export interface PlainField {
  name: string
  type: string
  title: string
  required: boolean
  readOnly: boolean
  immutable: boolean
  multiple: boolean
  /** What a new record holds when nothing was written. */
  initial: PlainValue
}

/** `marks`: r required, o read-only, i immutable, m multiple. */
export function plain(name: string, type: string, title: string, marks = '', initial: PlainValue = null): PlainField {
  return {
    name,
    type,
    title,
    required: marks.includes('r'),
    readOnly: marks.includes('o'),
    immutable: marks.includes('i'),
    multiple: marks.includes('m'),
    initial,
  }
}

const NUMBERS = new Set(['integer', 'double', 'user'])

export function isNumeric(field: PlainField): boolean {
  return NUMBERS.has(field.type)
}

/** Description of the old families: seven attributes a field. */
export function describeOld(fields: readonly PlainField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((one) => [
      one.name,
      {
        type: one.type,
        isRequired: one.required,
        isReadOnly: one.readOnly,
        isImmutable: one.immutable,
        isMultiple: one.multiple,
        isDynamic: false,
        title: one.title,
      },
    ]),
  )
}

/** Description of the catalogue's families: four attributes a field. */
export function describeCatalog(fields: readonly PlainField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((one) => [
      one.name,
      { isImmutable: one.immutable, isReadOnly: one.readOnly, isRequired: one.required, type: one.type },
    ]),
  )
}
