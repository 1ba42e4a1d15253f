import type { Words } from '../../kernel/words.ts'

/** Kinds of user fields that a set may hold. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-add */
export const fieldTypes = [
  'string',
  'integer',
  'double',
  'boolean',
  'enumeration',
  'date',
  'datetime',
  'money',
  'url',
  'address',
  'file',
  'employee',
  'crm_status',
  'crm',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** What a link to a record of the CRM may point at; `request`: the type that plays the request. */
export const linkTargets = ['request', 'contact', 'company', 'deal'] as const
export type LinkTarget = (typeof linkTargets)[number]

export interface FieldOption {
  /** Finds the option again, whatever it is called on the portal. */
  xmlId: string
  label: Words
}

/** One own field of the request. */
export interface FieldDefinition {
  /** Name without the portal's prefix: `PRD_SERIAL` is `UF_CRM_PRD_SERIAL` of a lead. Never changes. */
  code: string
  type: FieldType
  label: Words
  /** Id of the section of the card. */
  section: string
  multiple: boolean
  /** In no card and no filter of the portal: for reports and programs. */
  hidden: boolean
  /** Of an enumeration; empty for the other kinds. */
  options: FieldOption[]
  /** Of a link; null for the other kinds. */
  target: LinkTarget | null
}

export interface FieldSection {
  id: string
  title: Words
}

/** The own fields of requests: sections in the card's order, fields in the order of their section. */
export interface FieldSet {
  sections: FieldSection[]
  fields: FieldDefinition[]
}
