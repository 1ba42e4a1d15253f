/** The portal's clock: real time plus an offset that doors move. Every portal time (tokens, limits, createdTime) comes from it. */
export interface Clock {
  /** Milliseconds since the epoch, portal time. */
  now(): number
  readonly offsetMs: number
  advance(ms: number): void
  set(offsetMs: number): void
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: (offsetMs: number) => void): () => void
}

export function createClock(realNow: () => number = Date.now): Clock {
  let offset = 0
  const listeners = new Set<(offsetMs: number) => void>()
  const set = (offsetMs: number): void => {
    offset = offsetMs
    for (const listener of listeners) listener(offset)
  }
  return {
    now: () => realNow() + offset,
    get offsetMs() {
      return offset
    },
    advance: (ms) => set(offset + ms),
    set,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
