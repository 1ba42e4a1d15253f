import type { Activity, LogMessage, TimelineComment } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

export type TimelineEvent =
  | { kind: 'activity'; at: number; activity: Activity }
  | { kind: 'comment'; at: number; comment: TimelineComment }
  | { kind: 'log'; at: number; message: LogMessage }

const SHOWN = 100

/** What happened around a record, newest first: activities bound to it, comments, log messages. */
export function timelineEvents(state: PortalState, entityTypeId: number, entityId: number): TimelineEvent[] {
  const events: TimelineEvent[] = []
  for (const activity of state.activities.values()) {
    const owned = activity.ownerTypeId === entityTypeId && activity.ownerId === entityId
    const bound = activity.bindings.some((one) => one.entityTypeId === entityTypeId && one.entityId === entityId)
    if (owned || bound) events.push({ kind: 'activity', at: time(activity.created), activity })
  }
  for (const comment of state.comments.values()) {
    if (comment.entityTypeId === entityTypeId && comment.entityId === entityId) {
      events.push({ kind: 'comment', at: time(comment.created), comment })
    }
  }
  for (const message of state.logMessages.values()) {
    if (message.entityTypeId === entityTypeId && message.entityId === entityId) {
      events.push({ kind: 'log', at: time(message.created), message })
    }
  }
  return events.sort((a, b) => b.at - a.at).slice(0, SHOWN)
}

function time(value: string): number {
  return Date.parse(value) || 0
}
