import type { Notification } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

/** A person's notifications, newest first. */
export function notificationsOf(state: PortalState, userId: number): Notification[] {
  return [...state.notifications.values()].filter((one) => one.userId === userId).sort((a, b) => b.id - a.id)
}

/** How many notifications the person has not read. */
export function unreadOf(state: PortalState, userId: number): number {
  return notificationsOf(state, userId).filter((one) => !isRead(one)).length
}

export function isRead(notification: Notification): boolean {
  return notification.read === true
}

export function markRead(notification: Notification): void {
  notification.read = true
}
