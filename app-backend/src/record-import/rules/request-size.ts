/** How long one request of a server without limits is to last, ms. */
const wantedMs = 5_000
const [least, most] = [20, 1_000]

/** How a server that counts no time took the last request, and how well it can do. */
export interface ServerPace {
  /** Rows of the next request. */
  rows: number
  /** Least milliseconds a row so far. */
  bestMs: number | null
}

export const firstPace: ServerPace = { rows: least, bestMs: null }

/** The next request's size after one of `rows` rows took `ms`: towards five seconds, halved when it took twice that. */
export function afterRequest({ rows: planned, bestMs }: ServerPace, rows: number, ms: number): ServerPace {
  const perRow = ms / Math.max(1, rows)
  const best = bestMs === null ? perRow : Math.min(bestMs, perRow)
  const factor = ms > 2 * wantedMs ? 0.5 : Math.min(2, Math.max(0.7, wantedMs / Math.max(1, ms)))
  return { rows: Math.round(Math.min(most, Math.max(least, planned * factor))), bestMs: best }
}

/** A breath between two requests while the server is slower than it can be, ms: people work on it too. */
export function restAfter({ bestMs }: ServerPace, rows: number, ms: number): number {
  const perRow = ms / Math.max(1, rows)
  return bestMs !== null && perRow > 2 * bestMs ? Math.min(ms, 10_000) : 0
}
