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

/** The `time` part of an answer, seconds. A box without the load limiter has no operating part. */
export function timePart(state: PortalState, key: string, method: string, startedAt: number): TimePart {
  const now = state.clock.now()
  const usage = state.limits.operating.usage(key, method)
  return {
    start: startedAt / 1000,
    finish: now / 1000,
    duration: (now - startedAt) / 1000,
    processing: (now - startedAt) / 1000,
    date_start: portalTime(startedAt),
    date_finish: portalTime(now),
    ...(state.settings.edition === 'cloud' ? { operating_reset_at: usage.resetAt, operating: usage.operating } : {}),
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
