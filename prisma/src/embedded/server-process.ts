import { spawn } from 'node:child_process'
import { chownSync, closeSync, constants, openSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account } from './account.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { EmbeddedError, USE_A_SERVER } from './embedded-error.ts'
import { SERVER_ENVIRONMENT } from './init-cluster.ts'
import { isServerOf, readPostmaster } from './postmaster.ts'

const FRESH_LOG = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND
const POLL_MS = 20
/** A dead server's back ends still hold its lock or its shared memory: they end by themselves. */
const BUSY = /lock file .* already exists|shared memory block/

export interface Launch {
  readonly postgres: string
  readonly account: Account | undefined
  /** PostgreSQL settings by name. */
  readonly settings: Readonly<Record<string, string>>
}

/**
 * Starts the server and waits until it takes connections. It gets a session of its own, so that Ctrl-C in a terminal
 * reaches only us and the database outlives everything that still writes.
 *
 * @returns its process id, or 'busy' when the rest of a killed server is still ending
 */
export async function launch(place: ClusterPlace, { postgres, account, settings }: Launch): Promise<number | 'busy'> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(place.log, FRESH_LOG, 0o600)
  if (account) chownSync(place.log, account.uid, account.gid)
  const server = spawn(postgres, ['-D', place.cluster, ...flags], {
    ...account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'ignore', log],
  })
  closeSync(log)
  const end: { why?: string } = {}
  server.once('error', (error) => (end.why = error.message))
  server.once('exit', (code) => (end.why ??= `exit code ${code}`))
  server.unref()
  while (end.why === undefined) {
    const postmaster = readPostmaster(place.cluster)
    if (postmaster?.ready && postmaster.pid === server.pid) return postmaster.pid
    await pause(POLL_MS)
  }
  const said = readFileSync(place.log, 'utf8')
  if (BUSY.test(said)) return 'busy'
  throw new EmbeddedError(`PostgreSQL did not start (${end.why}). ${said.slice(-2000).trim()} ${USE_A_SERVER}`)
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // it ended between the look and the signal
  }
}

/** Ends the server as PostgreSQL's "fast" shutdown does: open transactions roll back, everything is on disk. */
export async function shutDown(cluster: string, pid: number): Promise<void> {
  const patience = Date.now() + 30_000
  signal(pid, 'SIGINT')
  while (isServerOf(cluster, pid)) {
    if (Date.now() > patience) signal(pid, 'SIGQUIT')
    await pause(POLL_MS)
  }
}
