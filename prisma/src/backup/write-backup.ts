import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { backupFrames, type BackupSource } from './backup-frames.ts'
import { writeFrames } from './frames.ts'
import { recordBackup } from './record-backup.ts'

export interface MadeBackup {
  file: string
  sizeBytes: number
  /** Of the file. */
  sha256: string
}

/**
 * Writes database and files into one compressed file. It gets its name when it is whole and on the disk: a backup that was
 * broken off leaves nothing under that name. The try stands in the table of backups, which the health page reads.
 */
export async function writeBackup(source: BackupSource, file: string): Promise<MadeBackup> {
  return recordBackup(source, file, async () => {
    const unfinished = `${file}.part`
    const hash = createHash('sha256')
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk)
        done(null, chunk)
      },
    })
    try {
      const bytes = Readable.from(writeFrames(backupFrames(source)), { objectMode: false })
      // Personal data: nobody but the owner reads the file.
      await pipeline(bytes, createGzip({ level: 6 }), hashing, createWriteStream(unfinished, { mode: 0o600 }))
      await flushed(unfinished)
      await rename(unfinished, file)
    } catch (error) {
      await rm(unfinished, { force: true })
      throw error
    }
    return { file, sizeBytes: (await stat(file)).size, sha256: hash.digest('hex') }
  })
}

async function flushed(file: string) {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
