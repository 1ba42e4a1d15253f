import { portalTime } from '../wire/time.ts'
import type { EventLogRecord } from './records.ts'
import type { PortalState } from './state.ts'

interface Logged {
  /** USER_AUTHORIZE, USER_LOGOUT, … */
  auditTypeId: string
  userId: number
  itemId: string
  description: string
}

/** Writes into the portal's own log. Bitrix24 docs: api-reference/event-log. */
export function logEvent(state: PortalState, logged: Logged): EventLogRecord {
  const id = state.ids.next('eventLog')
  const record: EventLogRecord = {
    id,
    at: portalTime(state.clock.now()),
    severity: 'SECURITY',
    moduleId: 'main',
    remoteAddr: '127.0.0.1',
    userAgent: '',
    requestUri: '/',
    ...logged,
  }
  state.eventLog.set(id, record)
  state.touch()
  return record
}
