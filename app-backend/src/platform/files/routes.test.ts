import { enterPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClock } from '../clock/clock.ts'
import { storedFile } from '../contract.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { createHttpServer, type HttpServer } from '../http/server.ts'
import { aTenantRow } from '../jobs/testing.ts'
import { createFiles, workFolderIn } from './create-files.ts'
import { createFolderStore } from './folder-store.ts'
import { fileRoutes } from './routes.ts'

const database = testDatabase()
const clock = createClock()
const log = pino({ level: 'silent' })
let db: Database
let folder: string
let server: HttpServer
let url: string
let viewerOf: string

beforeAll(async () => {
  db = createDatabase(database.url, log)
  folder = await mkdtemp(join(tmpdir(), 'files-'))
  viewerOf = await aTenantRow(database.prisma, clock.now())
  const limits = { fileBytes: 40 * 1024 ** 2, portalBytes: 100 * 1024 ** 2 }
  const files = createFiles({
    db,
    clock,
    log,
    store: createFolderStore(folder),
    workFolder: workFolderIn(folder),
    limits,
  })
  server = await createHttpServer(log)
  fileRoutes(server, {
    files,
    clock,
    requireAdmin: (request, _reply, done) => {
      request.viewer = { portalId: viewerOf, userId: 1, name: 'Администратор', isAdmin: true, accessToken: 'a' }
      enterPortal(viewerOf, done)
    },
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await db.stop()
  await rm(folder, { recursive: true, force: true })
})

const upload = (name: string, body: RequestInit['body'], type = 'application/octet-stream') =>
  fetch(`${url}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: body ?? null,
    duplex: 'half',
  })

it('a page of a stranger comes out as a download that runs nowhere', async () => {
  const page = '<html><script>alert(1)</script>'
  const file = storedFile.parse(await (await upload('Счёт.html', page)).json())
  expect(file).toMatchObject({ name: 'Счёт.html', contentType: 'text/html', sizeBytes: page.length })
  const answer = await fetch(`${url}/api/files/${file.id}`)
  expect(await answer.text()).toBe(page)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment; /) as string,
    'content-security-policy': expect.stringMatching(/^sandbox;/) as string,
    'x-content-type-options': 'nosniff',
    'content-length': String(page.length),
  })
})

it('a file of 32 MB comes in and goes out whole, part by part', async () => {
  const size = 32 * 1024 ** 2
  const body = new ReadableStream<Uint8Array>({
    pull(into) {
      sent += 65_536
      into.enqueue(new Uint8Array(65_536).fill(1))
      if (sent >= size) into.close()
    },
  })
  let sent = 0
  const file = storedFile.parse(await (await upload('a.bin', body)).json())
  expect(file.sizeBytes).toBe(size)
  let came = 0
  for await (const chunk of (await fetch(`${url}/api/files/${file.id}`)).body ?? []) came += chunk.length
  expect(came).toBe(size)
})

it('one that is too large is refused in words, whatever its length header says', async () => {
  const answer = await upload('a.bin', new Uint8Array(41 * 1024 ** 2))
  expect([answer.status, await answer.json()]).toMatchObject([422, { error: { code: 'file.too-large' } }])
})

it('another portal can’t tell that a file exists', async () => {
  const { id } = storedFile.parse(await (await upload('a.txt', 'x')).json())
  viewerOf = await aTenantRow(database.prisma, clock.now())
  const [foreign, unknown] = [
    await fetch(`${url}/api/files/${id}`),
    await fetch(`${url}/api/files/${crypto.randomUUID()}`),
  ]
  const words = async (answer: Response) =>
    ((await answer.json()) as { error: { code: string; message: string } }).error
  const [one, other] = [await words(foreign), await words(unknown)]
  expect([foreign.status, one.code, one.message]).toEqual([unknown.status, other.code, other.message])
})

it('a body of another kind is refused', async () => {
  expect((await upload('a.json', '{}', 'application/json')).status).toBe(400)
})
