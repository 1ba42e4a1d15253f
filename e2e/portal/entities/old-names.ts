import type { Params } from '../wire/params.ts'
import { asList, asMap } from '../wire/params.ts'
import type { Field } from './field.ts'
import type { EntityType } from './types.ts'

/** Multifields of the upper-case methods. */
export const OLD_MULTIFIELDS = ['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK'] as const

export function fieldsByOldName(type: EntityType): Map<string, Field> {
  return new Map([...type.fields.values()].map((field) => [field.upper, field]))
}

/** `{NAME, EMAIL: [{VALUE, VALUE_TYPE}]}` as the universal methods' fields. */
export function fieldsFromOld(type: EntityType, old: Params): Params {
  const names = fieldsByOldName(type)
  const fields: Params = {}
  const multifields: Params[] = []
  for (const [name, value] of Object.entries(old)) {
    const field = names.get(name)
    if (OLD_MULTIFIELDS.includes(name as (typeof OLD_MULTIFIELDS)[number])) {
      for (const raw of asList(value)) {
        const entry = asMap(raw)
        multifields.push({ typeId: name, valueType: entry.VALUE_TYPE, value: entry.VALUE })
      }
    } else if (field) fields[field.name] = value
    else if (name.startsWith('UF_')) fields[name] = value
  }
  return multifields.length > 0 ? { ...fields, fm: multifields } : fields
}
