import type { PortalState } from '../store/state.ts'
import type { Answer } from './call.ts'
import { portalTime } from './time.ts'

export interface TimePart {
  start: number
  finish: number
  duration: number
  processing: number
  date_start: string
  date_finish: string
  operating_reset_at?: number
  operating?: number
}

interface Timed {
  /** client_id or `webhook:<id>`. */
  key: string
  method: string
  /** Portal milliseconds. */
  startedAt: number
  /** What the call took in model time. */
  seconds: number
}

/**
 * The `time` part of an answer, seconds. `duration` is model time, so that it says the same on every machine. The
 * operating part is there where the load limiter works. Bitrix24 docs: api-reference/data-types (time).
 */
export function timePart(state: PortalState, { key, method, startedAt, seconds }: Timed): TimePart {
  const finishedAt = Math.max(state.clock.now(), startedAt + seconds * 1000)
  const usage = state.limits.operating.usage(key, method)
  const shown = state.settings.edition === 'cloud' || state.settings.limits
  return {
    start: startedAt / 1000,
    finish: finishedAt / 1000,
    duration: (finishedAt - startedAt) / 1000,
    processing: seconds,
    date_start: portalTime(startedAt),
    date_finish: portalTime(finishedAt),
    ...(shown ? { operating_reset_at: usage.resetAt, operating: usage.operating } : {}),
  }
}

export function envelope(answer: Answer, time: TimePart): Record<string, unknown> {
  return {
    result: answer.result,
    ...(answer.next === undefined ? {} : { next: answer.next }),
    ...(answer.total === undefined ? {} : { total: answer.total }),
    time,
  }
}
