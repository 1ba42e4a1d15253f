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
}

/** So long nothing moves before the clock does, ms of this machine. */
const stillMs = 500

const counting = `
  SELECT (SELECT state FROM long_task t WHERE t.id = r.task_id) AS task, r.waiting ->> 'until' AS until,
    (SELECT jsonb_object_agg(state, count) FROM (SELECT state, count(*)::int FROM import_row WHERE import_id = r.id GROUP BY state) c) AS counts
  FROM import_run r WHERE r.id = $1`

/** Looks at a run from outside: whoever asks the product is one more visitor of the portal, and in the way of its faults and limits. */
export class ImportWatch {
  private readonly network: Network
  private readonly client: Client
  private sight = ''
  private since = Date.now()
  private constructor(network: Network, client: Client) {
    this.network = network
    this.client = client
  }

  static async open(network: Network, databaseUrl: string): Promise<ImportWatch> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    return new ImportWatch(network, client)
  }

  async look(id: string): Promise<Watched> {
    const { rows } = await this.client.query<{ task: string; until: string | null; counts: Record<string, number> }>(
      counting,
      [id],
    )
    const { task = '', until = null, counts = {} } = rows[0] ?? {}
    const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
    return { task, counts, total, waitingUntil: until === null ? null : new Date(until) }
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
