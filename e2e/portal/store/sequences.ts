/** Identifier counters, one a kind of record, as auto-increment columns are: a number is never given twice. */
export interface Sequences {
  next(name: string): number
  /** Makes sure the following `next` is above `id` (seed and import use fixed numbers). */
  atLeast(name: string, id: number): void
  dump(): Record<string, number>
  load(values: Record<string, number>): void
}

export function createSequences(): Sequences {
  const last = new Map<string, number>()
  return {
    next(name) {
      const id = (last.get(name) ?? 0) + 1
      last.set(name, id)
      return id
    },
    atLeast(name, id) {
      if ((last.get(name) ?? 0) < id) last.set(name, id)
    },
    dump: () => Object.fromEntries(last),
    load(values) {
      last.clear()
      for (const [name, id] of Object.entries(values)) last.set(name, id)
    },
  }
}
