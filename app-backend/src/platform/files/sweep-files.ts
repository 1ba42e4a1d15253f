import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock/clock.ts'
import type { JobQueue } from '../jobs/create-jobs.ts'
import { repeating, type Schedule } from '../jobs/repeat.ts'
import type { Blob } from './blob-store.ts'
import type { FileDeps, Files } from './create-files.ts'
import { allPortals, expiredFiles, filesAfter } from './file-store.ts'

/** Bytes without a row are left alone so long: their row may be about to come. */
const graceMs = 24 * 3_600_000
const page = 500
const first = '00000000-0000-0000-0000-000000000000'

export interface SweepReport {
  /** Bytes that belonged to no row and were taken away. */
  orphans: number
  orphanBytes: number
  /** Ids of files whose bytes are missing. Nothing is dropped: the bytes may be in a backup. */
  missing: string[]
}

type SweepDeps = Omit<FileDeps, 'limits'>

/** Drops files past their time; returns how many. */
export async function expireFiles({ db, clock }: Pick<SweepDeps, 'db' | 'clock'>, files: Files, signal: AbortSignal) {
  let count = 0
  while (!signal.aborted) {
    const rows = await expiredFiles(db.prisma, clock.now(), page)
    for (const { portalId, id } of rows) await files.drop(portalId, [id])
    count += rows.length
    if (rows.length < page) break
  }
  return count
}

/**
 * Compares store and rows both ways, portal by portal: never more keys in memory than one portal has files. Folders of portals
 * that this database does not know are left alone: another installation may share the store.
 */
export async function sweepFiles(deps: SweepDeps, signal: AbortSignal): Promise<SweepReport> {
  const { db, log } = deps
  const report: SweepReport = { orphans: 0, orphanBytes: 0, missing: [] }
  for (const portalId of await allPortals(db.prisma)) {
    if (signal.aborted) break
    await sweepPortal(deps, portalId, report)
  }
  await clearWork(deps)
  const { orphans, orphanBytes, missing } = report
  if (missing.length > 0)
    log.error({ files: missing.slice(0, 20), count: missing.length }, 'stored files have no bytes')
  if (orphans > 0) log.info({ files: orphans, bytes: orphanBytes }, 'bytes without a row were taken away')
  return report
}

/** A store stamps its files with the machine's time, whatever our clock says. */
const longAgo = () => new Date(Date.now() - graceMs)

async function sweepPortal({ db, clock, store }: SweepDeps, portalId: string, report: SweepReport): Promise<void> {
  const blobs = new Map<string, Blob>()
  for await (const blob of store.list(`${portalId}/`)) blobs.set(blob.key, blob)
  const before = new Date(clock.now().getTime() - graceMs)
  for (let after = first; ;) {
    const rows = await filesAfter(db.prisma, portalId, after, page)
    for (const { id, createdAt } of rows) {
      const there = blobs.delete(`${portalId}/${id}`)
      if (!there && createdAt < before) report.missing.push(id)
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < page) break
  }
  for (const { key, sizeBytes, changedAt } of blobs.values()) {
    if (changedAt > longAgo()) continue
    await store.delete(key)
    report.orphans += 1
    report.orphanBytes += sizeBytes
  }
}

/** What a killed process left half written. */
async function clearWork({ workFolder }: SweepDeps) {
  for (const name of await readdir(workFolder).catch(() => [])) {
    const path = join(workFolder, name)
    const facts = await stat(path).catch(() => null)
    if (facts && facts.mtime < longAgo()) await rm(path, { force: true })
  }
}

export const expirySchedule: Schedule = { cron: '17 * * * *', zone: 'UTC' }
export const sweepSchedule: Schedule = { cron: '40 2 * * *', zone: 'UTC' }

/** Queues of the files, for createJobs; begun by `ensureRepeating` with the schedules above. */
export function fileQueues(deps: SweepDeps & { clock: Clock }, files: Files): Record<string, JobQueue> {
  return {
    'files.expiry': {
      handler: repeating(expirySchedule, deps.clock, async (signal) => void (await expireFiles(deps, files, signal))),
    },
    'files.sweep': {
      handler: repeating(sweepSchedule, deps.clock, async (signal) => void (await sweepFiles(deps, signal))),
    },
  }
}
