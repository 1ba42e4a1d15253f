/** A write of a rule that stands: values of the fields it wrote, before and after. */
export interface StandingWrite {
  id: number
  before: Readonly<Record<string, unknown>>
  after: Readonly<Record<string, unknown>>
}

export interface WayBack {
  /** Writes to take back, the last one first. */
  take: number[]
  /** What the record gets back, field by field. */
  moves: { field: string; from: unknown; to: unknown }[]
  /** The newest write of each field that somebody has changed since, with those fields. */
  conflicts: { id: number; fields: string[] }[]
}

/**
 * How far the writes of one record can be taken back: from what it holds now, step by step, as long as each step found what the
 * one before had left. What somebody set in between stays where the way back meets it.
 */
export function wayBack(
  newestFirst: readonly StandingWrite[],
  present: Readonly<Record<string, unknown>>,
  same: (a: unknown, b: unknown) => boolean,
): WayBack {
  const now = new Map<string, unknown>()
  const stopped = new Set<string>()
  const way: WayBack = { take: [], moves: [], conflicts: [] }
  for (const { id, before, after } of newestFirst) {
    const fields = Object.keys(after)
    const foreign = fields.filter((field) => !same(now.has(field) ? now.get(field) : present[field], after[field]))
    const fresh = foreign.filter((field) => !now.has(field) && !stopped.has(field))
    if (fresh.length > 0) way.conflicts.push({ id, fields: fresh })
    if (foreign.length > 0 || fields.some((field) => stopped.has(field))) {
      for (const field of fields) stopped.add(field)
      continue
    }
    for (const field of fields) now.set(field, before[field] ?? null)
    way.take.push(id)
  }
  for (const [field, to] of now) way.moves.push({ field, from: present[field] ?? null, to })
  return way
}
