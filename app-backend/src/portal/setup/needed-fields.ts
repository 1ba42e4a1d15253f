import type { Lang } from '../../platform/errors/error-sentence.ts'
import { crmText, crmTexts, type CrmText } from '../../platform/texts/crm-texts.ts'
import type { FieldNames } from '../tenant.ts'

/** A field that the product needs in the type that plays the request. */
export interface NeededField {
  name: string
  type: 'enumeration' | 'datetime' | 'string' | 'integer'
  label: { ru: string; en: string }
  /** Values of an enumeration, found again by their XML_ID. */
  options?: { xmlId: string; name: CrmText }[]
  /** Neither offered as a filter nor edited in lists: for the portal's own reports and rules. */
  hidden?: boolean
}

const categories: NonNullable<NeededField['options']> = [
  { xmlId: 'PRD_FAULT', name: 'category.fault' },
  { xmlId: 'PRD_DELIVERY', name: 'category.delivery' },
  { xmlId: 'PRD_DOCUMENTS', name: 'category.documents' },
  { xmlId: 'PRD_SELECTION', name: 'category.selection' },
  { xmlId: 'PRD_TRAINING', name: 'category.training' },
]

/** Fields of ours in the type that plays the request. */
export const requestFields = (names: FieldNames): NeededField[] => [
  {
    name: names.category,
    type: 'enumeration',
    label: crmTexts['field.category'],
    options: categories,
  },
  { name: names.resolveBy, type: 'datetime', label: crmTexts['field.resolve-by'] },
  { name: names.mailbox, type: 'string', label: crmTexts['field.mailbox'] },
]

const enumList = (field: NeededField, lang: Lang) =>
  field.options?.map(({ xmlId, name }, at) => ({
    VALUE: crmText(name, lang),
    XML_ID: xmlId,
    SORT: (at + 1) * 10,
    DEF: 'N',
  }))

/** Parameters of `crm.lead.userfield.add`. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-add */
export function leadFieldParams(field: NeededField, lang: Lang) {
  const list = enumList(field, lang)
  return {
    fields: {
      FIELD_NAME: field.name.replace(/^UF_CRM_/, ''),
      USER_TYPE_ID: field.type,
      XML_ID: field.name,
      EDIT_FORM_LABEL: field.label,
      LIST_COLUMN_LABEL: field.label,
      LIST_FILTER_LABEL: field.label,
      ...(field.hidden ? { SHOW_FILTER: 'N', EDIT_IN_LIST: 'N' } : { SHOW_FILTER: 'Y' }),
      ...(list ? { LIST: list, SETTINGS: { DISPLAY: 'LIST', LIST_HEIGHT: 1 } } : {}),
    },
  }
}

/** Parameters of `userfieldconfig.add`. Bitrix24 docs: api-reference/crm/universal/userfieldconfig/userfieldconfig-add */
export function processFieldParams(field: NeededField, typeId: number, lang: Lang) {
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
      ...(field.hidden ? { showFilter: 'N', editInList: 'N' } : { showFilter: 'Y' }),
      ...(field.options
        ? {
            enum: field.options.map(({ xmlId, name }, at) => ({
              value: crmText(name, lang),
              xmlId,
              sort: (at + 1) * 10,
              def: 'N',
            })),
          }
        : {}),
    },
  }
}
