import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import type { Account } from './account.ts'
import { EmbeddedError } from './embedded-error.ts'

/**
 * Creates a folder for the server, or takes the one that is there. A folder under /tmp or /var/tmp may have been put
 * there by anybody: one that belongs to somebody else, or is a link, is refused.
 */
export function ownFolder(path: string, mode: number, owner: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode })
  const found = lstatSync(path)
  const own = new Set([process.getuid?.(), owner?.uid])
  if (!found.isDirectory() || !own.has(found.uid)) {
    throw new EmbeddedError(`The folder ${path} belongs to another user. Remove it and start again.`)
  }
  if (owner) chownSync(path, owner.uid, owner.gid)
  chmodSync(path, mode)
}
