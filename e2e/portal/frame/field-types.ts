import type { UserFieldType } from '../store/families/robot-tables.ts'
import type { PortalState } from '../store/state.ts'

/** A type of user fields that an application brought: its frame stands in the card in place of the value. */
export type FieldType = UserFieldType

export function fieldTypeById(state: PortalState, id: number): FieldType | undefined {
  return state.userFieldTypes.get(id)
}

/** The type behind USER_TYPE_ID of a user field; undefined for the portal's own types. */
export function fieldTypeByCode(state: PortalState, code: string): FieldType | undefined {
  if (!code.startsWith('rest_')) return undefined
  return [...state.userFieldTypes.values()].find((one) => one.code === code)
}
