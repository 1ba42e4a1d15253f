/**
 * The one clock of the process. Every due time, lease, quota and wait reads it, so that tests and the demo can move time for
 * the whole network at once.
 */
export interface Clock {
  now(): Date
  /**
   * Resolves when this clock reaches `at`, at once if it has, also when the clock jumps past it.
   * Resolves early, without an error, when `signal` aborts.
   */
  waitUntil(at: Date, signal?: AbortSignal): Promise<void>
  stop(): void
}

/** Longest timer that Node keeps exactly; longer waits are renewed. */
const longestTimerMs = 2 ** 31 - 1

export interface JumpingClock extends Clock {
  /** Sets how far this clock is ahead of the machine's, in milliseconds, and wakes every wait that is over by it. */
  setOffset(offsetMs: number): void
}

/** The machine's clock plus an offset; the offset is zero in production. */
export function createClock(offsetMs = 0): JumpingClock {
  let offset = offsetMs
  const rearm = new Set<() => void>()
  const now = () => new Date(Date.now() + offset)

  function waitUntil(at: Date, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const finish = () => {
        clearTimeout(timer)
        rearm.delete(arm)
        signal?.removeEventListener('abort', finish)
        resolve()
      }
      const arm = () => {
        clearTimeout(timer)
        const left = at.getTime() - now().getTime()
        if (left <= 0 || signal?.aborted) finish()
        else timer = setTimeout(arm, Math.min(left, longestTimerMs))
      }
      rearm.add(arm)
      signal?.addEventListener('abort', finish, { once: true })
      arm()
    })
  }

  return {
    now,
    waitUntil,
    setOffset(next) {
      offset = next
      for (const arm of Array.from(rearm)) arm()
    },
    stop() {
      rearm.clear()
    },
  }
}
