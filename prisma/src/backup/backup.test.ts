import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { ensureDatabase } from '../embedded/index.ts'
import { migrate } from '../migrator.ts'
import { createOwnerPrisma } from '../index.ts'
import { testDatabase } from '../testing/index.ts'
import { onServer } from '../testing/on-server.ts'
import { databaseUrl } from '../testing/test-server.ts'
import { connect } from './connect.ts'
import { copyDatabase, restoreBackup, verifyBackup, writeBackup } from './index.ts'
import { tableDigests } from './table-digests.ts'
import { readTables } from './tables.ts'
import { fillPortal } from './testing.ts'

const database = testDatabase()
const now = () => new Date('2026-11-22T12:00:00Z')
let folder: string
let empty: { url: string; drop(): Promise<void> }

/** A database without a single table. */
async function emptyDatabase() {
  const server = inject('testServer').url
  const name = `test_empty_${crypto.randomUUID().replaceAll('-', '')}`
  await ensureDatabase(server, name)
  return { url: databaseUrl(server, name), drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function digestsOf(url: string) {
  const client = await connect(url)
  const { backup: _, ...digests } = await tableDigests(client, await readTables(client))
  await client.end()
  return digests
}

beforeAll(() => fillPortal(database.prisma, 300))
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
  empty = await emptyDatabase()
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await empty.drop()
})
const made = async (filesDir?: string) => writeBackup({ url: database.url, filesDir, now }, join(folder, 'one.backup'))

describe('a backup', () => {
  it('restores into an empty database with every row, hash by hash', async () => {
    const { file } = await made()
    const before = await digestsOf(database.url)
    await restoreBackup(file, { url: empty.url, now })
    expect(await digestsOf(empty.url)).toEqual(before)
    expect(before['letter']?.rows).toBe(300)
    expect(before['letter_raw']?.rows).toBe(300)
  })

  it('goes on with numbers after those it holds', async () => {
    const { file } = await made()
    await restoreBackup(file, { url: empty.url, now })
    const prisma = createOwnerPrisma(empty.url)
    const last = await prisma.letter.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const { id: _, ...data } = last
    const next = await prisma.letter.create({ data: { ...data, why: [], attachments: [] } })
    expect(next.id).toBe(last.id + 1)
    await prisma.$disconnect()
  })

  it('keeps the wall between portals and the migrations', async () => {
    const { file } = await made()
    const { migrations } = await restoreBackup(file, { url: empty.url, now })
    expect(await migrate({ url: empty.url, now })).toEqual([])
    expect(migrations.length).toBeGreaterThan(3)
    const client = new Client({ connectionString: empty.url, options: '-c role=poryadok_app' })
    await client.connect()
    expect((await client.query('SELECT * FROM letter')).rowCount).toBe(0)
    await client.end()
  })

  it('is seen as one moment: what is written meanwhile is in it whole or not at all', async () => {
    const writing = new AbortController()
    const portals: string[] = []
    const writer = (async () => {
      while (!writing.signal.aborted) portals.push(await database.prisma.$transaction((tx) => fillPortal(tx, 1)))
    })()
    const { file } = await made()
    writing.abort()
    await writer
    const { tables } = await restoreBackup(file, { url: empty.url, now })
    expect(tables['letter']?.rows).toBe(tables['letter_raw']?.rows)
    expect(portals.length).toBeGreaterThan(0)
  })

  it('carries the files of the attachment store', async () => {
    const files = join(folder, 'files')
    mkdirSync(join(files, 'ab'), { recursive: true })
    writeFileSync(join(files, 'ab', 'one'), 'bytes of one')
    writeFileSync(join(files, 'empty'), '')
    const { file } = await made(files)
    const back = join(folder, 'back')
    expect((await restoreBackup(file, { url: empty.url, filesDir: back, now })).files).toBe(2)
    expect(readFileSync(join(back, 'ab', 'one'), 'utf8')).toBe('bytes of one')
    expect(statSync(join(back, 'empty')).size).toBe(0)
  })

  it('is readable by its owner alone, and its row says how it ended', async () => {
    const { file, sizeBytes, sha256 } = await made()
    expect(statSync(file).mode & 0o077).toBe(0)
    const row = await database.prisma.backup.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(row).toMatchObject({ place: file, sha256, sizeBytes: BigInt(sizeBytes), error: null })
  })

  it('that can not be written leaves no file and a row with the reason', async () => {
    const file = join(folder, 'none', 'one.backup')
    await expect(writeBackup({ url: database.url, now }, file)).rejects.toThrow('ENOENT')
    const row = await database.prisma.backup.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(row.error).toContain('ENOENT')
  })
})

describe('a restore is refused', () => {
  it('into a database that holds tables', async () => {
    const { file } = await made()
    await migrate({ url: empty.url, now })
    await expect(restoreBackup(file, { url: empty.url, now })).rejects.toThrow('not empty')
  })

  it('of a file that was cut off, changed or is no backup, and no row stays', async () => {
    const { file } = await made()
    const whole = gunzipSync(readFileSync(file))
    const cut = join(folder, 'cut')
    writeFileSync(cut, gzipSync(whole.subarray(0, whole.length - 40)))
    const changed = join(folder, 'changed')
    const bytes = Buffer.from(whole)
    const middle = Math.floor(whole.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
    writeFileSync(changed, gzipSync(bytes))
    const other = join(folder, 'other')
    writeFileSync(other, 'not a backup at all')
    await expect(verifyBackup(cut)).rejects.toThrow('cut off')
    await expect(verifyBackup(changed)).rejects.toThrow(/damaged|cut off/)
    await expect(verifyBackup(other)).rejects.toThrow('not one')
    await expect(restoreBackup(cut, { url: empty.url, now })).rejects.toThrow('cut off')
    expect((await digestsOf(empty.url))['letter']?.rows).toBe(0)
  })

  it('of a backup whose migrations this version does not have', async () => {
    await database.prisma.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at)
      VALUES ('later', 'x', '20990101000000_later', now(), now())`
    const { file } = await made()
    await database.prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'later'`
    await expect(restoreBackup(file, { url: empty.url, now })).rejects.toThrow('20990101000000_later')
  })
})

describe('verification', () => {
  it('says what a backup holds without a database', async () => {
    const { file } = await made()
    const contents = await verifyBackup(file)
    expect(contents.madeAt).toBe('2026-11-22T12:00:00.000Z')
    expect(contents.tables['job']?.rows).toBeGreaterThanOrEqual(300)
    expect(contents.tables['rate_bucket']).toBeUndefined()
  })
})

describe('a copy to another server', () => {
  it('holds every row of the source', async () => {
    await copyDatabase({ from: database.url, to: empty.url, now })
    expect(await digestsOf(empty.url)).toEqual(await digestsOf(database.url))
  })
})
