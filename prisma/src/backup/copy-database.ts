import { backupFrames } from './backup-frames.ts'
import type { BackupContents } from './backup-parts.ts'
import { restoreFrames } from './restore-backup.ts'

export interface DatabaseCopy {
  /** Addresses of both databases as their owners; the target is empty. */
  from: string
  to: string
  now: () => Date
}

/**
 * Copies the database to another server, e.g. from the embedded one, as one moment of it stands: end the product first, so
 * that nothing is written behind the copy. Throws BackupError when the target is not empty or differs afterwards.
 */
export function copyDatabase({ from, to, now }: DatabaseCopy): Promise<BackupContents> {
  return restoreFrames(backupFrames({ url: from, now }), { url: to, now })
}
