import type { Clock } from '../clock.ts'

const SLOT_MS = 60_000
const SLOTS = 10

/**
 * Time a method spends for one application, summed over ten one-minute slots. A call is refused only when the sum is
 * above the limit *before* it: the call that crosses the limit still finishes. Bitrix24 docs: limits.
 */
export interface Operating {
  blocked(app: string, method: string): boolean
  /** Adds the seconds a call took (or a door pretends it took). */
  spend(app: string, method: string, seconds: number): void
  /** Sum of the window in seconds, and the unix second when its oldest slot drops. */
  usage(app: string, method: string): { operating: number; resetAt: number }
  configure(limits: { seconds?: number; costs?: Record<string, number> }): void
  /** Pretended seconds a call of the method costs, 0 = what it really took. */
  costOf(method: string): number
  reset(): void
}

export function createOperating(clock: Clock): Operating {
  let limit = 480
  let costs: Record<string, number> = {}
  const windows = new Map<string, Map<number, number>>()

  const windowOf = (app: string, method: string): Map<number, number> => {
    const key = `${app} ${method.toLowerCase()}`
    const slots = windows.get(key) ?? new Map<number, number>()
    const oldest = Math.floor(clock.now() / SLOT_MS) - SLOTS
    for (const slot of slots.keys()) if (slot <= oldest) slots.delete(slot)
    windows.set(key, slots)
    return slots
  }
  const sum = (slots: Map<number, number>): number => [...slots.values()].reduce((total, one) => total + one, 0)

  return {
    blocked: (app, method) => sum(windowOf(app, method)) > limit,
    spend(app, method, seconds) {
      const slots = windowOf(app, method)
      const slot = Math.floor(clock.now() / SLOT_MS)
      slots.set(slot, (slots.get(slot) ?? 0) + seconds)
    },
    usage(app, method) {
      const slots = windowOf(app, method)
      const oldest = slots.size > 0 ? Math.min(...slots.keys()) : Math.floor(clock.now() / SLOT_MS)
      return { operating: sum(slots), resetAt: Math.floor(((oldest + SLOTS) * SLOT_MS) / 1000) }
    },
    configure(limits) {
      limit = limits.seconds ?? limit
      costs = limits.costs ?? costs
    },
    costOf: (method) => costs[method.toLowerCase()] ?? 0,
    reset: () => windows.clear(),
  }
}
