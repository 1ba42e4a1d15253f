import type { PlainRecord } from '../../store/plain-record.ts'
import type { Call } from '../../wire/call.ts'
import { portalTime } from '../../wire/time.ts'

export function stampCreated(call: Call, record: PlainRecord): void {
  record.values.DATE_CREATE = portalTime(call.state.clock.now())
  record.values.CREATED_BY_ID = call.caller.user.id
}

/** DATE_MODIFY and MODIFY_BY_ID stay empty until the first change. */
export function stampModified(call: Call, record: PlainRecord): void {
  record.values.DATE_MODIFY = portalTime(call.state.clock.now())
  record.values.MODIFY_BY_ID = call.caller.user.id
}
