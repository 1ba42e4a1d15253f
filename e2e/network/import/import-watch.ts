import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Network } from '../start-network.ts'
import { advance } from '../testing.ts'

export interface Watched {
  /** Rows by state. */
  counts: Record<string, number>
  total: number
  /** State of the run's long work. */
  task: string
  waitingUntil: Date | null
  /** Code of what it waits for. */
  because: string | null
}

/** So long nothing moves before the clock does, ms of this machine. */
const stillMs = 1_000

interface Row {
  task: string
  until: string | null
  because: string | null
  counts: Record<string, number>
}

const counting = `
  SELECT (SELECT state FROM long_task t WHERE t.id = r.task_id) AS task, r.waiting ->> 'until' AS until, r.waiting ->> 'code' AS because,
    (SELECT jsonb_object_agg(state, count) FROM (SELECT state, count(*)::int FROM import_row WHERE import_id = r.id GROUP BY state) c) AS counts
  FROM import_run r WHERE r.id = $1`

/** Looks at a run from outside: whoever asks the product is one more visitor of the portal, and in the way of its faults and limits. */
export class ImportWatch {
  private readonly network: Network
  private readonly client: Client
  private sight = ''
  private since = Date.now()
  private readonly lookMs: number
  private constructor(network: Network, client: Client, lookMs: number) {
    this.network = network
    this.client = client
    this.lookMs = lookMs
  }

  /** `lookMs`: pause before each look, for runs whose rows take long to count. */
  static async open(network: Network, databaseUrl: string, lookMs = 0): Promise<ImportWatch> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    return new ImportWatch(network, client, lookMs)
  }

  async look(id: string): Promise<Watched> {
    if (this.lookMs > 0) await delay(this.lookMs)
    const { rows } = await this.client.query<Row>(counting, [id])
    const { task = '', until = null, because = null, counts = {} } = rows[0] ?? {}
    const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
    return { task, counts, total, because, waitingUntil: until === null ? null : new Date(until) }
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
    else if (still > stillMs) await advance(this.network, 10_000)
    return seen
  }

  close(): Promise<void> {
    return this.client.end()
  }
}
