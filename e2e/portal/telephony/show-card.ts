import { callCardsOf } from '../frame/call-cards.ts'
import { ownerTypeByName } from '../entities/owner-type-names.ts'
import type { ExternalCall } from '../store/families/telephony-tables.ts'
import type { PortalState } from '../store/state.ts'
import { isIncoming } from './call-type.ts'

/** The card of a call on the pages of these people; a call has one card a person, and the last one named keeps it. */
export function showCard(state: PortalState, call: ExternalCall, userIds: readonly number[]): void {
  const item = call.entityId > 0 ? state.items.of(ownerTypeByName(call.entityType)).get(call.entityId) : undefined
  for (const userId of userIds)
    callCardsOf(state).show({
      callId: call.id,
      userId,
      clientId: call.clientId || null,
      phoneNumber: call.phone || null,
      lineNumber: call.line,
      lineName: call.line,
      crmEntityType: call.entityType,
      crmEntityId: call.entityId,
      crmActivityId: null,
      bindings: call.entityId > 0 ? [{ type: call.entityType, id: call.entityId }] : [],
      direction: call.type === 4 ? 'callback' : isIncoming(call.type) ? 'incoming' : 'outgoing',
      state: 'idle',
      callListMode: false,
      clientName: typeof item?.title === 'string' ? item.title : '',
    })
}
