import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Action, Reach } from './roles.ts'

export function reachOf(state: PortalState, user: User, entityTypeId: number, action: Action): Reach {
  if (user.admin) return 'all'
  const role = state.roles[user.role]
  return (role?.[entityTypeId] ?? role?.default)?.[action] ?? 'none'
}

/** May the person do this to this item? The answer for a list is taken once: see {@link allowing}. */
export function may(state: PortalState, user: User, entityTypeId: number, action: Action, item: Item): boolean {
  return allowing(state, user, entityTypeId, action)(item)
}

/** A test of items for one person and action, made once for a whole list. */
export function allowing(
  state: PortalState,
  user: User,
  entityTypeId: number,
  action: Action,
): (item: Item) => boolean {
  switch (reachOf(state, user, entityTypeId, action)) {
    case 'all':
      return () => true
    case 'own':
      return (item) => item.assignedById === user.id
    case 'department': {
      const people = new Set(
        [...state.users.values()].filter((one) => sameDepartment(state, user, one)).map((one) => one.id),
      )
      return (item) => people.has(Number(item.assignedById))
    }
    default:
      return () => false
  }
}

/** A head also counts the departments below the own one. */
function sameDepartment(state: PortalState, user: User, other: User): boolean {
  if (user.id === other.id) return true
  const own = new Set(user.departments)
  for (const department of state.departments.values()) if (department.head === user.id) own.add(department.id)
  return other.departments.some((id) => isInside(state, id, own))
}

function isInside(state: PortalState, departmentId: number, own: ReadonlySet<number>): boolean {
  for (let id: number | null = departmentId; id !== null; id = state.departments.get(id)?.parent ?? null) {
    if (own.has(id)) return true
  }
  return false
}
