import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Network } from '../start-network.ts'
import { advance } from '../testing.ts'

export interface Watched {
  /** Rows that the long work has brought to an end. */
  handled: number
  /** Rows by state. */
  counts: Record<string, number>
  total: number
  /** State of the run's long work. */
  task: string
  waitingUntil: Date | null
  /** Code of what it waits for. */
  because: string | null
}

export interface Watching {
  /** Rows that take long to count are counted so often only, ms, and when the work has ended. */
  countMs?: number
  /** So long nothing moves before the clock does, ms of this machine. */
  stillMs?: number
  /** So long before it moves again: whoever measures by the portal's clock gives the product time to do its part, ms. */
  restMs?: number
}

/** Pause before each look at a long run, ms. */
const betweenLooksMs = 100

interface Sight {
  task: string
  handled: number
  until: string | null
  because: string | null
}

const sighting = `
  SELECT t.state AS task, t.done + t.failed + t.skipped AS handled, r.waiting ->> 'until' AS until, r.waiting ->> 'code' AS because
  FROM import_run r LEFT JOIN long_task t ON t.id = r.task_id WHERE r.id = $1`
const counting = 'SELECT state, count(*)::int FROM import_row WHERE import_id = $1 GROUP BY state'

/** Looks at a run from outside: whoever asks the product is one more visitor of the portal, and in the way of its faults and limits. */
export class ImportWatch {
  private readonly network: Network
  private readonly client: Client
  private sight = ''
  private since = Date.now()
  private readonly countMs: number
  private counted = { at: Number.NEGATIVE_INFINITY, counts: {} as Record<string, number> }
  private readonly stillMs: number
  private readonly restMs: number
  private constructor(network: Network, client: Client, { countMs = 0, stillMs = 1_000, restMs = 0 }: Watching) {
    this.network = network
    this.client = client
    this.countMs = countMs
    this.stillMs = stillMs
    this.restMs = restMs
  }

  static async open(network: Network, databaseUrl: string, watching: Watching = {}): Promise<ImportWatch> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    return new ImportWatch(network, client, watching)
  }

  async look(id: string): Promise<Watched> {
    if (this.countMs > 0) await delay(betweenLooksMs)
    const { task = '', until = null, because = null, handled = 0 } = await this.see(id)
    const counts = await this.count(id, task !== 'running')
    const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
    return { task, handled, counts, total, because, waitingUntil: until === null ? null : new Date(until) }
  }

  private async see(id: string): Promise<Partial<Sight>> {
    return (await this.client.query<Sight>(sighting, [id])).rows[0] ?? {}
  }

  private async count(id: string, now: boolean): Promise<Record<string, number>> {
    if (now || performance.now() - this.counted.at >= this.countMs) {
      const { rows } = await this.client.query<{ state: string; count: number }>(counting, [id])
      this.counted = {
        at: performance.now(),
        counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
      }
    }
    return this.counted.counts
  }

  /** Jumps to the moment for which the run waits; a lease, or a try again, takes what time it takes when nothing moves. */
  async jump(id: string): Promise<Watched> {
    const seen = await this.look(id)
    const ms = (seen.waitingUntil?.getTime() ?? 0) - this.network.portal.state.clock.now()
    const sight = JSON.stringify(seen)
    if (sight !== this.sight) this.since = Date.now()
    this.sight = sight
    const still = Date.now() - this.since
    if (ms > 0) await advance(this.network, ms + 100)
    else if (still > this.stillMs) {
      this.since = Date.now() - this.stillMs + this.restMs
      await advance(this.network, 10_000)
    }
    return seen
  }

  close(): Promise<void> {
    return this.client.end()
  }
}
