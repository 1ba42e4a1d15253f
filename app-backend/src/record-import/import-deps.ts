import type { Files } from '../platform/files/create-files.ts'
import type { LongWork } from '../platform/long-work/create-long-work.ts'
import type { Database } from '../platform/db/database.ts'
import type { UploadStore } from './uploads/upload-store.ts'
import type { WriteDeps } from './write/write-deps.ts'

/** What the engine of imports needs. */
export interface ImportDeps extends Omit<WriteDeps, 'db'> {
  db: Database
  files: Files
  uploads: UploadStore
  longWork: LongWork
  /** Where whole files lie while they are read. */
  folder: string
}
