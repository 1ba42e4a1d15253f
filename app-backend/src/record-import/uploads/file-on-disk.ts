import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { dropUnpacked } from '../sources/unpacked-path.ts'
import type { UploadStore } from './upload-store.ts'

export interface FileOnDiskDeps {
  files: Files
  uploads: UploadStore
  /** Where whole files lie while they are read. */
  folder: string
}

/**
 * The whole file of an upload at a path of its own, for readers that jump about in it. It stays until it is let go, so that a reader
 * that comes again does not gather it again. Throws `import.no-upload`, `import.upload-incomplete`.
 */
export async function fileOnDisk(deps: FileOnDiskDeps, portalId: string, uploadId: string): Promise<string> {
  const upload = await deps.uploads.find(portalId, uploadId)
  if (!upload) throw new AppError('import.no-upload')
  if (upload.receivedBytes < upload.sizeBytes) throw new AppError('import.upload-incomplete')
  const path = pathOf(deps.folder, uploadId)
  const there = await stat(path).catch(() => null)
  if (there?.size === upload.sizeBytes) return path
  await mkdir(deps.folder, { recursive: true })
  // Of two that gather at once each has a file of its own; whichever is named last, they are the same bytes.
  const gathering = `${path}.${randomUUID()}`
  await pipeline(Readable.from(bytesOf(deps, portalId, uploadId)), createWriteStream(gathering))
  await rename(gathering, path)
  return path
}

export async function letGo(folder: string, uploadId: string): Promise<void> {
  const path = pathOf(folder, uploadId)
  await rm(path, { force: true })
  await dropUnpacked(path)
}

const pathOf = (folder: string, uploadId: string) => join(folder, `import-${uploadId}`)

async function* bytesOf({ files, uploads }: FileOnDiskDeps, portalId: string, uploadId: string) {
  for (const id of await uploads.parts(portalId, uploadId)) yield* (await files.read(portalId, id)).content
}
