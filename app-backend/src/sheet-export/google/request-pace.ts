import { AppError } from '../../platform/errors/app-error.ts'
import type { Clock } from '../../platform/clock/clock.ts'

export type GoogleRequest = 'read' | 'write'

/** Of one account within a minute, reads and writes apart; a little room is left to others. Google: Sheets API, "Usage limits". */
const mostOfMinute = 50
const minuteMs = 60_000

/** Keeps to the minute's requests of an account, so that Google need not refuse any. */
export function createRequestPace(clock: Clock) {
  const sent = new Map<string, number[]>()
  return {
    /** Throws AppError `sheets.limit` with the seconds to wait. */
    take(account: string, kind: GoogleRequest): void {
      const now = clock.now().getTime()
      const key = `${account} ${kind}`
      const recent = (sent.get(key) ?? []).filter((at) => now - at < minuteMs)
      const [first] = recent
      if (first !== undefined && recent.length >= mostOfMinute)
        throw new AppError('sheets.limit', { params: { seconds: Math.ceil((first + minuteMs - now) / 1_000) } })
      sent.set(key, [...recent, now])
    },
  }
}
export type RequestPace = ReturnType<typeof createRequestPace>
