import { roomAt, secondsSpent, type Slot } from './operating-window.ts'

/** What the portal's answers taught about one method. */
export interface MethodFacts {
  method: string
  /** Rows that one call takes. */
  rowsPerCall: number
  /** Seconds of a full call; null until one was made. */
  cost: number | null
  slots: Slot[]
  /** Seconds in ten minutes; null: this portal counts none. */
  limit: number | null
  /** After a refusal nothing is asked before, ms since 1970. */
  barredUntil: number | null
}

export interface RequestPlan {
  /** Calls of one batch, in the order in which they run. */
  calls: { method: string; rows: number }[]
}

/** Commands of one request. Bitrix24 docs: settings/how-to-call-rest-api/batch */
const mostCommands = 50
/** A request that takes a minute is cut; half of that leaves room for a slow moment, s. */
const mostSeconds = 25
/** A method that was never called is tried with two calls: what the second adds tells the cost, whoever used the method before. */
const firstTry = 2

/**
 * How many rows go out in the next request: as many as the time of the methods allows, the cheapest first, at most what one request
 * may take. Or when there is room again, ms since 1970. `rows` caps it (what is left, or what a slow server takes at once).
 */
export function planRequest(
  methods: readonly MethodFacts[],
  rows: number,
  now: number,
): RequestPlan | { waitUntil: number } {
  const calls: RequestPlan['calls'] = []
  let [left, seconds] = [rows, mostSeconds]
  for (const facts of methods.map(inTime)) {
    const count = callsOf(facts, { left, seconds, commands: mostCommands - calls.length }, now)
    for (let at = 0; at < count; at += 1) {
      const taken = Math.min(left, facts.rowsPerCall)
      calls.push({ method: facts.method, rows: taken })
      left -= taken
    }
    seconds -= count * (facts.cost ?? 0)
  }
  if (calls.length > 0) return { calls }
  return { waitUntil: Math.min(...methods.map((facts) => openAt(inTime(facts), now))) }
}

/** On a slow portal a full call would not end in time: it carries as many rows as do, one at least. */
function inTime(facts: MethodFacts): MethodFacts {
  const { cost, rowsPerCall } = facts
  if (cost === null || cost <= mostSeconds) return facts
  const rows = Math.max(1, Math.floor((rowsPerCall * mostSeconds) / cost))
  return { ...facts, rowsPerCall: rows, cost: (cost * rows) / rowsPerCall }
}

function callsOf(facts: MethodFacts, room: { left: number; seconds: number; commands: number }, now: number): number {
  const wanted = Math.min(Math.ceil(room.left / facts.rowsPerCall), room.commands)
  if (isBarred(facts, now)) return 0
  const free = limitOf(facts) - secondsSpent(facts.slots, now)
  if (facts.cost === null) return free > 0 ? Math.min(wanted, firstTry) : 0
  const cost = Math.max(facts.cost, 0.001)
  // The first call of a request goes out however long it takes: no shorter one can be made.
  const inSeconds = Math.max(room.seconds === mostSeconds ? 1 : 0, Math.floor(room.seconds / cost))
  return Math.max(0, Math.min(wanted, Math.floor(free / cost), inSeconds))
}

const isBarred = ({ barredUntil }: MethodFacts, now: number) => barredUntil !== null && barredUntil > now

function openAt(facts: MethodFacts, now: number): number {
  const room = roomAt(facts.slots, needOf(facts), limitOf(facts), now)
  return Math.max(room, facts.barredUntil ?? room)
}

const needOf = ({ cost }: MethodFacts) => cost ?? 1
/** Nobody else uses these methods: all but a breath of their time is ours. */
const limitOf = ({ limit }: MethodFacts) => (limit === null ? Number.POSITIVE_INFINITY : limit * 0.99)

/** Rows a second that the limits allow in the long run; null when none is counted. */
export function sustainedRate(methods: readonly MethodFacts[]): number | null {
  const rates = methods.flatMap((facts) =>
    facts.limit === null || facts.cost === null || facts.cost === 0
      ? []
      : [(limitOf(facts) / 600 / facts.cost) * facts.rowsPerCall],
  )
  return rates.length === 0 ? null : rates.reduce((sum, one) => sum + one, 0)
}
