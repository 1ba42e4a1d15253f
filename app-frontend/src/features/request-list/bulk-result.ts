import type { BulkAnswer } from '@poryadok/app-backend/request-list/contract'

type Outcomes = BulkAnswer['results']

export interface Reason {
  reason: string
  count: number
}

/** What became of a change of many requests: each of them is counted once. */
export interface BulkResult {
  written: number
  same: number
  gone: number
  /** The portal's reasons, those of the most requests first. */
  refused: Reason[]
  /** Fields that requests lack in the stage they were meant for; the same order. */
  lacking: Reason[]
  /** Sent, and nobody knows whether it was written. */
  unknown: number
  /** The change broke off before them. */
  untouched: number
  /** Those that are not known to be as they were meant to: refused, unknown, untouched. */
  left: number[]
}

/** `sent`: so many of the ids were sent to the portal, whether or not an answer to them came. */
export function bulkResult(ids: readonly number[], results: Outcomes, sent: number): BulkResult {
  const answered = new Map(results.map((one) => [one.id, one]))
  const ends = ids.map((id, at) => answered.get(id) ?? { id, outcome: at < sent ? 'unknown' : 'untouched', detail: '' })
  const count = (outcome: string): number => ends.filter((one) => one.outcome === outcome).length
  const reasons = (of: string): Reason[] => {
    const counts = new Map<string, number>()
    for (const { outcome, detail } of ends) if (outcome === of) counts.set(detail, (counts.get(detail) ?? 0) + 1)
    return [...counts].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count)
  }
  const settled = new Set(['written', 'same', 'gone'])
  return {
    written: count('written'),
    same: count('same'),
    gone: count('gone'),
    refused: reasons('refused'),
    lacking: reasons('lacking'),
    unknown: count('unknown'),
    untouched: count('untouched'),
    left: ends.filter(({ outcome }) => !settled.has(outcome)).map(({ id }) => id),
  }
}
