import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BlobMissing, type BlobStore } from './blob-store.ts'
import { createFolderStore } from './folder-store.ts'
import { createS3Store } from './s3-store.ts'
import { listOf, type S3Server, startS3 } from './testing.ts'

let s3: S3Server
let folder: string
beforeAll(async () => {
  s3 = await startS3()
  folder = await mkdtemp(join(tmpdir(), 'blobs-'))
})
afterAll(async () => {
  await s3.stop()
  await rm(folder, { recursive: true, force: true })
})

const inS3 = (over = {}) => createS3Store({ endpoint: s3.endpoint, prefix: 'a/', ...s3.keys, ...over })
async function put(store: BlobStore, key: string, content: string) {
  const path = join(folder, 'incoming')
  await writeFile(path, content)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await store.put(key, path, { sizeBytes: Buffer.byteLength(content), sha256 })
}
const read = async (store: BlobStore, key: string) => (await buffer(await store.read(key))).toString()
const listed = async (store: BlobStore, prefix: string) =>
  (await listOf(store, prefix)).map(({ key, sizeBytes }) => `${key} ${sizeBytes}`).toSorted()

const kinds: [string, () => BlobStore][] = [
  ['a folder', () => createFolderStore(join(folder, 'store'))],
  ['S3', () => inS3()],
]
describe.each(kinds)('in %s', (_, make) => {
  let store: BlobStore
  beforeEach(() => (store = make()))

  it('a file is there byte for byte, and gone when it is deleted, also twice', async () => {
    await put(store, 'portal-1/file-1', 'содержимое')
    expect(await read(store, 'portal-1/file-1')).toBe('содержимое')
    await store.delete('portal-1/file-1')
    await store.delete('portal-1/file-1')
    await expect(store.read('portal-1/file-1')).rejects.toBeInstanceOf(BlobMissing)
  })

  it('files are listed by portal and all together, over any number of pages', async () => {
    for (let n = 0; n < 8; n += 1) await put(store, `portal-${n % 2}/file-${n}`, 'x'.repeat(n))
    expect(await listed(store, 'portal-1/')).toEqual([1, 3, 5, 7].map((n) => `portal-1/file-${n} ${n}`))
    expect(await listed(store, '')).toHaveLength(8)
    expect(await listed(store, 'portal-9/')).toEqual([])
  })
})

describe('a folder', () => {
  it.each(['../secret/x', 'p/../../x', 'p/a/b', 'p', ''])('takes «%s» for no key', async (key) => {
    const store = createFolderStore(join(folder, 'store'))
    await expect(store.read(key).then((stream) => stream.destroy())).rejects.toThrow()
    expect(await readdir(folder)).not.toContain('secret')
  })
})

describe('S3', () => {
  it('refuses what another key signed, and the store says so', async () => {
    await expect(put(inS3({ secretAccessKey: 'wrong' }), 'p/f', 'x')).rejects.toThrow('PUT answered 403')
    expect(s3.refused.at(-1)).toBe('a wrong signature')
  })

  it('is asked again when it is busy', async () => {
    s3.faults.push(503, 500)
    await put(inS3(), 'p/again', 'содержимое')
    expect(s3.objects.get('a/p/again')?.body.toString()).toBe('содержимое')
  })

  it('can’t send us elsewhere', async () => {
    s3.faults.push(307)
    await expect(inS3().read('p/again')).rejects.toThrow()
  })

  it('signed the content: every accepted put had its hash', async () => {
    expect(s3.refused.filter((why) => why.includes('content'))).toEqual([])
    expect(s3.objects.size).toBeGreaterThan(0)
  })
})
