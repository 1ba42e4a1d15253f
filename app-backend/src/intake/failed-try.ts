import { reason, type Reason } from '../kernel/reason.ts'
import { isAppError, type AppError } from '../platform/errors/app-error.ts'
import { nextTry } from '../platform/jobs/backoff.ts'
import type { Verdict } from './letter-outcome.ts'
import { ParseFault } from './parse/parse-pool.ts'

/** Tries that a letter may spoil before it goes to quarantine. */
const tryLimit = 3

/** While the outcome of a write is unknown the portal may still be at it (Bitrix24 cuts a request at 60 s). */
const unknownOutcomeMs = 80_000

interface TryBefore {
  attempts: number
  why: readonly Reason[]
}

/**
 * What follows from a try that threw. The portal's or the database's absence is not the letter's fault: it waits, as long as it
 * takes. Anything else counts, and the third time the letter goes to quarantine, where it stops nobody.
 */
export function failedTry(error: unknown, before: TryBefore, now: Date): Verdict {
  if (
    isAppError(
      error,
      'portal.unavailable',
      'portal.limit',
      'portal.outcome-unknown',
      'portal.no-token',
      'portal.unpaid',
      'portal.wrong-keys',
      'portal.foreign-server',
      'portal.private-address',
      'database.unavailable',
    )
  ) {
    return waitForPortal(error, before, now)
  }
  // The portal's administrator has to act first; then all letters go on by themselves.
  if (isAppError(error, 'portal.not-installed', 'portal.no-rights', 'slice.off', 'slice.blocked'))
    return waitForPortal(error, before, now)
  const attempts = before.attempts + 1
  const why = [fault(error)]
  const lastError =
    error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error).slice(0, 500)
  if (attempts >= tryLimit) return { kind: 'quarantined', why, attempts, lastError }
  return { kind: 'waiting', why, attempts, lastError, dueAt: nextTry(attempts, now) }
}

function waitForPortal(error: AppError, { attempts, why }: TryBefore, now: Date): Verdict {
  const last = why.find(({ code }) => code === 'intake.waiting-portal')
  const tries = Number(last?.params['tries'] ?? 0) + 1
  const waiting = reason('intake.waiting-portal', { detail: error.code, tries })
  return { kind: 'waiting', why: [waiting], attempts, lastError: error.code, dueAt: waitUntil(error, tries, now) }
}

function waitUntil({ code, params }: AppError, tries: number, now: Date): Date {
  if (code === 'portal.outcome-unknown') return new Date(now.getTime() + unknownOutcomeMs)
  const seconds = Number(params['seconds'])
  if (code === 'portal.limit' && seconds > 0) return new Date(now.getTime() + seconds * 1_000)
  return nextTry(tries, now)
}

function fault(error: unknown): Reason {
  if (error instanceof ParseFault) {
    const { breach, detail } = error
    if (breach === 'too-slow') return reason('intake.too-slow', { seconds: detail })
    return breach === 'memory' ? reason('intake.memory', { mb: detail }) : reason('intake.unparsable', { detail })
  }
  if (isAppError(error, 'portal.refused'))
    return reason('intake.refused-by-portal', { detail: error.params['detail'] ?? '' })
  return reason('intake.failed', {
    detail: isAppError(error) ? error.code : error instanceof Error ? error.name : 'unknown',
  })
}
