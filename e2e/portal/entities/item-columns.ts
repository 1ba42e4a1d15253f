import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { contactsOfCompany } from './company-contacts.ts'
import type { Column } from './column.ts'
import { columnOf, systemColumn, userColumn } from './column.ts'
import { COMPANY } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { namedUserFields } from './user-fields.ts'

/** What crm.item.list may filter and sort by. */
export function itemColumns(state: PortalState, type: EntityType, originalUf: boolean): Map<string, Column> {
  const columns = new Map<string, Column>()
  for (const field of type.fields.values()) {
    if (field.type !== 'crm_multifield' && field.type !== 'file' && !field.off)
      columns.set(field.name, systemColumn(field))
  }
  for (const { name, field } of namedUserFields(state, type, originalUf))
    columns.set(name, userColumn(field.fieldName, field.userTypeId))
  if (type.id === COMPANY) {
    const contactIds = (item: Item): number[] => contactsOfCompany(state, item.id).map((one) => one.id)
    columns.set('contactIds', columnOf('number', contactIds))
  }
  return columns
}
