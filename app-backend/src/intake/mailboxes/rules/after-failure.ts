import type { MailFault } from './mail-faults.ts'

export interface FailedReading {
  fault: MailFault
  /** The fault of the reading before, null when that went well. */
  before: MailFault | null
  /** Failed readings in a row, this one included. */
  failures: number
}

export interface AfterFailure {
  state: 'failing' | 'stopped'
  /** When it is tried again; null = not before a person acts. */
  again: Date | null
  /** Administrators are told now. */
  tell: boolean
}

const minuteMs = 60_000
/** Readings that fail in a row, about a quarter of an hour, before administrators hear of it. */
const tellAfter = 6

/**
 * What follows from a reading that failed. A refused password is tried once more and then no more: mail services lock accounts
 * that knock with a wrong one. Anything else comes and goes: 15 s, 30 s, 1 min ... at most 10 minutes.
 */
export function afterFailure({ fault, before, failures }: FailedReading, now: Date): AfterFailure {
  const stopped = { state: 'stopped', again: null, tell: true } as const
  if (fault === 'password-missing' || fault === 'private') return stopped
  if (fault === 'login' && before === 'login') return stopped
  const pauseMs =
    fault === 'login' || fault === 'login-later'
      ? 10 * minuteMs
      : Math.min(15_000 * 2 ** (Math.min(failures, 10) - 1), 10 * minuteMs)
  return { state: 'failing', again: new Date(now.getTime() + pauseMs), tell: failures === tellAfter }
}
