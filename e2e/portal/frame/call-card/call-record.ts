/** A call that a person's pages show as a card. */
export interface CallRecord {
  callId: string
  userId: number
  /** The application that raised the card; null: a call of the portal itself, which the background worker cannot touch. */
  clientId: string | null
  /** null: unknown. `hidden`: the client hides it. */
  phoneNumber: string | null
  lineNumber: string
  lineName: string
  /** `LEAD`, `DEAL`, `CONTACT`, `COMPANY`, or '' when nothing is bound. */
  crmEntityType: string
  crmEntityId: number
  crmActivityId: number | null
  bindings: { type: string; id: number }[]
  direction: 'incoming' | 'outgoing' | 'callback'
  state: CallState
  callListMode: boolean
  /** What the card's heading shows at first; '' = the number. */
  clientName: string
}

export type CallState = 'idle' | 'connecting' | 'connected'

/** What the portal tells an open page about calls. */
export type CallNews =
  | { kind: 'show'; call: CallRecord }
  | { kind: 'state'; callId: string; state: CallState; failedCode: string }
  | { kind: 'entity'; callId: string; phoneNumber: string | null; crmEntityType: string; crmEntityId: number }
  | { kind: 'close'; callId: string }

/** Answer of `getStatus` and data of `initialized`: real types, absent keys for what is unknown. */
export function callStatus(call: CallRecord): Record<string, unknown> {
  return {
    CALL_ID: call.callId,
    ...(call.phoneNumber === null ? {} : { PHONE_NUMBER: call.phoneNumber }),
    LINE_NUMBER: call.lineNumber,
    LINE_NAME: call.lineName,
    CRM_ENTITY_TYPE: call.crmEntityType,
    CRM_ENTITY_ID: call.crmEntityId,
    ...(call.crmActivityId === null ? {} : { CRM_ACTIVITY_ID: call.crmActivityId }),
    CRM_BINDINGS: call.bindings.map(({ type, id }) => ({ ENTITY_TYPE: type, ENTITY_ID: id })),
    CALL_DIRECTION: call.direction,
    CALL_STATE: call.state,
    CALL_LIST_MODE: call.callListMode,
  }
}

/**
 * PLACEMENT_OPTIONS of the card's tab: the same as texts, with `undefined` written out for a missing activity.
 * Bitrix24 docs: api-reference/widgets/telephony/call-card.
 */
export function callOptions(call: CallRecord): Record<string, unknown> {
  return {
    CALL_ID: call.callId,
    ...(call.phoneNumber === null ? {} : { PHONE_NUMBER: call.phoneNumber }),
    LINE_NUMBER: call.lineNumber,
    LINE_NAME: call.lineName || call.lineNumber,
    CRM_ENTITY_TYPE: call.crmEntityType,
    CRM_ENTITY_ID: String(call.crmEntityId),
    CRM_ACTIVITY_ID: String(call.crmActivityId ?? undefined),
    ...(call.bindings.length === 0
      ? {}
      : { CRM_BINDINGS: call.bindings.map(({ type, id }) => ({ ENTITY_TYPE: type, ENTITY_ID: String(id) })) }),
    CALL_DIRECTION: call.direction,
    CALL_STATE: call.state,
    CALL_LIST_MODE: String(call.callListMode),
  }
}

/** Data of both `entityChanged` events. */
export function callEntity(call: CallRecord): Record<string, unknown> {
  return {
    PHONE_NUMBER: call.phoneNumber ?? 'unknown',
    CRM_ENTITY_TYPE: call.crmEntityType,
    CRM_ENTITY_ID: call.crmEntityId,
  }
}
