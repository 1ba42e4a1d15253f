import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import { bucketLimit, readLoad } from '../../portal/index.ts'
import { servedPortals } from './served-portals-store.ts'
import { aliveByRole, fullestDisk, lastGoodBackup } from './host-read-model.ts'
import { readQueues } from './queue-read-model.ts'

export interface MetricsDeps {
  prisma: Database['prisma']
  clock: Clock
  watchDirs: readonly string[]
}

export interface Metrics {
  contentType: string
  /** The text of all metrics as of now. */
  read(): Promise<string>
}

/** Portals whose limits are told one by one; more would be a metric of thousands of lines. */
const portalsTold = 200

/** Metrics for Prometheus, read from the tables when they are asked for: every process tells the same of the queues. */
export function createMetrics({ prisma, clock, watchDirs }: MetricsDeps): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'poryadok_' })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `poryadok_${name}`, help, labelNames, registers: [registry] })
  const waiting = gauge('queue_waiting', 'Work that waits, for later too', ['queue'])
  const due = gauge('queue_due', 'Work whose time has come', ['queue'])
  const held = gauge('queue_held', 'Work in hands', ['queue'])
  const dead = gauge('queue_dead', 'Work that was given up', ['queue'])
  const oldest = gauge('queue_oldest_seconds', 'Since when the oldest due work waits', ['queue'])
  const bucket = gauge('portal_bucket_share', 'Requests in the bucket, of its limit', ['portal'])
  const method = gauge('portal_method_share', 'Time the heaviest method spent, of its limit', ['portal', 'method'])
  const alive = gauge('processes', 'Processes that beat lately', ['role'])
  const backup = gauge('backup_age_seconds', 'Age of the last good backup; absent without one')
  const disk = gauge('disk_free_share', 'Free share of the fullest watched disk')

  async function readQueueMetrics() {
    for (const one of [waiting, due, held, dead, oldest]) one.reset()
    for (const row of await readQueues(prisma, null, clock.now())) {
      const { queue } = row
      waiting.set({ queue }, row.waiting)
      due.set({ queue }, row.due)
      held.set({ queue }, row.held)
      dead.set({ queue }, row.dead)
      oldest.set({ queue }, row.oldestDueAt ? (clock.now().getTime() - row.oldestDueAt.getTime()) / 1_000 : 0)
    }
  }

  async function readLimitMetrics() {
    bucket.reset()
    method.reset()
    for (const { id: portal } of (await servedPortals(prisma)).slice(0, portalsTold)) {
      const load = await readLoad(prisma, portal, clock.now())
      bucket.set({ portal }, load.used / bucketLimit)
      const [heaviest] = load.methods
      if (heaviest) method.set({ portal, method: heaviest.method }, heaviest.seconds / load.secondsLimit)
    }
  }

  async function readHostMetrics() {
    alive.reset()
    for (const [role, count] of await aliveByRole(prisma, clock.now())) alive.set({ role }, count)
    const madeAt = await lastGoodBackup(prisma)
    if (madeAt) backup.set((clock.now().getTime() - madeAt.getTime()) / 1_000)
    else backup.remove()
    const full = await fullestDisk(watchDirs)
    if (full) disk.set(full.freeBytes / Math.max(1, full.totalBytes))
  }

  return {
    contentType: registry.contentType,
    async read() {
      await readQueueMetrics()
      await readLimitMetrics()
      await readHostMetrics()
      return registry.metrics()
    },
  }
}
