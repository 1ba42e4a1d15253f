import { createDatabase, type Database } from '../db/database.ts'
import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type JumpingClock } from '../clock/clock.ts'
import { aTenantRow } from '../jobs/testing.ts'
import { createFiles, type FileDeps, type Files, workFolderIn } from './create-files.ts'
import { listOf } from './testing.ts'
import { createFolderStore } from './folder-store.ts'
import { expireFiles, sweepFiles } from './sweep-files.ts'

const database = testDatabase()
const never = new AbortController().signal
let db: Database
let clock: JumpingClock
let folder: string
let deps: FileDeps
let files: Files
let portal: string

beforeAll(() => {
  db = createDatabase(database.url, pino({ level: 'silent' }))
})
afterAll(() => db.stop())
beforeEach(async () => {
  clock = createClock()
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  const limits = { fileBytes: 1_000, portalBytes: 2_500 }
  deps = {
    db,
    clock,
    log: pino({ level: 'silent' }),
    store: createFolderStore(folder),
    workFolder: workFolderIn(folder),
    limits,
  }
  files = createFiles(deps)
  await database.prisma.portal.deleteMany()
  portal = await aTenantRow(database.prisma, clock.now())
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const save = (content: string, over: Partial<Parameters<Files['save']>[0]> = {}) =>
  files.save({ portalId: portal, purpose: 'import', name: 'a.csv', content: [Buffer.from(content)], ...over })
const text = async (id: string) => (await buffer((await files.read(portal, id)).content)).toString()
const keys = async () => (await listOf(deps.store, '')).map(({ key }) => key).toSorted()
const working = () => readdir(deps.workFolder).catch(() => [])

describe('a stored file', () => {
  it('is kept byte for byte, with its hash and its type by content', async () => {
    const file = await save('<html><script>', { name: '../фото\u202E.png' })
    expect(file).toMatchObject({ name: 'фото.png', contentType: 'text/html', sizeBytes: 14, purpose: 'import' })
    expect(file.sha256).toMatch(/^[\da-f]{64}$/)
    expect(await text(file.id)).toBe('<html><script>')
    expect(await files.find(portal, file.id)).toEqual(file)
    expect(await working()).toEqual([])
  })

  it('that is too large is refused while it comes in, and leaves nothing', async () => {
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 100
        yield Buffer.alloc(100)
      }
    }
    await expect(save('', { content: endless() })).rejects.toMatchObject({ code: 'file.too-large' })
    expect(sent).toBeLessThan(50_000)
    expect([await keys(), await working(), await database.prisma.storedFile.count()]).toEqual([[], [], 0])
  })

  it('of another portal can’t be found, read or dropped', async () => {
    const { id } = await save('x')
    const other = await aTenantRow(database.prisma, clock.now())
    await expect(files.find(other, id)).rejects.toMatchObject({ code: 'file.not-found' })
    await expect(files.read(other, id)).rejects.toMatchObject({ code: 'file.not-found' })
    await files.drop(other, [id])
    expect(await text(id)).toBe('x')
  })

  it('can be read from disk, and the copy is gone afterwards', async () => {
    const { id } = await save('a;b')
    const seen = await files.onDisk(portal, id, async (path) => [
      path.startsWith(deps.workFolder),
      (await readdir(deps.workFolder)).length,
    ])
    expect(seen).toEqual([true, 1])
    expect(await working()).toEqual([])
  })
})

describe('the files of a portal', () => {
  it('never take more than they may together, also when ten come at once', async () => {
    const saves = await Promise.allSettled(Array.from({ length: 10 }, () => save('x'.repeat(600))))
    const refused = saves
      .filter((one) => one.status === 'rejected')
      .map(({ reason }) => (reason as { code: string }).code)
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'file.portal-full'))
    expect(await files.taken(portal)).toEqual({ bytes: 2_400, count: 4 })
    expect(await keys()).toHaveLength(4)
    const [first] = await database.prisma.storedFile.findMany()
    await files.drop(portal, [first?.id ?? '', first?.id ?? ''])
    expect(await files.taken(portal)).toEqual({ bytes: 1_800, count: 3 })
    await save('x'.repeat(600))
  })

  it('are wiped with everything they have, and no other portal’s are', async () => {
    const other = await aTenantRow(database.prisma, clock.now())
    const kept = await save('k', { portalId: other })
    await save('a')
    await save('b')
    await database.prisma.portal.delete({ where: { id: portal } })
    await files.wipe(portal)
    expect(await keys()).toEqual([`${other}/${kept.id}`])
  })

  it('go when their time is over, and can’t be read a moment after', async () => {
    const expiresAt = new Date(clock.now().getTime() + 60_000)
    const { id } = await save('x', { expiresAt })
    const kept = await save('y')
    clock.setOffset(61_000)
    await expect(files.find(portal, id)).rejects.toMatchObject({ code: 'file.not-found' })
    expect(await expireFiles(deps, files, never)).toBe(1)
    expect([await keys(), await files.taken(portal)]).toEqual([[`${portal}/${kept.id}`], { bytes: 1, count: 1 }])
  })
})

describe('a crash', () => {
  it('between bytes and row loses nothing that was said to be kept, and the bytes go a day later', async () => {
    const kept = await save('kept')
    const saving = inPortal(portal, () =>
      db.prisma.$transaction(async (tx) => {
        await files.save({ portalId: portal, purpose: 'import', name: 'b', content: [Buffer.from('half')] }, tx)
        throw new Error('killed')
      }),
    )
    await expect(saving).rejects.toThrow('killed')
    expect(await keys()).toHaveLength(2)
    expect(await sweepFiles(deps, never)).toEqual({ orphans: 0, orphanBytes: 0, missing: [] })
    await aged(2)
    expect(await sweepFiles(deps, never)).toEqual({ orphans: 1, orphanBytes: 4, missing: [] })
    expect(await text(kept.id)).toBe('kept')
    expect(await keys()).toHaveLength(1)
  })

  it('of one installation touches nothing of another that shares the store', async () => {
    const path = join(folder, 'foreign.part')
    await writeFile(path, 'x')
    await deps.store.put('11111111-1111-4111-8111-111111111111/f', path, { sizeBytes: 1, sha256: '' })
    await aged(9)
    expect(await sweepFiles(deps, never)).toEqual({ orphans: 0, orphanBytes: 0, missing: [] })
    expect(await keys()).toHaveLength(1)
  })

  it('while a file comes in leaves a half that goes a day later', async () => {
    await save('x')
    const half = join(deps.workFolder, 'half.part')
    await writeFile(half, 'ha')
    await sweepFiles(deps, never)
    expect(await working()).toEqual(['half.part'])
    await utimes(half, new Date(0), new Date(0))
    await sweepFiles(deps, never)
    expect(await working()).toEqual([])
  })

  it('of the disk is reported: rows whose bytes are missing are named and kept', async () => {
    const { id } = await save('x')
    await deps.store.delete(`${portal}/${id}`)
    await expect(files.read(portal, id)).rejects.toMatchObject({ code: 'file.not-found' })
    expect((await sweepFiles(deps, never)).missing).toEqual([])
    clock.setOffset(25 * 3_600_000)
    expect((await sweepFiles(deps, never)).missing).toEqual([id])
    expect(await database.prisma.storedFile.count()).toBe(1)
  })
})

/** Makes all files of the store so many days old. */
async function aged(days: number) {
  const then = new Date(Date.now() - days * 86_400_000)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), then, then)
}
