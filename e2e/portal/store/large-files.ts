import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Bytes that lie in the portal's folder. */
export interface FileOnDisk {
  diskName: string
  size: number
}

/** What came as a file: small ones in memory, large ones on disk. */
export type FileContent = Buffer | FileOnDisk

/**
 * The folder of large files: neither memory nor the world's snapshot holds their bytes. It stands beside the file of the world
 * where there is one, and goes with the portal where there is none.
 */
export interface LargeFiles {
  /** Writes the bytes as they come. */
  keep(content: AsyncIterable<Buffer>): Promise<FileOnDisk>
  /** The file is the world's from now on. */
  claim(file: FileOnDisk): void
  /** Ends with the request that brought it, as uploads do that nobody has taken. */
  dropUnclaimed(file: FileOnDisk): void
  pathOf(diskName: string): string
  /** The folder that outlives the portal. */
  settleIn(folder: string): void
  stop(): void
}

export function createLargeFiles(): LargeFiles {
  let folder = ''
  let lasting = false
  const unclaimed = new Set<string>()
  const pathOf = (diskName: string): string => path.join(folder, path.basename(diskName))
  const prepare = (): void => {
    if (folder === '') folder = mkdtempSync(path.join(tmpdir(), 'portal-files-'))
    else mkdirSync(folder, { recursive: true })
  }
  return {
    async keep(content) {
      prepare()
      const diskName = randomUUID()
      unclaimed.add(diskName)
      const out = createWriteStream(pathOf(diskName), { mode: 0o600 })
      await pipeline(content, out)
      return { diskName, size: out.bytesWritten }
    },
    claim: ({ diskName }) => void unclaimed.delete(diskName),
    dropUnclaimed({ diskName }) {
      if (unclaimed.delete(diskName)) rmSync(pathOf(diskName), { force: true })
    },
    pathOf,
    settleIn(wanted) {
      folder = wanted
      lasting = true
    },
    stop() {
      if (!lasting && folder !== '' && existsSync(folder)) rmSync(folder, { recursive: true })
    },
  }
}

export const isOnDisk = (content: unknown): content is FileOnDisk =>
  typeof content === 'object' && content !== null && 'diskName' in content

/** Whether a part of a form is a file at all. */
export const isFileContent = (content: unknown): content is FileContent => Buffer.isBuffer(content) || isOnDisk(content)
