import { addActivity } from '../entities/add-activity.ts'
import { ownerTypeByName } from '../entities/owner-type-names.ts'
import { updateItem } from '../entities/save.ts'
import type { Actor } from '../events/bus.ts'
import type { CallStatistic, ExternalCall } from '../store/families/telephony-tables.ts'
import type { PortalState } from '../store/state.ts'
import { isIncoming } from './call-type.ts'

export interface CallEnd {
  userId: number
  duration: number
  /** '' = by the duration: 200 or 304. */
  code: string
  reason: string
  cost: number
  costCurrency: string
  vote: number | null
}

/**
 * A call ends: whoever finishes it becomes responsible for what the call has made (as if they had done it themselves), an
 * activity and a line of the statistics are written, and the event of the end comes last.
 * Bitrix24 docs: api-reference/telephony/telephony-external-call-finish.
 */
export async function finishCall(
  state: PortalState,
  call: ExternalCall,
  end: CallEnd,
  actor: Actor,
): Promise<CallStatistic> {
  const finished = call.statisticId > 0 ? state.callStatistics.get(call.statisticId) : undefined
  if (finished !== undefined) return finished
  for (const { entityType, entityId } of call.created) reassign(state, entityType, entityId, end.userId, actor)
  const code = end.code || (end.duration > 0 ? '200' : '304')
  const activityId = await recordActivity(state, call, end.userId, code, actor)
  const app = state.apps.get(call.clientId)
  const row: CallStatistic = {
    id: state.ids.next('callStatistic'),
    callId: call.id,
    externalCallId: call.externalCallId,
    portalUserId: end.userId,
    portalNumber: call.line || `REST_APP:${app?.id ?? ''}`,
    phoneNumber: call.phone,
    callType: call.type,
    duration: end.duration,
    startedAt: call.startedAt,
    failedCode: code,
    failedReason: end.reason,
    cost: end.cost,
    costCurrency: end.costCurrency,
    vote: end.vote,
    entityType: call.entityType,
    entityId: call.entityId,
    activityId,
    appId: app?.id ?? null,
    appName: app?.title ?? null,
    recordFileId: null,
  }
  state.callStatistics.set(row.id, row)
  call.statisticId = row.id
  state.touch()
  state.events.raise('ONVOXIMPLANTCALLEND', endOf(row), actor)
  return row
}

function reassign(state: PortalState, entityType: string, id: number, userId: number, actor: Actor): void {
  const entityTypeId = ownerTypeByName(entityType)
  if (state.items.of(entityTypeId).get(id) === undefined) return
  updateItem(state, entityTypeId, id, { assignedById: userId }, { ...actor, userId })
}

/** An incoming call that nobody took stays as an open activity of the person it rang at. */
async function recordActivity(
  state: PortalState,
  call: ExternalCall,
  userId: number,
  code: string,
  actor: Actor,
): Promise<number> {
  if (call.entityId === 0) return 0
  const incoming = isIncoming(call.type)
  const missed = incoming && code === '304'
  const ownerTypeId = ownerTypeByName(call.entityType)
  const activity = await addActivity(
    state,
    {
      OWNER_TYPE_ID: ownerTypeId,
      OWNER_ID: call.entityId,
      TYPE_ID: 2,
      PROVIDER_ID: 'VOXIMPLANT_CALL',
      PROVIDER_TYPE_ID: 'CALL',
      SUBJECT: `${incoming ? 'Входящий от' : 'Исходящий на'} ${call.phone}`,
      DIRECTION: incoming ? 1 : 2,
      COMPLETED: missed ? 'N' : 'Y',
      IS_INCOMING_CHANNEL: missed ? 'Y' : 'N',
      RESPONSIBLE_ID: userId,
      ORIGIN_ID: `VI_${call.id}`,
      SETTINGS: missed ? { MISSED_CALL: true } : {},
      COMMUNICATIONS: [{ TYPE: 'PHONE', VALUE: call.phone, ENTITY_TYPE_ID: ownerTypeId, ENTITY_ID: call.entityId }],
    },
    { ...actor, userId },
  )
  return activity.id
}

/** Bitrix24 docs: api-reference/telephony/voximplant/events/on-voximplant-call-end. No card of the CRM is named. */
function endOf(row: CallStatistic): Record<string, unknown> {
  return {
    CALL_ID: row.callId,
    CALL_TYPE: row.callType,
    PHONE_NUMBER: row.phoneNumber,
    PORTAL_NUMBER: row.portalNumber,
    PORTAL_USER_ID: row.portalUserId,
    CALL_DURATION: row.duration,
    CALL_START_DATE: row.startedAt,
    COST: row.cost,
    COST_CURRENCY: row.costCurrency,
    CALL_FAILED_CODE: row.failedCode,
    CALL_FAILED_REASON: row.failedReason,
    CRM_ACTIVITY_ID: row.activityId,
  }
}
