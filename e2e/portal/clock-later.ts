import type { Clock } from './clock.ts'

/** Runs once when the portal's clock has gone on by `delayMs`: with real time, or at once when a door moves the clock past it. */
export function later(clock: Clock, delayMs: number, run: () => void): void {
  const at = clock.now() + delayMs
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    clearTimeout(timer)
    const left = at - clock.now()
    if (left > 0) {
      timer = setTimeout(look, left)
      timer.unref()
      return
    }
    stop()
    run()
  }
  const stop = clock.subscribe(look)
  look()
}
