import { leadEntityTypeId, ownFieldName, typeIdOf, type Command, type Tenant } from '../portal/index.ts'
import type { FieldDefinition, LinkTarget } from './rules/field-definition.ts'
import type { PortalField } from './rules/portal-field.ts'

/** What a link may point at. Bitrix24 docs: api-reference/crm/universal/user-defined-fields/crm-userfield-settings-fields */
const linkTo = (target: LinkTarget, entityTypeId: number): string => {
  if (target !== 'request') return target.toUpperCase()
  return entityTypeId === leadEntityTypeId ? 'LEAD' : `DYNAMIC_${entityTypeId}`
}

function settingsOf({ type, target }: FieldDefinition, entityTypeId: number): object | undefined {
  if (type === 'enumeration') return { DISPLAY: 'LIST', LIST_HEIGHT: 1 }
  if (type === 'crm_status') return { ENTITY_TYPE: 'SOURCE' }
  if (type === 'crm') return { [linkTo(target ?? 'request', entityTypeId)]: 'Y' }
  return undefined
}

/** Files and addresses are no filter of the portal. */
const filtered = ({ type, hidden }: FieldDefinition) => !hidden && type !== 'file' && type !== 'address'

/** Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-add, crm/universal/userfieldconfig/userfieldconfig-add */
export function addField(tenant: Tenant, field: FieldDefinition): Command {
  const { entityTypeId, fieldNames, language } = tenant
  const name = ownFieldName(fieldNames, field.code)
  const settings = settingsOf(field, entityTypeId)
  const [multiple, showFilter, editInList] = [field.multiple, filtered(field), !field.hidden].map(yesOrNo)
  const { label, type, options } = field
  const texts = options.map((option, at) => ({ ...option, value: option.label[language], sort: (at + 1) * 10 }))
  if (entityTypeId !== leadEntityTypeId) {
    const labels = { editFormLabel: label, listColumnLabel: label, listFilterLabel: label }
    const list = texts.map(({ value, xmlId, sort }) => ({ value, xmlId, sort, def: 'N' }))
    const made = { entityId: `CRM_${typeIdOf(fieldNames) ?? 0}`, fieldName: name, userTypeId: type, xmlId: name }
    const flags = { multiple, showFilter, editInList }
    const more = { ...(settings ? { settings } : {}), ...(list.length > 0 ? { enum: list } : {}) }
    return {
      method: 'userfieldconfig.add',
      params: { moduleId: 'crm', field: { ...made, ...labels, ...flags, ...more } },
    }
  }
  const labels = { EDIT_FORM_LABEL: label, LIST_COLUMN_LABEL: label, LIST_FILTER_LABEL: label }
  const list = texts.map(({ value, xmlId, sort }) => ({ VALUE: value, XML_ID: xmlId, SORT: sort, DEF: 'N' }))
  const made = { FIELD_NAME: field.code, USER_TYPE_ID: type, XML_ID: name }
  const flags = { MULTIPLE: multiple, SHOW_FILTER: showFilter, EDIT_IN_LIST: editInList }
  const more = { ...(settings ? { SETTINGS: settings } : {}), ...(list.length > 0 ? { LIST: list } : {}) }
  return { method: 'crm.lead.userfield.add', params: { fields: { ...made, ...labels, ...flags, ...more } } }
}

const yesOrNo = (flag: boolean) => (flag ? 'Y' : 'N')

/**
 * Brings names and options to the set and lifts the portal's own demand for a value. Options that the set does not hold stay: records
 * may carry them. Bitrix24 docs: api-reference/crm/leads/userfield/crm-lead-userfield-update
 */
export function mendField(tenant: Tenant, field: FieldDefinition, there: PortalField): Command {
  const { entityTypeId, language } = tenant
  const { label } = field
  const known = new Map(there.options.map(({ xmlId, id }) => [xmlId, id]))
  const ours = field.options.map((option, at) => ({
    id: known.get(option.xmlId),
    value: option.label[language],
    xmlId: option.xmlId,
    sort: (at + 1) * 10,
  }))
  const held = new Set(ours.map(({ xmlId }) => xmlId))
  const kept = there.options
    .filter(({ xmlId }) => !held.has(xmlId))
    .map((option, at) => ({ ...option, sort: (ours.length + at + 1) * 10 }))
  const options = field.type === 'enumeration' ? [...ours, ...kept] : []
  if (entityTypeId !== leadEntityTypeId) {
    const list = options.map(({ id, ...option }) => ({ ...option, ...(id === undefined ? {} : { id }), def: 'N' }))
    const labels = { editFormLabel: label, listColumnLabel: label, listFilterLabel: label }
    const more = list.length > 0 ? { userTypeId: field.type, enum: list } : {}
    const changed = { mandatory: 'N', ...labels, ...more }
    return { method: 'userfieldconfig.update', params: { moduleId: 'crm', id: there.id, field: changed } }
  }
  const list = options.map(({ id, value, xmlId, sort }) => ({
    ...(id === undefined ? {} : { ID: id }),
    VALUE: value,
    XML_ID: xmlId,
    SORT: sort,
  }))
  const labels = { EDIT_FORM_LABEL: label, LIST_COLUMN_LABEL: label, LIST_FILTER_LABEL: label }
  const fields = { MANDATORY: 'N', ...labels, ...(list.length > 0 ? { LIST: list } : {}) }
  return { method: 'crm.lead.userfield.update', params: { id: there.id, fields } }
}
