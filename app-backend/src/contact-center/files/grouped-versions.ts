import type { FileVersionView } from '../card/contract.ts'
import type { FileVersion } from './file-store.ts'

export interface VersionedFile {
  name: string
  /** The newest first. */
  versions: (FileVersionView & { sha256: string })[]
}

/** Files with their versions, as `versionsOf` reads them. */
export const groupedVersions = (rows: readonly FileVersion[]): VersionedFile[] =>
  [...Map.groupBy(rows, ({ name }) => name)].map(([name, versions]) => ({ name, versions: versions.map(viewOf) }))

const viewOf = (one: FileVersion): VersionedFile['versions'][number] => ({
  id: one.id,
  version: one.version,
  replaces: one.version === 1 ? null : one.version - 1,
  sizeBytes: Number(one.sizeBytes),
  sha256: one.sha256,
  at: one.at.toISOString(),
  client: one.client,
  operator: one.sentBy,
  reason: one.reason,
})
