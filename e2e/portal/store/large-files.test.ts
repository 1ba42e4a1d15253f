import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPortal } from '../testing.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-'))
})
afterEach(() => rm(folder, { recursive: true }))

const megabytes = (count: number): Buffer<ArrayBuffer> => Buffer.from(randomBytes(count * 1024 * 1024))

async function send(url: string, content: Buffer<ArrayBuffer>): Promise<{ result: { DOWNLOAD_URL: string } }> {
  const form = new FormData()
  form.set('file', new Blob([content]), 'talk.wav')
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as { result: { DOWNLOAD_URL: string } }
}

test('a large file lies beside the world’s file and is there after a start; one that nobody took is gone', async () => {
  const dataFile = path.join(folder, 'portal.json')
  const first = await aPortal({ dataFile })
  const { ROOT_OBJECT_ID: id } = await first.result<{ ROOT_OBJECT_ID: string }>('disk.storage.getforapp')
  const { uploadUrl } = await first.result<{ uploadUrl: string }>('disk.folder.uploadfile', { id })
  const content = megabytes(3)
  await send(uploadUrl, content)
  // The ticket is used up: the second file is refused.
  expect(await send(uploadUrl, megabytes(2))).toMatchObject({ error: 'ERROR_ARGUMENT' })
  await first.stop()
  expect(await readdir(`${dataFile}.files`)).toHaveLength(1)

  const second = await aPortal({ dataFile })
  const [file] = second.state.diskFiles.values()
  const shown = await second.result<{ DOWNLOAD_URL: string; SIZE: string }>('disk.file.get', { id: file?.id })
  expect(shown.SIZE).toBe(String(content.length))
  expect(Buffer.from(await (await fetch(shown.DOWNLOAD_URL)).arrayBuffer()).equals(content)).toBe(true)
  await second.stop()
})

test('large files of a portal without a file of its own end with it', async () => {
  const portal = await aPortal()
  const { ROOT_OBJECT_ID: id } = await portal.result<{ ROOT_OBJECT_ID: string }>('disk.storage.getforapp')
  const { uploadUrl } = await portal.result<{ uploadUrl: string }>('disk.folder.uploadfile', { id })
  await send(uploadUrl, megabytes(2))
  const [file] = portal.state.files.values()
  const lies = portal.state.largeFiles.pathOf(file?.diskName ?? '')
  expect(existsSync(lies)).toBe(true)
  await portal.stop()
  expect(existsSync(lies)).toBe(false)
})
