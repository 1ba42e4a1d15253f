/** The portal's own log and the answers that REST 3.0 keeps for repeats. */
export interface SystemTables {
  eventLog: Map<number, EventLogRecord>
  /** Key: caller, person, method, Idempotency-Key. */
  idempotentAnswers: Map<string, IdempotentAnswer>
}

/** Bitrix24 docs: api-reference/event-log. */
export interface EventLogRecord {
  id: number
  /** Portal time. */
  at: string
  severity: string
  auditTypeId: string
  moduleId: string
  itemId: string
  userId: number
  remoteAddr: string
  userAgent: string
  requestUri: string
  /** JSON in a text. */
  description: string
}

export interface IdempotentAnswer {
  /** Digest of the body. */
  body: string
  result: unknown
  /** Portal milliseconds. */
  at: number
}

export function emptySystemTables(): SystemTables {
  return { eventLog: new Map(), idempotentAnswers: new Map() }
}
