import type { HeardLoad } from '../rules/method-pace.ts'

/**
 * What an answer says of the time its methods spent: its own `time`, or `result_time` of each command of a batch. A box whose
 * limiter is off says nothing. Bitrix24 docs: settings/how-to-call-rest-api/data-types, limits
 */
export function methodLoads(
  envelope: Record<string, unknown>,
  { method, inner, keys }: { method: string; inner: readonly string[]; keys: readonly string[] },
): Map<string, HeardLoad> {
  const loads = new Map<string, HeardLoad>()
  const note = (of: string, time: unknown) => {
    const { operating, operating_reset_at: resetAt } = (time ?? {}) as Record<string, unknown>
    if (typeof operating !== 'number' || typeof resetAt !== 'number') return
    const before = loads.get(of)
    if (before && before.seconds >= operating) return
    loads.set(of, { first: before?.first ?? operating, seconds: operating, resetAt: new Date(resetAt * 1_000) })
  }
  if (inner.length === 0) note(method, envelope['time'])
  const { result_time: times } = (envelope['result'] ?? {}) as { result_time?: Record<string, unknown> }
  for (const [at, of] of inner.entries()) note(of, times?.[keys[at] ?? ''])
  return loads
}
