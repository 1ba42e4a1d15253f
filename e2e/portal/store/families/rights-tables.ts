import type { Role } from '../../rights/roles.ts'
import { defaultRoles } from '../../rights/roles.ts'

/** Roles of CRM. */
export interface RightsTables {
  /** By the role's key. */
  roles: Map<string, Role>
}

export function emptyRightsTables(): RightsTables {
  return { roles: defaultRoles() }
}
