/**
 * Seconds a method may spend in ten minutes, by `LICENSE` of app.info: in the cloud 480, on a box 420, which also holds for a portal
 * that has not named its licence. Bitrix24 docs: limits
 */
export const operatingSeconds = (licence: string): number => (licence === '' || /selfhosted/.test(licence) ? 420 : 480)
const least = operatingSeconds('')
const slowFrom = 0.8
const stopFrom = 0.95
const longestPauseMs = 7_000

/** What the portal said of one method last. */
export interface MethodLoad {
  seconds: number
  /** When its oldest minute drops out of the window. */
  resetAt: Date
}

/** What one answer said of a method. */
export interface HeardLoad extends MethodLoad {
  /** Seconds after the first of the request's calls of the method. */
  first: number
}

export type Pace = { kind: 'go' } | { kind: 'slow'; pauseMs: number } | { kind: 'wait'; until: Date }

/** Loads below a quarter of the lower limit decide nothing and are not worth a row. */
export const worthKeeping = ({ seconds }: MethodLoad): boolean => seconds >= least / 4

/**
 * How to go on with a method whose time runs out: background work slows down from 80 % on and stops at 95 %, so that what is
 * left belongs to people; a person's call goes on until the portal itself refuses.
 */
export function methodPace(load: MethodLoad | null, background: boolean, now: Date, limitSeconds = least): Pace {
  if (!load || !background || load.resetAt <= now) return { kind: 'go' }
  const share = load.seconds / limitSeconds
  if (share >= stopFrom) return { kind: 'wait', until: load.resetAt }
  if (share < slowFrom) return { kind: 'go' }
  return { kind: 'slow', pauseMs: Math.round(((share - slowFrom) / (stopFrom - slowFrom)) * longestPauseMs) }
}
