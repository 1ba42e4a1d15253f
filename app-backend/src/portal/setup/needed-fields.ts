import type { FieldNames } from '../tenant.ts'

/** A field that the product needs in the type that plays the request. */
export interface NeededField {
  name: string
  type: 'enumeration' | 'datetime' | 'string'
  label: { ru: string; en: string }
  /** Values of an enumeration, found again by their XML_ID. */
  options?: { xmlId: string; ru: string }[]
}

const categories = [
  { xmlId: 'PRD_FAULT', ru: 'Неисправность' },
  { xmlId: 'PRD_DELIVERY', ru: 'Поставка' },
  { xmlId: 'PRD_DOCUMENTS', ru: 'Документы' },
  { xmlId: 'PRD_SELECTION', ru: 'Подбор' },
  { xmlId: 'PRD_TRAINING', ru: 'Обучение' },
]

export const neededFields = (names: FieldNames): NeededField[] => [
  {
    name: names.category,
    type: 'enumeration',
    label: { ru: 'Категория запроса', en: 'Request category' },
    options: categories,
  },
  { name: names.resolveBy, type: 'datetime', label: { ru: 'Решить до', en: 'Resolve by' } },
  { name: names.mailbox, type: 'string', label: { ru: 'Адрес приёма', en: 'Intake address' } },
]

const enumList = (field: NeededField) =>
  field.options?.map(({ xmlId, ru }, at) => ({ VALUE: ru, XML_ID: xmlId, SORT: (at + 1) * 10, DEF: 'N' }))

/** Parameters of `crm.lead.userfield.add`. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-add */
export function leadFieldParams(field: NeededField) {
  const list = enumList(field)
  return {
    fields: {
      FIELD_NAME: field.name.replace(/^UF_CRM_/, ''),
      USER_TYPE_ID: field.type,
      XML_ID: field.name,
      EDIT_FORM_LABEL: field.label,
      LIST_COLUMN_LABEL: field.label,
      LIST_FILTER_LABEL: field.label,
      SHOW_FILTER: 'Y',
      ...(list ? { LIST: list, SETTINGS: { DISPLAY: 'LIST', LIST_HEIGHT: 1 } } : {}),
    },
  }
}

/** Parameters of `userfieldconfig.add`. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add */
export function processFieldParams(field: NeededField, typeId: number) {
  return {
    moduleId: 'crm',
    field: {
      entityId: `CRM_${typeId}`,
      fieldName: field.name,
      userTypeId: field.type,
      xmlId: field.name,
      editFormLabel: field.label,
      listColumnLabel: field.label,
      listFilterLabel: field.label,
      showFilter: 'Y',
      ...(field.options
        ? { enum: field.options.map(({ xmlId, ru }, at) => ({ value: ru, xmlId, sort: (at + 1) * 10, def: 'N' })) }
        : {}),
    },
  }
}
