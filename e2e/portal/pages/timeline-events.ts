import type { Activity, Binding, LogMessage, TimelineComment } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

export type TimelineEvent =
  | { kind: 'activity'; id: number; at: number; activity: Activity; pinned: boolean }
  | { kind: 'comment'; id: number; at: number; comment: TimelineComment; pinned: boolean }
  | { kind: 'log'; id: number; at: number; message: LogMessage; pinned: boolean }

const SHOWN = 100
const LETTER = 4

export interface Timeline {
  /** Fixed at the top by somebody. */
  pinned: TimelineEvent[]
  /** To be done: to-dos, calls and meetings that are not completed, the nearest deadline first. */
  planned: Activity[]
  /** Everything that happened, newest first. */
  past: TimelineEvent[]
}

/** What happens around a record: activities bound to it, comments, log messages. */
export function timelineOf(state: PortalState, entityTypeId: number, entityId: number): Timeline {
  const isCard = (one: Binding): boolean => one.entityTypeId === entityTypeId && one.entityId === entityId
  const events: TimelineEvent[] = []
  const planned: Activity[] = []
  for (const activity of state.activities.values()) {
    const owned = activity.ownerTypeId === entityTypeId && activity.ownerId === entityId
    if (!owned && !activity.bindings.some(isCard)) continue
    if (isPlanned(activity)) planned.push(activity)
    else events.push({ kind: 'activity', id: activity.id, at: time(activity.created), activity, pinned: false })
  }
  const pinnedHere = (id: number): boolean => state.pinnedRecords.has(`${id}:${entityTypeId}:${entityId}`)
  const shown = (one: TimelineComment | LogMessage): boolean => isCard(one) || (one.bindings ?? []).some(isCard)
  for (const comment of state.comments.values()) {
    const { id } = comment
    if (shown(comment)) events.push({ kind: 'comment', id, at: time(comment.created), comment, pinned: pinnedHere(id) })
  }
  for (const message of state.logMessages.values()) {
    const { id } = message
    if (shown(message)) events.push({ kind: 'log', id, at: time(message.created), message, pinned: pinnedHere(id) })
  }
  events.sort((a, b) => b.at - a.at || b.id - a.id)
  return {
    pinned: events.filter((event) => event.pinned),
    planned: planned.sort((a, b) => time(a.deadline ?? '') - time(b.deadline ?? '')),
    past: events.filter((event) => !event.pinned).slice(0, SHOWN),
  }
}

/** A letter is a fact even while nobody has answered it. */
function isPlanned(activity: Activity): boolean {
  return !activity.completed && activity.typeId !== LETTER
}

function time(value: string): number {
  return Date.parse(value) || 0
}
