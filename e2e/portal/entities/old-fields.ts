import type { UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import type { Field, FieldType } from './field.ts'
import { fieldsByOldName, OLD_MULTIFIELDS } from './old-names.ts'
import { COMPANY, DEAL, QUOTE } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { userFieldsOf } from './user-fields.ts'

/** Type names that differ from those of crm.item.fields. */
const OLD_TYPES: Partial<Record<FieldType, string>> = { boolean: 'char', text: 'string' }
const TITLES: Record<string, string> = {
  PHONE: 'Телефон',
  EMAIL: 'E-mail',
  WEB: 'Сайт',
  IM: 'Мессенджер',
  LINK: 'LINK',
}

/** The description of a field as the `fields` methods give it. Bitrix24 docs: crm/data-types#crm_rest_field_description. */
export function described(type: string, title: string, marks: Partial<Record<string, boolean>> = {}): Params {
  return {
    type,
    isRequired: marks.required ?? false,
    isReadOnly: marks.readOnly ?? false,
    isImmutable: marks.immutable ?? false,
    isMultiple: marks.multiple ?? false,
    isDynamic: marks.dynamic ?? false,
    ...(marks.deprecated ? { isDeprecated: true } : {}),
    title,
  }
}

/** The map of crm.lead.fields and its kin. */
export function oldFields(state: PortalState, type: EntityType): Params {
  const shown: Params = {}
  for (const [name, field] of fieldsByOldName(type)) shown[name] = systemField(type, name, field)
  if (type.fields.has('fm'))
    for (const name of OLD_MULTIFIELDS)
      shown[name] = described('crm_multifield', TITLES[name] ?? name, { multiple: true })
  for (const field of userFieldsOf(state, type).values()) shown[field.fieldName] = userField(field)
  return shown
}

function systemField(type: EntityType, name: string, field: Field): Params {
  const required = name === 'TITLE' && (type.id === COMPANY || type.id === QUOTE)
  const immutable = name === 'CATEGORY_ID' && type.id === DEAL
  const { title, ...rest } = described(OLD_TYPES[field.type] ?? field.type, field.title, {
    ...marksOf(field),
    required,
    immutable,
  })
  return {
    ...rest,
    ...(field.statusEntity === undefined ? {} : { statusType: field.statusEntity }),
    ...(field.settings === undefined ? {} : { settings: field.settings }),
    title,
  }
}

function marksOf(field: Field): Record<string, boolean> {
  return { readOnly: field.readOnly, multiple: field.multiple, deprecated: field.deprecated ?? false }
}

function userField(field: UserField): Params {
  const label = field.labels.edit.ru ?? field.fieldName
  return {
    ...described(field.userTypeId, field.fieldName, {
      required: field.mandatory,
      multiple: field.multiple,
      dynamic: true,
    }),
    ...(field.userTypeId === 'enumeration'
      ? { items: field.options.map((option) => ({ ID: String(option.id), VALUE: option.value })) }
      : {}),
    listLabel: field.labels.column.ru ?? label,
    formLabel: label,
    filterLabel: field.labels.filter.ru ?? label,
    settings: field.settings,
  }
}
