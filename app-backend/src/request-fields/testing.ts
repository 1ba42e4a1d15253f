import type { FieldDefinition, FieldSet } from './rules/field-definition.ts'
import type { PortalField } from './rules/portal-field.ts'

export const aField = (changes: Partial<FieldDefinition> = {}): FieldDefinition => ({
  code: 'PRD_SERIAL',
  type: 'string',
  label: { ru: 'Серийный номер', en: 'Serial number' },
  section: 'product',
  multiple: false,
  hidden: false,
  options: [],
  target: null,
  ...changes,
})

export const aSeverity = (): FieldDefinition =>
  aField({
    code: 'PRD_SEVERITY',
    type: 'enumeration',
    label: { ru: 'Важность', en: 'Severity' },
    options: [
      { xmlId: 'low', label: { ru: 'Низкая', en: 'Low' } },
      { xmlId: 'high', label: { ru: 'Высокая', en: 'High' } },
    ],
  })

export const aSet = (...fields: FieldDefinition[]): FieldSet => ({
  sections: [{ id: 'product', title: { ru: 'Изделие', en: 'Product' } }],
  fields,
})

/** The field as a portal holds it that has taken it over unchanged. */
export const onPortal = (field: FieldDefinition, changes: Partial<PortalField> = {}): PortalField => ({
  id: 11,
  code: field.code,
  type: field.type,
  multiple: field.multiple,
  mandatory: false,
  dictionary: field.type === 'crm_status' ? 'SOURCE' : null,
  label: field.label.ru,
  options: field.options.map(({ xmlId, label }, at) => ({ id: 100 + at, xmlId, value: label.ru })),
  ...changes,
})
