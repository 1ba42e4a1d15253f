import type { Params } from '../wire/params.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Field } from './field.ts'
import { field } from './field.ts'
import { oldFieldNames } from './old-field-names.ts'
import { COMPANY } from './type-ids.ts'
import type { EntityType } from './types.ts'

/** Multifields of the upper-case methods. */
export const OLD_MULTIFIELDS = ['PHONE', 'EMAIL', 'WEB', 'IM', 'LINK'] as const
/** Immutable after adding, or never written by the upper-case methods, though crm.item.* writes them. */
const OLD_READ_ONLY = new Set(['QUOTE_ID', 'LEAD_ID'])

function isOldMultifield(name: string): boolean {
  return OLD_MULTIFIELDS.includes(name as (typeof OLD_MULTIFIELDS)[number])
}

/** Fields of the upper-case methods by their names, parents included, multifields apart. */
export function fieldsByOldName(type: EntityType): Map<string, Field> {
  const byUpper = new Map([...type.fields.values()].filter((one) => !one.off).map((one) => [one.upper, one]))
  const named = new Map<string, Field>()
  for (const name of oldFieldNames(type.id)) {
    if (isOldMultifield(name)) continue
    const known = byUpper.get(name === 'CONTACT_ID' && type.id === COMPANY ? 'CONTACT_IDS' : name)
    named.set(name, known ? asOld(known, name) : onlyOld(name))
  }
  for (const one of byUpper.values()) if (one.type === 'crm_entity') named.set(one.upper, one)
  return named
}

function asOld(known: Field, name: string): Field {
  return OLD_READ_ONLY.has(name) ? { ...known, readOnly: true } : known
}

/** Parts of the address, kept on the item under their own names, and fields that are always empty. */
function onlyOld(name: string): Field {
  if (name.startsWith('ADDRESS') || name.startsWith('REG_ADDRESS'))
    return field(name, name.endsWith('_ID') ? 'integer' : 'string', name, name)
  return field(name, 'string', name, name, { readOnly: true })
}

/**
 * `{NAME, EMAIL: [{VALUE, VALUE_TYPE}]}` as the universal methods' fields; `type` null = multifields only. An entry with an
 * ID changes that one, with DELETE = Y or an empty VALUE it goes; without an ID it is new. `flags` are user fields of the
 * kind yes/no: here, unlike in crm.item.*, 1 and '1' are yes.
 */
export function fieldsFromOld(type: EntityType | null, old: Params, flags: ReadonlySet<string> = new Set()): Params {
  const names = type ? fieldsByOldName(type) : new Map<string, Field>()
  const fields: Params = {}
  const multifields: Params = {}
  for (const [name, value] of Object.entries(old)) {
    const known = names.get(name)
    if (isOldMultifield(name)) {
      for (const raw of asList(value)) {
        const { ID, DELETE, VALUE_TYPE, VALUE } = asMap(raw)
        const gone = asText(DELETE).toUpperCase() === 'Y'
        const key = asInt(ID) || `n${Object.keys(multifields).length}`
        multifields[key] = { typeId: name, valueType: VALUE_TYPE, value: gone ? '' : VALUE }
      }
    } else if (known && !known.readOnly) fields[known.name] = value
    else if (name.startsWith('UF_')) fields[name] = flags.has(name) ? isOldYes(value) : value
  }
  return Object.keys(multifields).length > 0 ? { ...fields, fm: multifields } : fields
}

function isOldYes(value: unknown): boolean {
  return value === true || /^(1|y|true)$/i.test(asText(value))
}
