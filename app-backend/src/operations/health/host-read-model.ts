import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { statfs } from 'node:fs/promises'
import { deadAfterMs, type HostFacts } from '../rules/host-checks.ts'
import { beatState, type Role } from './beat-store.ts'
import { certificateFacts } from './look-at-certificates.ts'
import { readNote } from './note-store.ts'

export interface HostReading {
  facts: HostFacts
  processes: Awaited<ReturnType<typeof readProcesses>>
  backups: Awaited<ReturnType<typeof readBackups>>
}

/** Gone for an hour: of no interest any more. */
const forgottenAfterMs = 60 * 60_000

/** What is known of the installation that serves this portal. */
export async function readHostFacts(
  prisma: PrismaClient,
  portalId: string,
  { watchDirs, watchBackups }: { watchDirs: readonly string[]; watchBackups: boolean },
  now: Date,
): Promise<HostReading> {
  const note = certificateFacts.safeParse((await readNote(prisma, portalId, 'certificates'))?.data)
  const [processes, backups] = [await readProcesses(prisma, now), await readBackups(prisma)]
  const started = performance.now()
  const size = await acrossPortals(
    () => prisma.$queryRaw<{ bytes: bigint }[]>`SELECT pg_database_size(current_database()) AS bytes`,
  )
  const answerMs = performance.now() - started
  const lastEnded = backups.find(({ endedAt }) => endedAt !== null)
  const lastGood = backups.find(({ endedAt, error }) => endedAt !== null && error === null)
  return {
    facts: {
      certificate: note.data?.own ?? { kind: 'plain' },
      portalCertificate: note.data?.portal ?? { kind: 'plain' },
      disk: await fullestDisk(watchDirs),
      database: { sizeBytes: Number(size[0]?.bytes ?? 0), answerMs },
      backup: {
        watched: watchBackups,
        lastOkAt: lastGood?.endedAt?.getTime() ?? null,
        lastFailed: lastEnded?.error != null,
      },
      processes: processes.map(({ role, seenAt }) => ({ role, seenAt: seenAt.getTime() })),
    },
    processes,
    backups,
  }
}

export async function fullestDisk(folders: readonly string[]): Promise<HostFacts['disk']> {
  const disks = await Promise.all(
    folders.map(async (path) => {
      const found = await statfs(path).catch(() => null)
      return found && { path, freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize }
    }),
  )
  const seen = disks.filter((disk) => disk !== null)
  return seen.toSorted((a, b) => a.freeBytes / a.totalBytes - b.freeBytes / b.totalBytes)[0] ?? null
}

async function readProcesses(prisma: PrismaClient, now: Date) {
  const since = new Date(now.getTime() - forgottenAfterMs)
  const rows = await acrossPortals(() =>
    prisma.processBeat.findMany({ where: { seenAt: { gt: since } }, orderBy: { startedAt: 'asc' }, take: 100 }),
  )
  return rows.map(({ state, role, ...row }) => ({
    ...row,
    role: roleOf(role),
    alive: now.getTime() - row.seenAt.getTime() < deadAfterMs,
    ...beatState.parse(state),
  }))
}

const roleOf = (text: string): Role => (text === 'web' || text === 'worker' ? text : 'all')

const readBackups = (prisma: PrismaClient) =>
  acrossPortals(() => prisma.backup.findMany({ orderBy: { id: 'desc' }, take: 10 }))

/** Living processes by role. */
export async function aliveByRole(prisma: PrismaClient, now: Date): Promise<[role: string, count: number][]> {
  const seenAt = { gt: new Date(now.getTime() - deadAfterMs) }
  const rows = await acrossPortals(() => prisma.processBeat.groupBy({ by: ['role'], where: { seenAt }, _count: true }))
  return rows.map(({ role, _count }) => [role, _count])
}

/** When the last backup that is whole was made; null when there is none. */
export async function lastGoodBackup(prisma: PrismaClient): Promise<Date | null> {
  const good = { where: { error: null, NOT: { endedAt: null } }, orderBy: { id: 'desc' } } as const
  return (await acrossPortals(() => prisma.backup.findFirst(good)))?.endedAt ?? null
}

/** Whether the database answers at all. */
export const databaseAnswers = (prisma: PrismaClient): Promise<boolean> =>
  acrossPortals(() => prisma.$queryRaw`SELECT 1`).then(
    () => true,
    () => false,
  )
