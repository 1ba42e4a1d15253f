import type { Clock } from '../clock.ts'

const SLOT_MS = 60_000
const WINDOW_MS = 10 * SLOT_MS

/** What a method spent within one minute; the slot leaves ten minutes after its first call. */
interface Slot {
  firstAt: number
  seconds: number
}

/**
 * Time a method spends for one application, summed over ten one-minute slots. A call is refused only when the sum is
 * above the limit *before* it: the call that crosses the limit still finishes. Bitrix24 docs: settings/performance/limits.
 */
export interface Operating {
  blocked(app: string, method: string): boolean
  /** Adds the seconds a call took in model time. */
  spend(app: string, method: string, seconds: number): void
  /** Sum of the window in seconds, and the unix second when its oldest slot drops. */
  usage(app: string, method: string): { operating: number; resetAt: number }
  /** Another limit, or another price a call (by lower-case name) than the cost model's. */
  configure(limits: { seconds?: number; costs?: Record<string, number> }): void
  /** The price a door has set for a call of the method, seconds; undefined: the cost model decides. It fills the slots only, the request does not take longer. */
  priceOf(method: string): number | undefined
  reset(): void
}

/** `limitOf` is asked at every call. */
export function createOperating(clock: Clock, limitOf: () => number): Operating {
  let ownLimit: number | undefined
  let costs: Record<string, number> = {}
  const windows = new Map<string, Map<number, Slot>>()

  const windowOf = (app: string, method: string): Map<number, Slot> => {
    const key = `${app} ${method.toLowerCase()}`
    const slots = windows.get(key) ?? new Map<number, Slot>()
    for (const [minute, slot] of slots) if (slot.firstAt + WINDOW_MS <= clock.now()) slots.delete(minute)
    windows.set(key, slots)
    return slots
  }
  const sum = (slots: Map<number, Slot>): number => [...slots.values()].reduce((total, one) => total + one.seconds, 0)

  return {
    blocked: (app, method) => sum(windowOf(app, method)) > (ownLimit ?? limitOf()),
    spend(app, method, seconds) {
      const slots = windowOf(app, method)
      const now = clock.now()
      const minute = Math.floor(now / SLOT_MS)
      const slot = slots.get(minute) ?? { firstAt: now, seconds: 0 }
      slot.seconds += seconds
      slots.set(minute, slot)
    },
    usage(app, method) {
      const slots = windowOf(app, method)
      const oldest = Math.min(clock.now(), ...[...slots.values()].map((one) => one.firstAt))
      return { operating: sum(slots), resetAt: Math.floor((oldest + WINDOW_MS) / 1000) }
    },
    configure(limits) {
      ownLimit = limits.seconds ?? ownLimit
      costs = limits.costs ?? costs
    },
    priceOf: (method) => costs[method.toLowerCase()],
    reset: () => windows.clear(),
  }
}
