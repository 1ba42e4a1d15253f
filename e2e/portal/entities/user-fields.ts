import type { UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { EntityType } from './types.ts'
import { camelUserField } from './uf-name.ts'

/** User fields of a type by their UF_CRM_ name. */
export function userFieldsOf(state: PortalState, type: EntityType): Map<string, UserField> {
  const fields = new Map<string, UserField>()
  for (const one of state.userfields.values()) if (one.entityId === type.userFieldEntity) fields.set(one.fieldName, one)
  return fields
}

/**
 * User fields of a type under the names of crm.item.*. A converted name that another field of the type has already
 * leaves the field its original one. Bitrix24 docs: api-reference/crm/universal/index.
 */
export function namedUserFields(
  state: PortalState,
  type: EntityType,
  originalUf: boolean,
): { name: string; field: UserField }[] {
  const taken = new Set<string>()
  return Array.from(userFieldsOf(state, type).values(), (field) => {
    const camel = originalUf ? field.fieldName : camelUserField(field.fieldName)
    const name = taken.has(camel) || type.fields.has(camel) ? field.fieldName : camel
    taken.add(name)
    return { name, field }
  })
}
