import type { UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityType } from './types.ts'

/** User fields of a type by their UF_CRM_ name. */
export function userFieldsOf(state: PortalState, type: EntityType): Map<string, UserField> {
  const fields = new Map<string, UserField>()
  for (const one of state.userfields.values()) if (one.entityId === type.userFieldEntity) fields.set(one.fieldName, one)
  return fields
}
