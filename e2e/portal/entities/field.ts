import type { Item } from '../store/records.ts'

export type FieldType =
  | 'integer'
  | 'double'
  | 'string'
  | 'text'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'user'
  | 'crm_status'
  | 'crm_currency'
  | 'crm_category'
  | 'crm_company'
  | 'crm_contact'
  | 'crm_lead'
  | 'crm_deal'
  | 'crm_quote'
  | 'crm_entity'
  | 'crm_multifield'
  | 'location'
  | 'file'

/** A system field of a CRM type under its crm.item.* name. */
export interface Field {
  name: string
  type: FieldType
  /** `upperName` of crm.item.fields; for leads, deals, contacts, companies and quotes also the name in crm.lead.* and the like. */
  upper: string
  title: string
  readOnly: boolean
  multiple: boolean
  required: boolean
  /** What an item without a value shows. */
  empty: string | number | null | readonly never[]
  /** Dictionary of a crm_status field. */
  statusEntity?: string
  settings?: Record<string, unknown>
  deprecated?: true
  /** "Поле выключено": the item shows null, nothing writes or filters it. Bitrix24 docs: crm/universal/object-fields. */
  off?: true
  /** The value is worked out from others. */
  derive?: (item: Item) => string | null
}

type Switches = Partial<Omit<Field, 'name' | 'type' | 'upper' | 'title'>>

export function field(name: string, type: FieldType, upper: string, title: string, switches: Switches = {}): Field {
  const multiple = switches.multiple ?? false
  const empty = multiple ? [] : type === 'boolean' ? 'N' : null
  return { name, type, upper, title, readOnly: false, multiple, required: false, empty, ...switches }
}

/** A switched-off field. */
export function offField(name: string, type: FieldType): Field {
  return field(name, type, name.replace(/[A-Z]/g, '_$&').toUpperCase(), name, {
    readOnly: true,
    empty: null,
    off: true,
  })
}
