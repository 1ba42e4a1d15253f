import type { UserField } from '../../store/records.ts'
import { asList, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'

const NO_LABELS = { LIST_COLUMN_LABEL: {}, LIST_FILTER_LABEL: {} }

/**
 * camelCase keys to the upper-case ones: `userTypeId` -> USER_TYPE_ID. Labels of the list and the filter are ignored here
 * and stay as they were. Bitrix24 docs: crm/universal/userfieldconfig/userfieldconfig-add.
 */
export function upperFields(field: Params, labels?: UserField['labels']): Params {
  const upper: Params = {}
  for (const [key, value] of Object.entries(field))
    upper[key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()] = value
  if (field.editFormLabel !== undefined) upper.EDIT_FORM_LABEL = asMap(field.editFormLabel)
  if (field.enum !== undefined) upper.LIST = asList(field.enum).map(option)
  const kept = labels ? { LIST_COLUMN_LABEL: labels.column, LIST_FILTER_LABEL: labels.filter } : NO_LABELS
  return { ...upper, ...kept }
}

function option(raw: unknown): Params {
  const { id, value, sort, def, xmlId, del } = asMap(raw)
  return { ...(id === undefined ? {} : { ID: id }), VALUE: value, SORT: sort, DEF: def, XML_ID: xmlId, DEL: del }
}
