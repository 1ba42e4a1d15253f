import type { CallStatistic } from '../store/families/telephony-tables.ts'
import type { Params } from '../wire/params.ts'

const orNull = (value: number | null): string | null => (value === null || value === 0 ? null : String(value))

/** Answer of telephony.externalCall.finish: numbers are numbers, and CALL_START_DATE is the vendor's empty object. */
export function shownFinish(row: CallStatistic): Params {
  return {
    ID: row.id,
    CALL_ID: row.callId,
    EXTERNAL_CALL_ID: row.externalCallId,
    PORTAL_USER_ID: row.portalUserId,
    PHONE_NUMBER: row.phoneNumber,
    PORTAL_NUMBER: row.portalNumber,
    INCOMING: String(row.callType),
    CALL_DURATION: row.duration,
    CALL_START_DATE: {},
    CALL_STATUS: row.failedCode === '200' ? 1 : 0,
    CALL_VOTE: row.vote,
    COST: row.cost,
    COST_CURRENCY: row.costCurrency,
    CALL_FAILED_CODE: row.failedCode,
    CALL_FAILED_REASON: row.failedReason,
    REST_APP_ID: orNull(row.appId),
    REST_APP_NAME: row.appName,
    CRM_ACTIVITY_ID: row.activityId === 0 ? null : row.activityId,
    COMMENT: null,
    CRM_ENTITY_TYPE: row.entityType,
    CRM_ENTITY_ID: row.entityId,
  }
}

/** A line of voximplant.statistic.get: numbers as texts. */
export function shownStatistic(row: CallStatistic): Params {
  return {
    ID: String(row.id),
    PORTAL_USER_ID: String(row.portalUserId),
    PORTAL_NUMBER: row.portalNumber,
    PHONE_NUMBER: row.phoneNumber,
    CALL_ID: row.callId,
    EXTERNAL_CALL_ID: row.externalCallId,
    CALL_CATEGORY: 'external',
    CALL_LOG: null,
    CALL_DURATION: String(row.duration),
    CALL_START_DATE: row.startedAt,
    CALL_RECORD_URL: null,
    CALL_VOTE: orNull(row.vote),
    COST: row.cost.toFixed(4),
    COST_CURRENCY: row.costCurrency,
    CALL_FAILED_CODE: row.failedCode,
    CALL_FAILED_REASON: row.failedReason,
    CRM_ENTITY_TYPE: row.entityType || null,
    CRM_ENTITY_ID: orNull(row.entityId),
    CRM_ACTIVITY_ID: orNull(row.activityId),
    REST_APP_ID: orNull(row.appId),
    REST_APP_NAME: row.appName,
    TRANSCRIPT_ID: null,
    TRANSCRIPT_PENDING: 'N',
    SESSION_ID: null,
    REDIAL_ATTEMPT: null,
    COMMENT: null,
    RECORD_DURATION: null,
    RECORD_FILE_ID: row.recordFileId,
    CALL_TYPE: String(row.callType),
  }
}
