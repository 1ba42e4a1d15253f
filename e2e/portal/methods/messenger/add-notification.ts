import type { Notification } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'

export type NotificationType = 1 | 2 | 4

/** Puts a notification under the bell; the earlier one with the same tag of the same sender gives way. */
export function addNotification(
  state: PortalState,
  given: Omit<Notification, 'id' | 'at' | 'read'> & { type: NotificationType },
): Notification {
  if (given.tag !== '') {
    for (const old of state.notifications.values()) {
      if (old.tag === given.tag && old.userId === given.userId && old.clientId === given.clientId)
        state.notifications.delete(old.id)
    }
  }
  const id = state.ids.next('notification')
  const at = new Date(state.clock.now()).toISOString()
  const made: Notification = { ...given, id, at, read: false }
  state.notifications.set(id, made)
  state.touch()
  return made
}
