import { usualTraits, type LinkKey } from './link-keys.ts'
import type { ColumnMapping, LinkTrait, Transform } from './mapping.ts'
import { optionIndex, type OptionIndex } from './match-option.ts'
import { personIndex, type ImportPerson, type PersonIndex } from './match-person.ts'
import type { TargetField } from './target-field.ts'

export interface PlannedColumn {
  column: number
  /** Header of the column. */
  name: string
  field: TargetField
  transform: Transform
  options: OptionIndex
}

/** What all rows of a run are read by; made once. */
export interface RowPlan {
  columns: readonly PlannedColumn[]
  required: readonly TargetField[]
  people: PersonIndex
  /** Field that keeps who answered for the record in the source; null: the type has none. */
  ownerField: string | null
  /** IANA zone of moments that name none. */
  zone: string
}

/**
 * @param headers names of the file's columns
 * @param fields fields of the type that is imported; columns of unknown fields are left out
 */
export function rowPlan(
  columns: readonly ColumnMapping[],
  headers: readonly string[],
  {
    fields,
    people,
    ownerField,
    zone,
  }: { fields: readonly TargetField[]; people: readonly ImportPerson[]; ownerField: string | null; zone: string },
): RowPlan {
  const byName = new Map(fields.map((field) => [field.name, field]))
  return {
    columns: columns.flatMap(({ column, field: wanted, transform }) => {
      const field = byName.get(wanted)
      const name = headers[column] || `№ ${column + 1}`
      return field ? [{ column, name, field, transform, options: optionIndex(field) }] : []
    }),
    required: fields.filter(({ required }) => required),
    people: personIndex(people),
    ownerField: ownerField !== null && byName.has(ownerField) ? ownerField : null,
    zone,
  }
}

/** Which record a column names; null: none. */
export const entityOf = ({ field: { kind } }: PlannedColumn): LinkKey['entity'] | null =>
  kind === 'contact' || kind === 'company' ? kind : null

export const traitsOf = ({ transform }: PlannedColumn, entity: LinkKey['entity']): readonly LinkTrait[] =>
  transform.findBy ?? usualTraits[entity]
