/** How the values of a field read. */
export type FieldKind = 'text' | 'moment' | 'day' | 'flag' | 'person' | 'record'

/** What a field is called, and how its values read. */
export interface FieldFacts {
  title: string
  kind: FieldKind
  /** Names of values, by value: stages, entries of lists. */
  names?: Record<string, string>
  /** Type of the records that it names. */
  entityTypeId?: number
}

/** A field as `crm.item.fields` describes it. Bitrix24 docs: api-reference/crm/universal/crm-item-fields */
export interface DescribedField {
  type: string
  title: string
  statusType?: string | undefined
  items?: readonly { ID: string; VALUE: string }[] | undefined
  parentEntityTypeId?: number | undefined
}

/** An entry of the portal's dictionaries: stages, sources and the like. */
export interface DictionaryEntry {
  entity: string
  id: string
  name: string
}

const kinds: Record<string, FieldKind> = {
  datetime: 'moment',
  date: 'day',
  boolean: 'flag',
  char: 'flag',
  user: 'person',
  employee: 'person',
}
const recordTypes: Record<string, number> = { crm_lead: 1, crm_deal: 2, crm_contact: 3, crm_company: 4 }

/** What a reader needs to know of a field. */
export function fieldFacts(field: DescribedField, dictionary: readonly DictionaryEntry[]): FieldFacts {
  const { type, title, statusType, items, parentEntityTypeId } = field
  const entityTypeId = type === 'crm_entity' ? parentEntityTypeId : recordTypes[type]
  const entries = statusType
    ? dictionary.filter((one) => one.entity === statusType).map(({ id, name }) => [id, name] as const)
    : (items ?? []).map((item) => [item.ID, item.VALUE] as const)
  return {
    title,
    kind: entityTypeId === undefined ? (kinds[type] ?? 'text') : 'record',
    ...(entries.length > 0 ? { names: Object.fromEntries(entries) } : {}),
    ...(entityTypeId === undefined ? {} : { entityTypeId }),
  }
}
