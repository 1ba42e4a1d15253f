import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Params } from '../wire/params.ts'

const yes = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

/** Columns by which every family finds its user fields. */
export const userFieldColumns: Columns<UserField> = {
  ID: columnOf('number', (one) => one.id),
  FIELD_NAME: columnOf('text', (one) => one.fieldName),
  USER_TYPE_ID: columnOf('text', (one) => one.userTypeId),
  XML_ID: columnOf('text', (one) => one.xmlId),
  SORT: columnOf('number', (one) => one.sort),
  MULTIPLE: columnOf('flag', (one) => yes(one.multiple)),
  MANDATORY: columnOf('flag', (one) => yes(one.mandatory)),
}

/** A user field as every family shows it, without labels and options. */
export function userFieldRow(field: UserField): Params {
  return {
    ID: String(field.id),
    ENTITY_ID: field.entityId,
    FIELD_NAME: field.fieldName,
    USER_TYPE_ID: field.userTypeId,
    XML_ID: field.xmlId,
    SORT: String(field.sort),
    MULTIPLE: yes(field.multiple),
    MANDATORY: yes(field.mandatory),
    SHOW_FILTER: field.showFilter,
    SHOW_IN_LIST: yes(field.showInList),
    EDIT_IN_LIST: yes(field.editInList),
    IS_SEARCHABLE: yes(field.isSearchable),
    SETTINGS: field.settings,
  }
}

/** The options of a list field under `LIST`; nothing for every other kind. */
export function userFieldOptions(field: UserField): Params {
  if (field.userTypeId !== 'enumeration') return {}
  const shown = field.options.map((one) => ({
    ID: String(one.id),
    SORT: String(one.sort),
    VALUE: one.value,
    DEF: yes(one.def),
    XML_ID: one.xmlId,
  }))
  return { LIST: shown }
}
