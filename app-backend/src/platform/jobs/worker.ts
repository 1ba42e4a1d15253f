import type { Clock } from '../clock/clock.ts'
import type { Logger } from '../log/logger.ts'

export interface WorkerOptions {
  name: string
  clock: Clock
  log: Logger
  /**
   * Does everything that is due and returns when the next row is, or null when none waits.
   * Rows are claimed by conditional update, so any number of workers may run it at once.
   */
  drain(signal: AbortSignal): Promise<Date | null>
  /** Longest sleep, ms: finds rows whose wake-up was lost. */
  sweepMs?: number
}

export interface Worker {
  /** Something may be due: look now. Cheap, may be called at any time. */
  wake(): void
  /** Lets the current row end and stops. */
  stop(): Promise<void>
}

const retryMs = 1_000

/** Runs `drain` at start, at each wake-up, when the next row is due, and every `sweepMs` in any case. */
export function startWorker({ name, clock, log, drain, sweepMs = 15_000 }: WorkerOptions): Worker {
  const stopping = new AbortController()
  let asleep: AbortController | undefined
  let woken = false

  async function sleepUntil(at: Date) {
    asleep = new AbortController()
    if (!woken) await clock.waitUntil(at, AbortSignal.any([asleep.signal, stopping.signal]))
    asleep = undefined
  }

  async function run() {
    while (!stopping.signal.aborted) {
      woken = false
      let pause = sweepMs
      try {
        const next = await drain(stopping.signal)
        if (next) pause = Math.min(sweepMs, Math.max(0, next.getTime() - clock.now().getTime()))
      } catch (error) {
        log.error({ err: error, worker: name }, 'worker failed, trying again')
        pause = retryMs
      }
      await sleepUntil(new Date(clock.now().getTime() + pause))
    }
  }

  const running = run()
  return {
    wake() {
      woken = true
      asleep?.abort()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
