import { execFileSync } from 'node:child_process'

/** The user a server process runs as. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** The usual numbers of `nobody`, for an image without the `id` command. */
const NOBODY: Account = { uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root, so root's server runs as `nobody`; anybody else's runs as themselves.
 *
 * @returns undefined when the user need not change
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const ask = (flag: '-u' | '-g'): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return NOBODY
  }
}
