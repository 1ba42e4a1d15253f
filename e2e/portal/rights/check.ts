import type { Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { colleaguesOf } from './departments.ts'
import type { Place } from './reaches.ts'
import { furthest, reachIn, rolesOf } from './reaches.ts'
import type { Action, Reach, Role } from './roles.ts'

/** The furthest reach that any role of the person gives. Administrators are above all roles, extranet has no CRM. */
export function reachOf(
  state: PortalState,
  user: User,
  entityTypeId: number,
  action: Action,
  place: Place = {},
): Reach {
  if (user.userType === 'extranet') return 'none'
  if (user.admin) return 'all'
  return furthest(rolesOf(state, user).map((role) => reachIn(role, entityTypeId, action, place)))
}

/** May the person do this to this item? The answer for a list is taken once: see {@link allowing}. */
export function may(state: PortalState, user: User, entityTypeId: number, action: Action, item: Item): boolean {
  return allowing(state, user, entityTypeId, action)(item)
}

type ItemTest = (item: Item) => boolean

/** A test of items for one person and action, made once for a whole list. Observers of an item read it whatever their roles say. */
export function allowing(state: PortalState, user: User, entityTypeId: number, action: Action): ItemTest {
  if (user.userType === 'extranet') return () => false
  if (user.admin) return () => true
  const allowed = byRoles(state, user, entityTypeId, action)
  if (action !== 'read') return allowed
  return (item) => allowed(item) || (Array.isArray(item.observers) && item.observers.some((id) => id === user.id))
}

/** May the person read every item of a type, whatever its funnel and stage? */
export function readsAll(state: PortalState, user: User, entityTypeId: number): boolean {
  if (user.userType === 'extranet') return false
  if (user.admin) return true
  return rolesOf(state, user).some(
    (role) => !hasPlaces(role, entityTypeId) && reachIn(role, entityTypeId, 'read') === 'all',
  )
}

function byRoles(state: PortalState, user: User, entityTypeId: number, action: Action): ItemTest {
  const testOf = reachTests(state, user)
  const roles = rolesOf(state, user)
  const tests = roles
    .filter((role) => !hasPlaces(role, entityTypeId))
    .map((role) => reachIn(role, entityTypeId, action))
  const fixed = [...new Set(tests)].map(testOf)
  const byPlace = roles.filter((role) => hasPlaces(role, entityTypeId))
  if (byPlace.length === 0 && fixed.length === 1 && fixed[0]) return fixed[0]
  return (item) =>
    fixed.some((test) => test(item)) ||
    byPlace.some((role) => testOf(reachIn(role, entityTypeId, action, placeOf(item)))(item))
}

/** Has the role lines for single funnels or stages of the type? */
function hasPlaces(role: Role, entityTypeId: number): boolean {
  return Object.keys(role.rights).some(
    (key) => key.startsWith(`${entityTypeId}:`) || key.startsWith(`${entityTypeId}/`),
  )
}

function placeOf(item: Item): Place {
  const { stageId } = item
  return { categoryId: Number(item.categoryId ?? 0), ...(typeof stageId === 'string' ? { stageId } : {}) }
}

/** The test of each reach; the people of departments are gathered when first needed. */
function reachTests(state: PortalState, user: User): (reach: Reach) => ItemTest {
  const own: ItemTest = (item) => item.assignedById === user.id
  let near: Set<number> | undefined
  let below: Set<number> | undefined
  const tests: Record<Reach, ItemTest> = {
    none: () => false,
    own,
    department: (item) => (near ??= colleaguesOf(state, user, false)).has(Number(item.assignedById)),
    subdepartments: (item) => (below ??= colleaguesOf(state, user, true)).has(Number(item.assignedById)),
    open: (item) => item.opened === 'Y' || own(item),
    all: () => true,
  }
  return (reach) => tests[reach]
}

/**
 * Whom a new item is given to: with the right to add "own" only, the portal silently gives it to its author, whoever
 * was named.
 */
export function assigneeAllowed(
  state: PortalState,
  user: User,
  entityTypeId: number,
  assignedById: number,
  place: Place = {},
): number {
  return reachOf(state, user, entityTypeId, 'add', place) === 'own' ? user.id : assignedById
}
