/** Round steps of an axis. */
const rounds = [1, 2, 2.5, 5, 10]

const count = 4

/**
 * Round values from at most `low` to at least `high`, about four steps: 0, 25, 50, 75, 100. On an axis of whole things none
 * stands between two of them.
 */
export function niceTicks(low: number, high: number, whole = false): number[] {
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / count))
  const step = (rounds.find((round) => round * power >= span / count && !(whole && (round * power) % 1)) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  // Multiples, not sums: 0.1 added three times is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** Maps a value of the domain to px. */
export const scaled =
  ([low, high]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    from + ((value - low) / (high - low || 1)) * (to - from)
