import type { Clock } from '../clock.ts'

/** One event on its way to one handler. */
export interface Delivery {
  seq: number
  event: string
  handlerId: number
  url: string
  /** The form as sent. */
  body: string
  status: 'waiting' | 'lost' | 'delivered' | 'failed'
  httpStatus?: number
}

/** What may happen to events between the portal and a handler. */
export interface EventQueue {
  push(delivery: Delivery): void
  hold(): void
  /** Sends the held ones: in order, or the last first when `shuffled`. */
  release(shuffled?: boolean): void
  /** The next `times` deliveries are sent twice. */
  duplicate(times: number): void
  /** The next `times` deliveries never leave. */
  lose(times: number): void
  /** The next `times` deliveries leave only when the portal's clock has gone on by `delayMs`. */
  delay(times: number, delayMs: number): void
  /** Resolves when nothing is on its way (held and delayed ones are not on their way). */
  idle(): Promise<void>
  reset(): void
}

/** Nobody waits for a handler for ever; the cloud queue does not either. */
const HANDLER_TIMEOUT_MS = 30_000

export function createEventQueue(clock: Clock): EventQueue {
  let held: Delivery[] | null = null
  let duplicates = 0
  let losses = 0
  let late = { times: 0, delayMs: 0 }
  let delayed: { at: number; delivery: Delivery }[] = []
  let timer: NodeJS.Timeout | null = null
  const flying = new Set<Promise<void>>()

  const send = (delivery: Delivery): void => {
    const flight = post(delivery).finally(() => flying.delete(flight))
    flying.add(flight)
  }
  const dispatch = (delivery: Delivery): void => {
    if (losses > 0) {
      losses -= 1
      delivery.status = 'lost'
      return
    }
    send(delivery)
    if (duplicates > 0) {
      duplicates -= 1
      send(delivery)
    }
  }
  const sendDue = (): void => {
    const due = delayed.filter((one) => one.at <= clock.now())
    delayed = delayed.filter((one) => one.at > clock.now())
    for (const one of due) dispatch(one.delivery)
    if (timer) clearTimeout(timer)
    const next = Math.min(...delayed.map((one) => one.at))
    timer = delayed.length > 0 ? setTimeout(sendDue, Math.max(1, next - clock.now())) : null
    timer?.unref()
  }
  clock.subscribe(sendDue)

  return {
    push(delivery) {
      if (held) held.push(delivery)
      else if (late.times > 0) {
        late.times -= 1
        delayed.push({ at: clock.now() + late.delayMs, delivery })
        sendDue()
      } else dispatch(delivery)
    },
    hold() {
      held ??= []
    },
    release(shuffled = false) {
      const waiting = held ?? []
      held = null
      for (const delivery of shuffled ? waiting.toReversed() : waiting) dispatch(delivery)
    },
    duplicate: (times) => {
      duplicates += times
    },
    lose: (times) => {
      losses += times
    },
    delay: (times, delayMs) => {
      late = { times, delayMs }
    },
    async idle() {
      while (flying.size > 0) await Promise.all(flying)
    },
    reset() {
      held = null
      duplicates = 0
      losses = 0
      late = { times: 0, delayMs: 0 }
      delayed = []
    },
  }
}

/** One attempt; the answer is noted and not looked at. */
async function post(delivery: Delivery): Promise<void> {
  try {
    const answer = await fetch(delivery.url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Bitrix24 Webhook Engine' },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(HANDLER_TIMEOUT_MS),
    })
    await answer.arrayBuffer()
    delivery.status = 'delivered'
    delivery.httpStatus = answer.status
  } catch {
    delivery.status = 'failed'
  }
}
