import type { Config } from '../../config.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import type { JobQueue, Jobs } from '../jobs/create-jobs.ts'
import { ensureRepeating } from '../jobs/repeat.ts'
import type { Logger } from '../log/logger.ts'
import type { BlobStore } from './blob-store.ts'
import { createFiles, type Files, workFolderIn } from './create-files.ts'
import { createFolderStore } from './folder-store.ts'
import { createS3Store } from './s3-store.ts'
import { expirySchedule, fileQueues, sweepSchedule } from './sweep-files.ts'

export interface OpenFiles {
  files: Files
  /** For createJobs. */
  queues: Record<string, JobQueue>
  /** Lets the nightly and hourly work begin, once for all processes. */
  start(jobs: Jobs): Promise<void>
}

/** The files of the product in the store that the settings name: a folder, or S3 when its address is given. */
export function openFiles(deps: { config: Config; db: Database; clock: Clock; log: Logger }): OpenFiles {
  const { config, clock } = deps
  const limits = { fileBytes: config.FILES_MAX_MB * 1024 ** 2, portalBytes: config.FILES_PORTAL_GB * 1024 ** 3 }
  const all = { ...deps, store: storeOf(config), workFolder: workFolderIn(config.FILES_DIR), limits }
  const files = createFiles(all)
  return {
    files,
    queues: fileQueues(all, files),
    async start(jobs) {
      await ensureRepeating(jobs, 'files.expiry', expirySchedule, clock)
      await ensureRepeating(jobs, 'files.sweep', sweepSchedule, clock)
    },
  }
}

function storeOf(config: Config): BlobStore {
  if (config.FILES_S3_ENDPOINT === undefined) return createFolderStore(config.FILES_DIR)
  return createS3Store({
    endpoint: config.FILES_S3_ENDPOINT,
    bucket: config.FILES_S3_BUCKET,
    region: config.FILES_S3_REGION,
    accessKeyId: config.FILES_S3_KEY,
    secretAccessKey: config.FILES_S3_SECRET,
    prefix: config.FILES_S3_PREFIX,
  })
}
