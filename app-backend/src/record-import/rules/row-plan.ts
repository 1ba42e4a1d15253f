import { usualTraits, type LinkKey } from './link-keys.ts'
import type { LinkTrait, Mapping, Transform } from './mapping.ts'
import { optionIndex, type OptionIndex } from './match-option.ts'
import { personIndex, type ImportPerson, type PersonIndex } from './match-person.ts'
import { keyField, type TargetField } from './target-field.ts'

export interface PlannedColumn {
  column: number
  field: TargetField
  transform: Transform
  options: OptionIndex
}

/** What all rows of a run are read by; made once. */
export interface RowPlan {
  /** Column of the row's key. */
  key: number | null
  columns: readonly PlannedColumn[]
  required: readonly TargetField[]
  people: PersonIndex
  /** IANA zone of moments that name none. */
  zone: string
}

const keyTarget: TargetField = {
  name: keyField,
  title: '',
  kind: 'text',
  multiple: false,
  required: false,
  options: [],
}

/** @param fields fields of the type that is imported; columns of unknown fields are left out */
export function rowPlan(
  { columns }: Mapping,
  { fields, people, zone }: { fields: readonly TargetField[]; people: readonly ImportPerson[]; zone: string },
): RowPlan {
  const byName = new Map([...fields, keyTarget].map((field) => [field.name, field]))
  const planned = columns.flatMap(({ column, field: name, transform }) => {
    const field = name === null ? undefined : byName.get(name)
    return field ? [{ column, field, transform, options: optionIndex(field) }] : []
  })
  return {
    key: planned.find(({ field }) => field.name === keyField)?.column ?? null,
    columns: planned.filter(({ field }) => field.name !== keyField),
    required: fields.filter(({ required }) => required),
    people: personIndex(people),
    zone,
  }
}

/** Which record a column names; null: none. */
export const entityOf = ({ field: { kind } }: PlannedColumn): LinkKey['entity'] | null =>
  kind === 'contact' || kind === 'company' ? kind : null

export const traitsOf = ({ transform }: PlannedColumn, entity: LinkKey['entity']): readonly LinkTrait[] =>
  transform.findBy ?? usualTraits[entity]
