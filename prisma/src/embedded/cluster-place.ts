import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Account } from './account.ts'
import { mayEnter } from './may-enter.ts'
import { ownFolder } from './own-folder.ts'

/** Longest path of a Unix socket in bytes: 104 with its closing zero on macOS, 108 on Linux. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432'

/** Where one embedded server lives. */
export interface ClusterPlace {
  /** PostgreSQL's own folder. */
  readonly cluster: string
  readonly log: string
  /** The folder of the Unix socket. */
  readonly socket: string
  /** The folder that holds the above; differs from the one asked for when the server's user may not go there. */
  readonly home: string
  /** Every folder made for this server. */
  readonly folders: readonly string[]
}

const shortHash = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 12)

/**
 * Chooses the server's folders. The answer depends on the path alone, so a later start finds its data again.
 * Root's server runs as `nobody`: where that user may not go (a 700 folder above), the data lies under /var/tmp.
 */
export function clusterPlace(dataDir: string, account: Account | undefined): ClusterPlace {
  const asked = resolve(dataDir)
  mkdirSync(dirname(asked), { recursive: true })
  const reachable = mayEnter(dirname(asked), account)
  const elsewhere = `/var/tmp/poryadok-${shortHash(asked)}`
  const home = reachable ? asked : join(elsewhere, 'data')
  if (!reachable) {
    ownFolder(elsewhere, 0o711, undefined)
    mkdirSync(asked, { recursive: true })
    writeFileSync(join(asked, 'where-is-the-data.txt'), `${home}\n`)
  }
  ownFolder(home, 0o700, account)
  const fits = Buffer.byteLength(join(home, SOCKET_NAME)) <= LONGEST_SOCKET_PATH
  const socket = fits ? home : `/tmp/poryadok-${shortHash(home)}`
  if (!fits) ownFolder(socket, 0o700, account)
  const folders = [...(reachable ? [] : [elsewhere]), home, socket, asked]
  return { cluster: join(home, 'cluster'), log: join(home, 'server.log'), socket, home, folders }
}
