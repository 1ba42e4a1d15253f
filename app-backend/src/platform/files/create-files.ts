import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import { AppError } from '../errors/app-error.ts'
import type { Logger } from '../log/logger.ts'
import { BlobMissing, type BlobStore } from './blob-store.ts'
import { dropFiles, dropPortalFiles, fileById, filesTake, insertFile, inTransaction, type Tx } from './file-store.ts'
import { cleanFileName } from './rules/file-name.ts'
import { spool } from './spool.ts'
import type { StoredFile } from './stored-file.ts'

export interface FileDeps {
  db: Database
  clock: Clock
  log: Logger
  store: BlobStore
  /** Folder for files on their way in; on the file system of a folder store. */
  workFolder: string
  limits: FileLimits
}

export interface FileLimits {
  /** Largest file, bytes. */
  fileBytes: number
  /** All files of a portal together, bytes. */
  portalBytes: number
}

export interface NewFile {
  portalId: string
  purpose: string
  /** As the sender names it; cleaned before it is kept. */
  name: string
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Null: until somebody drops it. */
  expiresAt?: Date | null
}

export interface Files {
  /**
   * Keeps a file: the bytes first, then the row, in the caller's transaction when given. A crash between the two leaves bytes
   * without a row, which the sweep takes away. Throws `file.too-large`, `file.portal-full`.
   */
  save(file: NewFile, tx?: Tx): Promise<StoredFile>
  /** Throws `file.not-found`, also for a file past its time and for one of another portal. */
  find(portalId: string, id: string): Promise<StoredFile>
  /** Throws `file.not-found`; a row whose bytes are missing is a fault that the sweep reports. */
  read(portalId: string, id: string): Promise<{ file: StoredFile; content: Readable }>
  /** The file under a path of its own, for readers that jump about in it; the copy is gone afterwards. */
  onDisk<T>(portalId: string, id: string, work: (path: string) => Promise<T>): Promise<T>
  drop(portalId: string, ids: readonly string[]): Promise<void>
  /** Everything a portal has, rows and bytes; how many rows there were. */
  wipe(portalId: string): Promise<number>
  /** What the portal's files take. */
  taken(portalId: string): Promise<{ bytes: number; count: number }>
}

const keyOf = (portalId: string, id: string) => `${portalId}/${id}`

/** The files that the product keeps. */
export function createFiles({ db, clock, log, store, workFolder, limits }: FileDeps): Files {
  async function find(portalId: string, id: string): Promise<StoredFile> {
    const file = await fileById(db.prisma, portalId, id, clock.now())
    if (!file) throw new AppError('file.not-found')
    return file
  }

  async function read(portalId: string, id: string) {
    const file = await find(portalId, id)
    try {
      return { file, content: await store.read(keyOf(portalId, id)) }
    } catch (error) {
      if (!(error instanceof BlobMissing)) throw error
      log.error({ file: id }, 'the bytes of a stored file are missing')
      throw new AppError('file.not-found', { cause: error })
    }
  }

  return {
    find,
    read,
    async save({ portalId, purpose, name, content, expiresAt = null }, tx) {
      const id = randomUUID()
      const { path, ...facts } = await spool(content, workFolder, id, limits.fileBytes)
      const file = { id, purpose, name: cleanFileName(name), ...facts, createdAt: clock.now(), expiresAt }
      try {
        await store.put(keyOf(portalId, id), path, facts)
      } finally {
        await rm(path, { force: true })
      }
      const fits = await inTransaction(db.prisma, portalId, tx, (t) =>
        insertFile(t, portalId, file, limits.portalBytes),
      )
      if (fits) return file
      await store.delete(keyOf(portalId, id))
      throw new AppError('file.portal-full', { params: { gigabytes: Math.floor(limits.portalBytes / 1024 ** 3) } })
    },
    async onDisk(portalId, id, work) {
      const { content } = await read(portalId, id)
      const { path } = await spool(content, workFolder, randomUUID(), Number.MAX_SAFE_INTEGER)
      try {
        return await work(path)
      } finally {
        await rm(path, { force: true })
      }
    },
    async drop(portalId, ids) {
      const dropped = await inTransaction(db.prisma, portalId, undefined, (tx) => dropFiles(tx, portalId, ids))
      for (const id of dropped) await store.delete(keyOf(portalId, id))
    },
    async wipe(portalId) {
      const count = await dropPortalFiles(db.prisma, portalId)
      for await (const { key } of store.list(`${portalId}/`)) await store.delete(key)
      return count
    },
    taken: (portalId) => filesTake(db.prisma, portalId),
  }
}

/** The working folder of a folder store: beside the portals' folders, on the same file system. */
export const workFolderIn = (folder: string) => join(folder, '.incoming')
