import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { isInside } from './departments.ts'
import type { Action, Reach, Role } from './roles.ts'
import { REACHES } from './roles.ts'

/** Where in a type an item stands: rights may differ by funnel and by stage. */
export interface Place {
  categoryId?: number
  stageId?: string
}

/** Roles of a person: the one in the record, and those granted to the person or to a department. */
export function rolesOf(state: PortalState, user: User): Role[] {
  const roles: Role[] = []
  for (const role of state.roles.values()) {
    if (role.id === user.role || role.grants.some((grant) => isGranted(state, user, grant))) roles.push(role)
  }
  return roles
}

function isGranted(state: PortalState, user: User, grant: string): boolean {
  const [, kind, digits] = /^(U|DR|D)(\d+)$/.exec(grant) ?? []
  const id = Number(digits)
  if (kind === 'U') return user.id === id
  if (kind === 'D') return user.departments.includes(id)
  return kind === 'DR' && user.departments.some((one) => isInside(state, one, new Set([id])))
}

/** What a role gives for an action at a place. */
export function reachIn(role: Role, entityTypeId: number, action: Action, place: Place = {}): Reach {
  const { stageId, categoryId } = place
  const lines = [
    stageId === undefined ? undefined : role.rights[`${entityTypeId}/${stageId}`],
    categoryId === undefined ? undefined : role.rights[`${entityTypeId}:${categoryId}`],
    role.rights[entityTypeId],
    role.rights.default,
  ]
  for (const line of lines) if (line?.[action] !== undefined) return line[action]
  return 'none'
}

export function furthest(reaches: Iterable<Reach>): Reach {
  let best: Reach = 'none'
  for (const reach of reaches) if (REACHES.indexOf(reach) > REACHES.indexOf(best)) best = reach
  return best
}
