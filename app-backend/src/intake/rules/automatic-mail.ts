import { reason, type Reason } from '../../kernel/reason.ts'

/** What the rule needs to know of a letter: headers by lower-case name, `null` when absent. */
export interface AutomaticSignals {
  autoSubmitted: string | null
  xAutoreply: string | null
  xAutoResponseSuppress: string | null
  precedence: string | null
  /** Name of the first List-* header, as the letter spells it. */
  listHeader: string | null
  /** Return-Path header, when a server on the way wrote one. */
  returnPath: string | null
  failedRecipients: string | null
  /** MIME type of the whole letter, lower case. */
  contentType: string
}

export interface AutomaticFacts {
  signals: AutomaticSignals
  /** MAIL FROM of the delivery; empty for the null return path. */
  envelopeFrom: string
  /** Address in From, lower case. */
  from: string | null
}

const robots = /^(mailer-daemon|post_?master|mail-daemon|maildaemon)(@|$)/i
const bulk = /^\s*(bulk|list|junk|auto[_-]reply)\b/i

const checks: ((facts: AutomaticFacts) => string | null)[] = [
  ({ signals: { autoSubmitted } }) =>
    autoSubmitted !== null && !/^\s*no\s*(;|\(|$)/i.test(autoSubmitted)
      ? `Auto-Submitted: ${firstWord(autoSubmitted)}`
      : null,
  ({ signals: { xAutoreply } }) => (xAutoreply !== null && !/^\s*no\s*$/i.test(xAutoreply) ? 'X-Autoreply' : null),
  ({ signals: { xAutoResponseSuppress } }) =>
    xAutoResponseSuppress !== null && !/^\s*(none)?\s*$/i.test(xAutoResponseSuppress)
      ? `X-Auto-Response-Suppress: ${firstWord(xAutoResponseSuppress)}`
      : null,
  ({ signals: { contentType } }) => (contentType === 'multipart/report' ? 'multipart/report' : null),
  ({ signals: { failedRecipients } }) => (failedRecipients === null ? null : 'X-Failed-Recipients'),
  ({ signals: { precedence } }) =>
    precedence !== null && bulk.test(precedence) ? `Precedence: ${firstWord(precedence)}` : null,
  ({ signals: { listHeader } }) => listHeader,
  ({ envelopeFrom }) => (envelopeFrom.trim() === '' ? 'MAIL FROM: <>' : null),
  ({ signals: { returnPath } }) => (returnPath !== null && /^\s*<\s*>\s*$/.test(returnPath) ? 'Return-Path: <>' : null),
  ({ envelopeFrom, from }) => [from ?? '', envelopeFrom].find((address) => robots.test(address)) ?? null,
]

const firstWord = (value: string) =>
  value
    .trim()
    .split(/[\s;,(]/)[0]
    ?.slice(0, 60) ?? ''

/**
 * Is the letter written by a program? RFC 3834 (Auto-Submitted), RFC 2919 and 2369 (List-*), RFC 3462 (multipart/report),
 * RFC 5321 4.5.5 (null return path) and the habits of mail servers before them.
 * @returns `intake.automatic` with the first signal found, null for a letter of a person
 */
export function automaticMail(facts: AutomaticFacts): Reason | null {
  for (const check of checks) {
    const signal = check(facts)
    if (signal !== null) return reason('intake.automatic', { signal })
  }
  return null
}
