export interface Random {
  /** 0 <= n < below */
  int(below: number): number
  chance(percent: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  letters(length: number): string
  bytes(length: number): Buffer
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    int,
    chance: (percent) => next() * 100 < percent,
    pick: (items) => items[int(items.length)] ?? items[0],
    letters: (length) => Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[int(36)]).join(''),
    bytes: (length) => Buffer.from(Array.from({ length }, () => int(256))),
  }
}
