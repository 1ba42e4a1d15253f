import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Params } from '../wire/params.ts'
import { userFieldColumns, userFieldOptions, userFieldRow } from './user-field-row.ts'

const yes = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

/** Columns by which user fields of people and tasks are found. */
export const ownUserFieldColumns: Columns<UserField> = {
  ...userFieldColumns,
  SHOW_FILTER: columnOf('text', (one) => one.showFilter),
  SHOW_IN_LIST: columnOf('flag', (one) => yes(one.showInList)),
  EDIT_IN_LIST: columnOf('flag', (one) => yes(one.editInList)),
  IS_SEARCHABLE: columnOf('flag', (one) => yes(one.isSearchable)),
}

/** A user field without its labels, as lists of people's and tasks' fields show it. */
export function shownUserField(field: UserField): Params {
  return {
    ...userFieldRow(field),
    SETTINGS: Object.keys(field.settings).length === 0 ? [] : field.settings,
    ...userFieldOptions(field),
  }
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
