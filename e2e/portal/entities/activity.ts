import type { Activity, Item, User } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { allowing, may } from '../rights/check.ts'
import type { Action } from '../rights/roles.ts'

/** The item an activity or a comment is tied to, if it exists. */
export function itemOf(state: PortalState, binding: { entityTypeId: number; entityId: number }): Item | undefined {
  return state.items.of(binding.entityTypeId).get(binding.entityId)
}

export function mayTouch(
  state: PortalState,
  user: User,
  action: Action,
  binding: { entityTypeId: number; entityId: number },
): boolean {
  const item = itemOf(state, binding)
  return item !== undefined && may(state, user, binding.entityTypeId, action, item)
}

/** An activity is seen by whoever sees one of the cards it is tied to. */
export function readableActivities(state: PortalState, user: User): (activity: Activity) => boolean {
  const tests = new Map<number, (item: Item) => boolean>()
  return (activity) =>
    user.admin ||
    activity.bindings.some((binding) => {
      const test = tests.get(binding.entityTypeId) ?? allowing(state, user, binding.entityTypeId, 'read')
      tests.set(binding.entityTypeId, test)
      const item = itemOf(state, binding)
      return item !== undefined && test(item)
    })
}

/** A new activity is the last thing that happened to its cards. */
export function markCards(state: PortalState, activity: Activity, userId: number): void {
  for (const binding of activity.bindings) {
    const item = itemOf(state, binding)
    if (!item) continue
    const marked = { ...item, lastActivityTime: activity.created, lastActivityBy: userId }
    state.items.of(binding.entityTypeId).put(marked)
  }
}
