import type { UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import type { Field } from './field.ts'
import type { EntityType } from './types.ts'
import { namedUserFields } from './user-fields.ts'

/** The map of crm.item.fields. Bitrix24 docs: api-reference/crm/universal/crm-item-fields. */
export function shownFields(state: PortalState, type: EntityType, originalUf: boolean): Params {
  const shown: Params = {}
  for (const field of type.fields.values()) {
    if (field.off) continue
    shown[field.name] = systemField(field)
    if (field.name === 'contactIds')
      shown.contacts = { ...systemField(field), title: 'CONTACTS', upperName: 'CONTACTS' }
  }
  for (const { name, field } of namedUserFields(state, type, originalUf)) shown[name] = userField(field)
  return shown
}

function systemField(field: Field): Params {
  return {
    type: field.type,
    isRequired: field.required,
    isReadOnly: field.readOnly,
    isImmutable: false,
    isMultiple: field.multiple,
    isDynamic: false,
    ...(field.deprecated ? { isDeprecated: true } : {}),
    ...(field.statusEntity === undefined ? {} : { statusType: field.statusEntity }),
    title: field.title,
    ...(field.settings === undefined ? {} : { settings: field.settings }),
    upperName: field.upper,
  }
}

function userField(field: UserField): Params {
  return {
    type: field.userTypeId,
    isRequired: field.mandatory,
    isReadOnly: false,
    isImmutable: false,
    isMultiple: field.multiple,
    isDynamic: true,
    title: field.labels.edit.ru ?? field.fieldName,
    upperName: field.fieldName,
    settings: field.settings,
    ...(field.userTypeId === 'enumeration'
      ? { items: field.options.map((option) => ({ ID: String(option.id), VALUE: option.value })) }
      : {}),
  }
}
