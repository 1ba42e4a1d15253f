import type { ListPage } from '@poryadok/app-backend/request-list/contract'

export interface Reconciled {
  /** The pages on screen with newer rows in the same places and newer counts. */
  pages: ListPage[]
  /** Ids that the fresh first page has and the screen has not. */
  added: number[]
  /** How many rows on screen no longer belong to the selection, as far as the first page can tell. */
  gone: number
}

/**
 * Compares what is on screen with a fresh first page without moving a row. On a full page every added row pushes one
 * shown row to the next page: those are not gone.
 */
export function reconcilePages(shown: readonly ListPage[], fresh: ListPage): Reconciled {
  const newer = new Map(fresh.rows.map((row) => [row.id, row]))
  const known = new Set(shown.flatMap((page) => page.rows.map((row) => row.id)))
  const added = fresh.rows.map((row) => row.id).filter((id) => !known.has(id))
  const missing = (shown[0]?.rows ?? []).filter((row) => !newer.has(row.id)).length
  const pages = shown.map((page) => ({
    ...page,
    counts: fresh.counts,
    total: page.total === null ? null : fresh.total,
    asOf: fresh.asOf,
    rows: page.rows.map((row) => newer.get(row.id) ?? row),
  }))
  const gone = fresh.next === null ? missing : Math.max(0, missing - added.length)
  return { pages, added, gone }
}
