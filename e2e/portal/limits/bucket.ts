import type { Clock } from '../clock.ts'

/** How high the counter may stand and how fast it falls. */
export interface BucketSize {
  threshold: number
  drainPerSecond: number
}

/** Leaky bucket by source address: a counter that drains two a second and refuses above fifty. Enterprise: 250 and five. */
export interface Bucket {
  /** Counts one HTTP request; false = refused with QUERY_LIMIT_EXCEEDED. */
  admit(source: string): boolean
  /** Other numbers than those of the profile. */
  configure(limits: { threshold?: number; drainPerSecond?: number }): void
  /** Empties the counters; a size set by `configure` stays. */
  reset(): void
}

/** `size` is asked at every request: null = this installation counts no requests. */
export function createBucket(clock: Clock, size: () => BucketSize | null): Bucket {
  let own: Partial<BucketSize> = {}
  const levels = new Map<string, { level: number; at: number }>()
  return {
    admit(source) {
      const limits = size()
      if (limits === null) return true
      const { threshold, drainPerSecond } = { ...limits, ...own }
      const now = clock.now()
      const before = levels.get(source) ?? { level: 0, at: now }
      const level = Math.max(0, before.level - (Math.max(0, now - before.at) / 1000) * drainPerSecond)
      const admitted = level < threshold
      levels.set(source, { level: admitted ? level + 1 : level, at: now })
      return admitted
    },
    configure(limits) {
      own = { ...own, ...limits }
    },
    reset: () => levels.clear(),
  }
}
