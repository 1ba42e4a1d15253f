import type { UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { entityType } from './types.ts'

/** The field goes with its values: one of the same name made later is empty. */
export function dropUserField(state: PortalState, field: UserField): void {
  for (const [entityTypeId, table] of state.items.all()) {
    if (entityType(state, entityTypeId)?.userFieldEntity !== field.entityId) continue
    for (const item of table.rows.values()) delete item[field.fieldName]
  }
  state.userfields.delete(field.id)
  state.touch()
}
