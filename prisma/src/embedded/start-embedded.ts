import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { clusterPlace } from './cluster-place.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { EmbeddedError } from './embedded-error.ts'
import { initCluster } from './init-cluster.ts'
import { isServerOf, readPostmaster, removeStaleLocks } from './postmaster.ts'
import { launch, shutDown } from './server-process.ts'
import type { Launch } from './server-process.ts'

const DEFAULTS = {
  shared_buffers: '128MB',
  max_connections: '100',
  autovacuum_naptime: '15s',
  // Statements and the details of their errors carry personal data: neither goes into the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}
const START_WITHIN_MS = 60_000
const RETRY_MS = 100

export interface EmbeddedOptions {
  /** The folder of the database; created when missing, found again by its path. */
  readonly dataDir: string
  /** PostgreSQL settings over the defaults. `fsync: 'off'` is for data that may be lost: tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** Hears one plain line before each step that takes time. */
  readonly say?: (line: string) => void
}

export interface EmbeddedServer {
  /** The address of one of its databases as the owner; of `postgres` unless told. */
  url(database?: string): string
  /** Ends the server and waits for it; the data stays. */
  stop(): Promise<void>
  readonly pid: number
  /** Whether it was running already, started by another process. */
  readonly adopted: boolean
  /** Where the data really is. */
  readonly home: string
}

/**
 * Starts the PostgreSQL that npm delivers, on a Unix socket only, or takes over the one that is still running in this
 * folder after its Node process died.
 *
 * @throws EmbeddedError with a sentence for a person
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const say = options.say ?? (() => undefined)
  const account = serverAccount()
  const { initdb, postgres } = findBinaries(account, say)
  const place = clusterPlace(options.dataDir, account)
  sayWhere(place, options.dataDir, say)
  const durable = options.settings?.['fsync'] !== 'off'
  await initCluster(place.cluster, { initdb, account, durable })
  const own = { listen_addresses: '', unix_socket_directories: place.socket, unix_socket_permissions: '0700' }
  const settings = { ...DEFAULTS, ...options.settings, ...own, port: '5432' }
  const server = await adoptOrLaunch(place, { postgres, account, settings })
  return {
    url: (database) => address(place, database),
    stop: () => shutDown(place.cluster, server.pid),
    ...server,
    home: place.home,
  }
}

function sayWhere({ home }: ClusterPlace, asked: string, say: (line: string) => void): void {
  if (home.startsWith('/var/tmp/')) say(`The database lives in ${home}: its unprivileged user may not enter ${asked}`)
}

function address(place: ClusterPlace, database = 'postgres'): string {
  return `postgresql://postgres@localhost:5432/${encodeURIComponent(database)}?host=${encodeURIComponent(place.socket)}`
}

async function adoptOrLaunch(place: ClusterPlace, how: Launch): Promise<Pick<EmbeddedServer, 'pid' | 'adopted'>> {
  const until = Date.now() + START_WITHIN_MS
  while (Date.now() < until) {
    const running = readPostmaster(place.cluster)
    if (running && isServerOf(place.cluster, running.pid)) {
      if (await answers(address(place))) return { pid: running.pid, adopted: true }
    } else {
      if (running) removeStaleLocks(place.cluster, place.socket, running.pid)
      const pid = await launch(place, how)
      if (pid !== 'busy') return { pid, adopted: false }
    }
    await pause(RETRY_MS)
  }
  throw new EmbeddedError(
    `The PostgreSQL in ${place.home} neither answers nor ends. Look into ${place.log}, end its process and start again.`,
  )
}

/** A server that still recovers or already shuts down refuses. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}
