/** A call that an application has registered; it lives until it is finished, and after that for its recording. */
export interface ExternalCall {
  /** CALL_ID */
  id: string
  /** client_id of the application; '' = the portal's own telephony. */
  clientId: string
  userId: number
  phone: string
  /** 1 outgoing, 2 incoming, 3 incoming and redirected, 4 call-back, 5 information. */
  type: number
  line: string
  externalCallId: string | null
  startedAt: string
  registeredAt: number
  /** LEAD, CONTACT, COMPANY or '' */
  entityType: string
  entityId: number
  /** Made for this call: they follow the person who finishes it. */
  created: { entityType: string; entityId: number }[]
  /** Number in the statistics once it is finished; 0 before. */
  statisticId: number
}

/** A line of the history of calls. Bitrix24 docs: api-reference/telephony/voximplant/voximplant-statistic-get. */
export interface CallStatistic {
  id: number
  callId: string
  externalCallId: string | null
  portalUserId: number
  portalNumber: string
  phoneNumber: string
  callType: number
  duration: number
  startedAt: string
  failedCode: string
  failedReason: string
  cost: number
  costCurrency: string
  vote: number | null
  entityType: string
  entityId: number
  activityId: number
  appId: number | null
  appName: string | null
  recordFileId: number | null
}

export interface TelephonyTables {
  externalCalls: Map<string, ExternalCall>
  callStatistics: Map<number, CallStatistic>
}

export function emptyTelephonyTables(): TelephonyTables {
  return { externalCalls: new Map(), callStatistics: new Map() }
}
