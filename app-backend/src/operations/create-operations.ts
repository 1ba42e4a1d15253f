import type { Config } from '../config.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { Logger } from '../platform/log/logger.ts'
import type { Guards } from '../portal/index.ts'
import type { RecordOperation } from './audit-line.ts'
import { startBeat } from './health/beat-store.ts'
import { lookAtCertificate } from './health/look-at-certificates.ts'
import { createMetrics } from './health/metrics.ts'
import type { HealthNotice } from './health/tell-ahead.ts'
import { operationsJobs, startOperationsJobs } from './jobs.ts'
import { probeRoutes } from './probe-routes.ts'
import type { RetentionDays } from './retention/retained.ts'
import { operationsRoutes } from './routes.ts'

export interface OperationsDeps {
  config: Config
  clock: Clock
  db: Database
  log: Logger
  version: string
  /** Seals what lies in the database anew under the present key. */
  reseal(signal: AbortSignal): Promise<unknown>
  nameOf(portalId: string, userId: number): Promise<string | null>
  /** How long the portal's settings keep each kind of data. */
  daysOf(portalId: string): Promise<RetentionDays>
  /** Sends it to the administrators of the portal. */
  notify(notice: HealthNotice): Promise<void>
  audit: RecordOperation
}

export interface Operations {
  /** Queues of the installation's own work. */
  queues: Record<string, JobQueue>
  routes(server: HttpServer, guards: Guards): void
  /** Beats from now on, and sees that the repeating work is there. */
  start(jobs: Jobs): Promise<void>
  /** Balancers hear that this process takes no more requests. */
  drain(): void
  stop(): Promise<void>
}

/** Health, metrics, journal, given-up work, retention and a person's data, wired. */
export function createOperations(deps: OperationsDeps): Operations {
  const { config, clock, db, log, version } = deps
  const { prisma } = db
  const health = {
    prisma,
    clock,
    watchDirs: config.WATCH_DIRS,
    watchBackups: config.WATCH_BACKUPS === 'on',
    nameOf: deps.nameOf,
  }
  let stopping = false
  let stopBeat = async () => {}
  return {
    queues: operationsJobs({
      ...health,
      publicUrl: config.PUBLIC_URL,
      notify: deps.notify,
      lookAtCertificate,
      daysOf: deps.daysOf,
      reseal: async (signal) => void (await deps.reseal(signal)),
    }),
    routes(server, guards) {
      if (config.ROLE === 'worker') serveProbesOnly(server)
      operationsRoutes(server, { ...guards, ...health, db, daysOf: deps.daysOf, audit: deps.audit })
      const metrics = createMetrics({ prisma, clock, watchDirs: config.WATCH_DIRS })
      probeRoutes(server, { prisma, metrics, metricsToken: config.METRICS_TOKEN, stopping: () => stopping })
    },
    async start(jobs) {
      const beat = startBeat({ prisma, clock, log, role: config.ROLE, version })
      stopBeat = () => beat.stop()
      await startOperationsJobs(jobs, clock)
    },
    drain() {
      stopping = true
    },
    stop: () => stopBeat(),
  }
}

/** A worker takes no events and shows no screens: a request that strays to it hears that there is nothing. */
function serveProbesOnly(server: HttpServer) {
  server.addHook('onRequest', async ({ url }) => {
    if (!/^\/(health\/(live|ready)|metrics)(\?|$)/.test(url)) throw new AppError('route.not-found')
  })
}
