import type { Clock } from '../clock.ts'

/** Leaky bucket by source address: a counter that drains two a second and refuses above fifty. Enterprise: 250 and five. */
export interface Bucket {
  /** Counts one HTTP request; false = refused with QUERY_LIMIT_EXCEEDED. */
  admit(source: string): boolean
  configure(limits: { threshold?: number; drainPerSecond?: number }): void
  reset(): void
}

export function createBucket(clock: Clock): Bucket {
  let threshold = 50
  let drain = 2
  const levels = new Map<string, { level: number; at: number }>()
  return {
    admit(source) {
      const now = clock.now()
      const before = levels.get(source) ?? { level: 0, at: now }
      const level = Math.max(0, before.level - (Math.max(0, now - before.at) / 1000) * drain)
      const admitted = level < threshold
      levels.set(source, { level: admitted ? level + 1 : level, at: now })
      return admitted
    },
    configure(limits) {
      threshold = limits.threshold ?? threshold
      drain = limits.drainPerSecond ?? drain
    },
    reset: () => levels.clear(),
  }
}
