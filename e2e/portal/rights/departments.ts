import type { User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** Departments a person belongs to or leads. */
function departmentsOf(state: PortalState, user: User): Set<number> {
  const own = new Set(user.departments)
  for (const department of state.departments.values()) if (department.head === user.id) own.add(department.id)
  return own
}

/** Is the department one of these, or below one of these? A loop in the structure ends the way up. */
export function isInside(state: PortalState, departmentId: number, tops: ReadonlySet<number>): boolean {
  const passed = new Set<number>()
  let id: number | null = departmentId
  while (id !== null && !passed.has(id)) {
    if (tops.has(id)) return true
    passed.add(id)
    id = state.departments.get(id)?.parent ?? null
  }
  return false
}

/** Numbers of the people of a person's departments (the person included); `below` adds the departments under them. */
export function colleaguesOf(state: PortalState, user: User, below: boolean): Set<number> {
  const own = departmentsOf(state, user)
  const colleagues = new Set([user.id])
  for (const other of state.users.values()) {
    if (other.departments.some((id) => (below ? isInside(state, id, own) : own.has(id)))) colleagues.add(other.id)
  }
  return colleagues
}
