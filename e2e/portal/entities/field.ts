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
  | 'crm_entity'
  | 'crm_multifield'
  | 'file'

/** A system field of a CRM type under its crm.item.* name. */
export interface Field {
  name: string
  type: FieldType
  /** `upperName` of crm.item.fields; for leads, deals, contacts and companies also the name in crm.lead.* and the like. */
  upper: string
  title: string
  readOnly: boolean
  multiple: boolean
  required: boolean
  /** What an item without a value shows. */
  empty: string | number | null | readonly never[]
  /** Dictionary of a crm_status field. */
  statusEntity?: string
}

type Switches = Partial<Pick<Field, 'readOnly' | 'multiple' | 'required' | 'empty' | 'statusEntity'>>

export function field(name: string, type: FieldType, upper: string, title: string, switches: Switches = {}): Field {
  const multiple = switches.multiple ?? false
  const empty = multiple ? [] : type === 'boolean' ? 'N' : null
  return { name, type, upper, title, readOnly: false, multiple, required: false, empty, ...switches }
}
