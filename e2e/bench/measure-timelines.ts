import { Client } from 'pg'
import { ownDatabase } from '../network/own-database.ts'
import { startNetwork } from '../network/start-network.ts'
import { pastRun } from '../network/timelines/past-run.ts'
import { addTalkedPast } from '../network/timelines/talked-past.ts'
import { PRICE } from '../portal/limits/cost.ts'
import { traitsOf } from '../portal/profile.ts'

const limitMs = 2 * 3_600_000
/** Seconds of the window in which a method's time counts. Bitrix24 docs: limits */
const windowSeconds = 600
const adding = 'crm.activity.binding.add'

export interface TimelineRate {
  bound: number
  /** Entries a second by the portal's clock, from the first write to the last. */
  rate: number
  /** What the portal's limits allow over hours to whoever ties one entry a call: fifty of them ride in one request. */
  optimum: number
  /** The same when the first window may be spent at once, as at the end of a quiet night. */
  optimumOfRun: number
  /** HTTP requests of the product for an entry, whatever they were for. */
  requests: number
  refused: number
  /** Seconds of this machine. */
  seconds: number
}

/** How fast the past of contacts comes into their companies under the limits of a portal in the cloud, beside what those allow. */
export async function measureTimelines({ activities }: { activities: number }): Promise<TimelineRate> {
  await using ends = new AsyncDisposableStack()
  const database = ends.adopt(await ownDatabase(), (one) => one.stop())
  const rows = ends.adopt(new Client({ connectionString: database.url }), (one) => one.end())
  await rows.connect()
  const network = ends.adopt(
    await startNetwork({ databaseUrl: database.url, logLevel: 'warn', seed: 'empty' }),
    (one) => one.stop(),
  )
  const { state } = network.portal
  state.settings.profile = 'cloud'
  state.settings.limits = true
  const { bindable } = addTalkedPast(state, { activities, seed: 20_261_123 })
  const run = pastRun(network, rows)
  const routeId = await run.addRoute()
  const seen = { requests: 0, refused: 0, first: 0, last: 0 }
  state.journal.subscribe(({ method, inBatch, error }) => {
    if (!inBatch) seen.requests += 1
    if (error === 'QUERY_LIMIT_EXCEEDED' || error === 'OPERATION_TIME_LIMIT') seen.refused += 1
    if (method.toLowerCase() !== adding) return
    seen.first ||= state.clock.now()
    seen.last = state.clock.now()
  })
  const at = performance.now()
  await run.begin(routeId)
  await run.end(limitMs)
  const window = traitsOf('cloud').operatingSeconds / (PRICE.call + PRICE.write)
  const optimum = window / windowSeconds
  const least = Math.max(bindable / 50 / 2, Math.floor((bindable - 1) / window) * windowSeconds)
  return {
    bound: bindable,
    rate: (bindable * 1_000) / (seen.last - seen.first),
    optimum,
    optimumOfRun: bindable / least,
    requests: seen.requests / bindable,
    refused: seen.refused,
    seconds: (performance.now() - at) / 1_000,
  }
}
