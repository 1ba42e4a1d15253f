import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Params } from '../wire/params.ts'

const yes = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

/** Columns by which user fields of people and tasks are found. */
export const userFieldColumns: Columns<UserField> = {
  ID: columnOf('number', (one) => one.id),
  FIELD_NAME: columnOf('text', (one) => one.fieldName),
  USER_TYPE_ID: columnOf('text', (one) => one.userTypeId),
  XML_ID: columnOf('text', (one) => one.xmlId),
  SORT: columnOf('number', (one) => one.sort),
  MULTIPLE: columnOf('flag', (one) => yes(one.multiple)),
  MANDATORY: columnOf('flag', (one) => yes(one.mandatory)),
  SHOW_FILTER: columnOf('text', (one) => one.showFilter),
  SHOW_IN_LIST: columnOf('flag', (one) => yes(one.showInList)),
  EDIT_IN_LIST: columnOf('flag', (one) => yes(one.editInList)),
  IS_SEARCHABLE: columnOf('flag', (one) => yes(one.isSearchable)),
}

/** A user field without its labels, as lists of people's and tasks' fields show it. */
export function shownUserField(field: UserField): Params {
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
    SETTINGS: Object.keys(field.settings).length === 0 ? [] : field.settings,
    ...(field.userTypeId === 'enumeration' ? { LIST: field.options.map(shownOption) } : {}),
  }
}

function shownOption(one: UserField['options'][number]): Params {
  return { ID: String(one.id), SORT: String(one.sort), VALUE: one.value, DEF: yes(one.def), XML_ID: one.xmlId }
}

export function labelsOf(field: UserField): Params {
  return {
    EDIT_FORM_LABEL: field.labels.edit,
    LIST_COLUMN_LABEL: field.labels.column,
    LIST_FILTER_LABEL: field.labels.filter,
    ERROR_MESSAGE: field.labels.error,
    HELP_MESSAGE: field.labels.help,
  }
}
