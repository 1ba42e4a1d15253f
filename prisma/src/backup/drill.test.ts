import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ensureDatabase, removeEmbedded, startEmbedded } from '../embedded/index.ts'
import { createOwnerPrisma } from '../index.ts'
import { migrate } from '../migrator.ts'
import { connect } from './connect.ts'
import { restoreBackup, writeBackup } from './index.ts'
import { tableDigests } from './table-digests.ts'
import { readTables } from './tables.ts'
import { fillPortal } from './testing.ts'

const long = process.env['PORYADOK_LONG'] === '1'
const letters = long ? 300_000 : 1_500
const now = () => new Date()

function figure(name: string, value: number, unit: string) {
  const file = process.env['PORYADOK_FIGURES']
  if (file) appendFileSync(file, `${JSON.stringify({ name, value, unit })}\n`)
}

async function digestsOf(url: string) {
  const client = await connect(url)
  const { backup: _, ...digests } = await tableDigests(client, await readTables(client))
  await client.end()
  return digests
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, seconds: Math.round((performance.now() - start) / 100) / 10 }
}

it(
  'a destroyed database comes back from its backup with every row',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drill-'))
    const dataDir = join(folder, 'database')
    const started = async () => {
      const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
      await ensureDatabase(server.url(), 'poryadok')
      return server.url('poryadok')
    }
    try {
      const url = await started()
      await migrate({ url, now })
      const prisma = createOwnerPrisma(url)
      await fillPortal(prisma, letters)
      const before = await digestsOf(url)
      const backup = await timed(() => writeBackup({ url, now }, join(folder, 'drill.backup')))
      await fillPortal(prisma, 1)
      await prisma.$disconnect()
      await removeEmbedded(dataDir)

      const anew = await started()
      const restore = await timed(() => restoreBackup(backup.result.file, { url: anew, now }))
      const after = await digestsOf(anew)
      expect(after).toEqual(before)
      expect(after['letter']?.rows).toBe(letters)
      const rows = Object.values(after).reduce((sum, one) => sum + one.rows, 0)
      const differing = Object.keys(before).filter((name) => before[name]?.sha256 !== after[name]?.sha256)
      figure('restore drill: rows in the destroyed database', rows, 'rows')
      figure('restore drill: backup made in', backup.seconds, 's')
      figure('restore drill: backup file', Math.round(backup.result.sizeBytes / 1e5) / 10, 'MB')
      figure('restore drill: working again after (RTO)', restore.seconds, 's')
      figure('restore drill: tables that differ from the moment of the backup', differing.length, 'tables')
      figure('restore drill: letters lost that came after the backup (RPO is the time since it)', 1, 'letter')
    } finally {
      await removeEmbedded(dataDir).catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    }
  },
  long ? 1_800_000 : 120_000,
)
