import type { Readable } from 'node:stream'

/** What lies in a store: its key, size and when it was written. */
export interface Blob {
  key: string
  sizeBytes: number
  changedAt: Date
}

/** Where the bytes lie. Keys are `<portal id>/<file id>`; bytes under a key never change. */
export interface BlobStore {
  /** Takes a finished file over from the working folder: afterwards the whole file is there, or nothing of it. */
  put(key: string, path: string, facts: { sizeBytes: number; sha256: string }): Promise<void>
  /** Throws BlobMissing. */
  read(key: string): Promise<Readable>
  /** No error when it is not there. */
  delete(key: string): Promise<void>
  /** Everything under a prefix (`<portal id>/`, or '' for all), in no order. */
  list(prefix: string): AsyncIterable<Blob>
}

export class BlobMissing extends Error {
  override readonly name = 'BlobMissing'
}
