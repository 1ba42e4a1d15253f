import type { HttpServer } from './platform/http/server.ts'
import type { JobQueue, Jobs } from './platform/jobs/create-jobs.ts'

/** What one slice adds to the process. */
export interface Capability {
  routes?(server: HttpServer): void
  queues?: Readonly<Record<string, JobQueue>>
  /** Before the jobs begin to work. */
  start?(jobs: Jobs): Promise<void>
  stop?(): Promise<void>
}
