import { mayTouch } from '../../entities/activity.ts'
import type { Action } from '../../rights/roles.ts'
import type { Binding, LogMessage, TimelineComment } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Call } from '../../wire/call.ts'

/** Comments and log messages: they share one sequence of numbers. */
export type TimelineRecord = TimelineComment | LogMessage

export function timelineRecord(state: PortalState, id: number): TimelineRecord | undefined {
  return state.comments.get(id) ?? state.logMessages.get(id)
}

/** Every card the record shows in, its own one first. */
export function cardsOfRecord(record: TimelineRecord): Binding[] {
  return [{ entityTypeId: record.entityTypeId, entityId: record.entityId }, ...(record.bindings ?? [])]
}

/** The record is within reach when one of its cards is. */
export function mayTouchRecord(call: Call, record: TimelineRecord, action: Action): boolean {
  return cardsOfRecord(record).some((card) => mayTouch(call.state, call.caller.user, action, card))
}
