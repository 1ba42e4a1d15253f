import { Pool } from 'pg'
import type { PoolClient, PoolConfig, QueryResult } from 'pg'
import { scopeSetting } from './portal-scope.ts'

/** The database role that the row policies hold for: neither owner nor superuser. */
const APP_ROLE = 'poryadok_app'

type Taken = (
  error: Error | undefined,
  client: PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void

async function handOver(taken: Promise<PoolClient>, callback: Taken): Promise<void> {
  let client: PoolClient
  try {
    client = await taken
  } catch (error) {
    return callback(error as Error, undefined, () => undefined)
  }
  return callback(undefined, client, (error) => client.release(error))
}

/** Connections at rest, the one that pg-pool hands out next at the end: a list of its own that it offers to nobody. */
interface Resting {
  _idle?: { client: PoolClient }[]
}

/**
 * A pool whose connections see what the caller's scope allows. The scope is told to a connection when it is taken out and
 * differs from what it was told last. Whoever comes gets the connection that knows the scope already, so that a request, which
 * is looked up across portals and goes on in its own, tells nothing anew. The scope stays for a whole transaction. Connections
 * must be real sessions: a proxy that shares them by transaction does not fit.
 */
export class ScopedPool extends Pool {
  private readonly told = new WeakMap<PoolClient, string>()

  constructor(config: PoolConfig) {
    super({ ...config, options: `${config.options ?? ''} -c role=${APP_ROLE}`.trim() })
    // A session that breaks while it is out tells so by its query's refusal; an 'error' nobody hears would end the process.
    this.on('connect', (client) => client.on('error', () => undefined))
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Taken): void
  override connect(callback?: Taken): Promise<PoolClient> | void {
    const taken = this.take(scopeSetting())
    if (!callback) return taken
    void handOver(taken, callback)
  }

  /** Puts the connection that knows the scope where it is taken next; when none does, the one that has rested longest. */
  private prefer(scope: string) {
    const idle = (this as Resting)._idle
    if (!idle || idle.length < 2) return
    const known = idle.findLastIndex(({ client }) => this.told.get(client) === scope)
    idle.push(...idle.splice(Math.max(known, 0), 1))
  }

  private async take(scope: string): Promise<PoolClient> {
    this.prefer(scope)
    const client = await super.connect()
    if (this.told.get(client) === scope) return client
    try {
      await client.query("SELECT set_config('poryadok.portal', $1, false)", [scope])
    } catch (error) {
      client.release(error as Error)
      throw error
    }
    this.told.set(client, scope)
    return client
  }

  /** As Pool.query with a promise; the callback form is not offered. */
  override query = (async (...query: Parameters<PoolClient['query']>): Promise<QueryResult> => {
    const client = await this.take(scopeSetting())
    let broken: Error | undefined
    try {
      return await (client.query as (...args: unknown[]) => Promise<QueryResult>)(...query)
    } catch (error) {
      // A refusal of the server leaves the session well; anything else may have broken it.
      if ((error as { severity?: string }).severity === undefined) broken = error as Error
      throw error
    } finally {
      client.release(broken)
    }
  }) as Pool['query']
}
