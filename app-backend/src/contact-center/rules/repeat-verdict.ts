/** A call that came before with the same Idempotency-Key. */
export interface EarlierCall {
  sameInput: boolean
  state: 'running' | 'queued' | 'done' | 'failed'
  status: number | null
  startedAt: Date
}

export type RepeatVerdict = 'other-input' | 'in-flight' | 'queued' | 'same-answer' | 'again'

/** No call runs for longer: its process died. */
const longestRunMs = 180_000

/**
 * What a repetition gets: the same answer, or a refusal where the input differs. A call that ended by a fault that passes (busy, away)
 * or that died is done again. IETF draft-ietf-httpapi-idempotency-key-header, 2.6
 */
export function repeatVerdict({ sameInput, state, status, startedAt }: EarlierCall, now: Date): RepeatVerdict {
  if (!sameInput) return 'other-input'
  if (state === 'queued') return 'queued'
  if (state === 'running') return now.getTime() - startedAt.getTime() > longestRunMs ? 'again' : 'in-flight'
  if (state === 'failed' && (status === null || status >= 500 || status === 429)) return 'again'
  return 'same-answer'
}
