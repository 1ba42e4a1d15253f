/** Numbers that look like chance and are the same in every run with one seed. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** Whole, from 0 up to, not including, `below`. */
  below(below: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  chance(probability: number): boolean
}

/** A 32-bit generator with one word of state (mulberry32). */
export function createRandom(seed: number): Random {
  let word = seed | 0
  const next = (): number => {
    word = (word + 0x6d2b79f5) | 0
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    chance: (probability) => next() < probability,
  }
}
