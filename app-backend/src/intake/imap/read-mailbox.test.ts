import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { passwordOf } from '../mailboxes/account-store.ts'
import { createParsePool } from '../parse/parse-pool.ts'
import { aLetter, aPortal } from '../testing.ts'
import { readMailbox, type ReadDeps } from './read-mailbox.ts'
import { changeUidValidity, deliver, folderState } from './testing/mailbox-letters.ts'
import { dovecotHere, startDovecot, type Dovecot } from './testing/start-dovecot.ts'

const database = testDatabase()
const log = createLogger('silent')
const sealing = createSealing(Buffer.alloc(32, 7))
const mb = 1024 * 1024
const hourMs = 3_600_000

interface GivenMailbox {
  password?: string
  folders?: string[]
  markSeen?: boolean
  maxBytes?: number
  purpose?: string
}

describe.skipIf(!dovecotHere())('a mailbox on a real server', () => {
  let server: Dovecot
  let db: Database
  let deps: ReadDeps
  let portalId: string
  let notices: Parameters<ReadDeps['notices']['sendToAdministrators']>[0][]
  const clock = createClock()
  const pool = createParsePool({ size: 1 })

  beforeAll(async () => {
    server = await startDovecot()
    db = createDatabase(database.url, log)
  })
  afterAll(async () => {
    await pool.stop()
    await db.stop()
    await server.stop()
  })
  beforeEach(async () => {
    await database.prisma.portal.deleteMany()
    portalId = await aPortal(database.prisma)
    notices = []
    clock.setOffset(0)
    deps = {
      db,
      clock,
      log,
      pool,
      sealing,
      budget: { free: 200 * mb },
      privateHosts: ['127.0.0.1'],
      largest: 35 * mb,
      notices: { sendToAdministrators: (notice) => Promise.resolve(void notices.push(notice)) },
    }
  })

  let count = 0
  /** A user of the server nobody else has, and a mailbox that reads it. */
  async function aMailbox({ password = server.password, ...given }: GivenMailbox = {}) {
    count += 1
    const user = `user${count}`
    const { id } = await database.prisma.mailbox.create({
      data: {
        portalId,
        address: `${user}@poryadok.example`,
        createdAt: new Date(Date.now() - hourMs),
        imap: { host: '127.0.0.1', port: server.port, security: 'none', login: user },
        imapPassword: sealing.seal(password, passwordOf.imap),
        ...given,
      },
    })
    return { id, user }
  }
  const read = (mailboxId: number, signal = new AbortController().signal) =>
    inPortal(portalId, () =>
      readMailbox(
        deps,
        { id: 1, portalId, queue: '', key: '', payload: { mailboxId }, dueAt: clock.now(), attempts: 0 },
        signal,
      ),
    )
  const stored = () => database.prisma.letter.findMany({ orderBy: { id: 'asc' }, include: { raw: true } })
  const box = (id: number) => database.prisma.mailbox.findUniqueOrThrow({ where: { id }, include: { cursors: true } })
  const letters = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => aLetter({ messageId: `${from + at}@x`, body: `№ ${from + at}` }))

  it('gives its letters in their order, byte for byte, and keeps them unseen', async () => {
    const { id, user } = await aMailbox()
    const sent = letters(1, 3)
    await deliver(server, user, sent)
    await read(id)
    const found = await stored()
    expect(found.map(({ raw }) => Buffer.from(raw?.raw ?? []))).toEqual(sent)
    expect(found).toMatchObject([
      { messageId: '1@x', outcome: 'waiting', folder: 'INBOX', uid: 1n },
      { uid: 2n },
      { uid: 3n },
    ])
    expect(await folderState(server, user)).toEqual({ letters: 3, seen: 0 })
    expect(await box(id)).toMatchObject({ state: 'working', failures: 0, cursors: [{ lastUid: 3n, lag: 0 }] })

    await deliver(server, user, letters(4, 4))
    await read(id)
    await read(id)
    expect((await stored()).map(({ messageId }) => messageId)).toEqual(['1@x', '2@x', '3@x', '4@x'])
  })

  it('is marked as seen where that is wished', async () => {
    const { id, user } = await aMailbox({ markSeen: true })
    await deliver(server, user, letters(1, 2))
    await read(id)
    expect(await folderState(server, user)).toEqual({ letters: 2, seen: 2 })
  })

  it('under another UIDVALIDITY is read anew: known letters stay one, new ones come', async () => {
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, 3))
    await read(id)
    changeUidValidity(server, user)
    await deliver(server, user, letters(4, 4))
    await read(id)
    expect((await stored()).map(({ messageId }) => messageId)).toEqual(['1@x', '2@x', '3@x', '4@x'])
    const [cursor] = (await box(id)).cursors
    expect(cursor).toMatchObject({ lastUid: 4n })
  })

  it('leaves letters alone that are older than its start', async () => {
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, 2), { at: new Date(Date.now() - 2 * hourMs) })
    await deliver(server, user, letters(3, 3))
    await read(id)
    expect((await stored()).map(({ messageId }) => messageId)).toEqual(['3@x'])
    expect((await box(id)).cursors).toMatchObject([{ lastUid: 3n }])
  })

  it('takes the beginning of a client’s letter over the limit, with its text and a note, and goes on', async () => {
    const { id, user } = await aMailbox({ maxBytes: mb })
    const headers = ['Content-Type: multipart/mixed; boundary=in']
    const part = (head: string, body: string) => `--in\r\nContent-Type: ${head}\r\n\r\n${body}\r\n`
    const body = `${part('text/plain', 'Catalogue')}${part('application/pdf; name=a.pdf', 'x\r\n'.repeat(mb))}--in--\r\n`
    await deliver(server, user, [aLetter({ messageId: 'large@x', headers, body }), ...letters(1, 1)])
    await read(id)
    const [large, small] = await stored()
    expect([large, small]).toMatchObject([{ outcome: 'waiting', messageId: 'large@x' }, { messageId: '1@x' }])
    expect(large?.sizeBytes).toBeGreaterThan(3 * mb)
    const parsed = await pool.parse(large?.raw?.raw ?? new Uint8Array())
    expect(parsed.text).toMatch(/^Catalogue\n\n\[В письме 4 МБ, это больше предела ящика \(1 МБ\)\./)
    expect(parsed.attachments).toEqual([])
  })

  it('refuses a letter over the limit in a mailbox for cards with its header and the reason, and goes on', async () => {
    const told: string[] = []
    deps = { ...deps, refused: async (_, ofPortal) => void told.push(ofPortal) }
    const { id, user } = await aMailbox({ maxBytes: mb, purpose: 'cards' })
    const large = aLetter({ messageId: 'large@x', subject: 'Каталог', body: Buffer.alloc(2 * mb, 'x') })
    await deliver(server, user, [large, ...letters(1, 1)])
    await read(id)
    const [refused, taken] = await stored()
    expect(refused).toMatchObject({
      outcome: 'refused',
      subject: 'Каталог',
      messageId: 'large@x',
      why: [{ code: 'intake.too-large', params: { sizeMb: 3, limitMb: 1 } }],
    })
    expect(Buffer.from(refused?.raw?.raw ?? []).toString()).toMatch(/^From: .*\r\n\r\n$/s)
    expect(taken).toMatchObject({ outcome: 'waiting', messageId: '1@x' })
    expect(told).toEqual([portalId])
  })

  it('reads a letter of 40 MB where the limit allows it', async () => {
    deps = { ...deps, largest: 45 * mb }
    const { id, user } = await aMailbox()
    await deliver(server, user, [aLetter({ messageId: 'huge@x', body: Buffer.alloc(40 * mb, 'x\r\n') })])
    await read(id)
    const [huge] = await database.prisma.letter.findMany({ select: { sizeBytes: true, messageId: true } })
    expect(huge).toMatchObject({ messageId: 'huge@x' })
    expect(huge?.sizeBytes).toBeGreaterThan(40 * mb)
    expect(deps.budget.free).toBe(200 * mb)
  })

  it('reads every folder it names; one that is missing is told of and keeps no other from being read', async () => {
    const { id, user } = await aMailbox({ folders: ['Нет такой', 'INBOX', 'Заявки'] })
    await deliver(server, user, letters(1, 1))
    await deliver(server, user, letters(2, 2), { folder: 'Заявки' })
    await read(id)
    expect((await stored()).map(({ folder }) => folder)).toEqual(['INBOX', 'Заявки'])
    expect(await box(id)).toMatchObject({ state: 'failing', lastError: { fault: 'folder', detail: 'Нет такой' } })
  })

  it('a wrong password is tried twice, then no more until a person acts, and administrators are told', async () => {
    const { id, user } = await aMailbox({ password: 'of yesterday' })
    const tries = () =>
      server
        .log()
        .split('\n')
        .filter((line) => line.includes(`user=<${user}>`) && line.includes('auth failed')).length
    const first = await read(id)
    expect(first?.again.getTime()).toBeGreaterThan(clock.now().getTime() + 9 * 60_000)
    expect(await box(id)).toMatchObject({ state: 'failing', lastError: { fault: 'login' } })
    expect(notices).toEqual([])
    expect(await read(id)).toBeUndefined()
    expect(await box(id)).toMatchObject({ state: 'stopped' })
    expect(await read(id)).toBeUndefined()
    await expect.poll(tries).toBe(2)
    expect(notices).toMatchObject([{ kind: 'mailbox.stopped', params: { address: `${user}@poryadok.example` } }])
  })

  it('a server that is gone for an hour is asked ever more seldom, and then everything is caught up', async () => {
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, 1))
    await read(id)
    await deliver(server, user, letters(2, 30))
    await server.pause()
    const start = clock.now().getTime()
    let tries = 0
    while (clock.now().getTime() < start + hourMs) {
      const next = await read(id)
      tries += 1
      clock.setOffset((next?.again.getTime() ?? 0) - Date.now())
    }
    expect(tries).toBeLessThan(16)
    expect(await box(id)).toMatchObject({ state: 'failing', lastError: { fault: 'refused' } })
    expect(notices).toMatchObject([{ kind: 'mailbox.failing' }])
    await server.resume()
    await read(id)
    expect(await stored()).toHaveLength(30)
    expect(await box(id)).toMatchObject({ state: 'working', failures: 0, failingSince: null, lastError: null })
  })

  it('two processes that read it at once store each letter once', async () => {
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, 40))
    await Promise.all([read(id), read(id), read(id)])
    await read(id)
    const ids = (await stored()).map(({ messageId }) => messageId)
    expect(ids).toEqual(letters(1, 40).map((_, at) => `${at + 1}@x`))
  })

  it('with thousands of letters is read in visits, so that others have their turn', async () => {
    const many = process.env['PORYADOK_LONG'] ? 5_000 : 250
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, many))
    let visits = 0
    for (;;) {
      const next = await read(id)
      visits += 1
      const [cursor] = (await box(id)).cursors
      if (cursor?.lag === 0) break
      expect(next?.again.getTime()).toBeLessThanOrEqual(clock.now().getTime())
    }
    expect(visits).toBe(Math.ceil(many / 200))
    expect(await database.prisma.letter.count()).toBe(many)
  }, 600_000)

  it('is not read by an untrusted certificate, nor in a private network that nobody listed', async () => {
    const { id, user } = await aMailbox()
    const imap = { host: '127.0.0.1', port: server.tlsPort, security: 'tls', login: user }
    for (const one of [imap, { ...imap, port: server.port, security: 'starttls' }]) {
      await database.prisma.mailbox.update({ where: { id }, data: { imap: one } })
      await read(id)
      expect(await box(id)).toMatchObject({ state: 'failing', lastError: { fault: 'certificate' } })
    }
    deps = { ...deps, privateHosts: [] }
    expect(await read(id)).toBeUndefined()
    expect(await box(id)).toMatchObject({ state: 'stopped', lastError: { fault: 'private' } })
  })

  it('that was closed is not read', async () => {
    const { id, user } = await aMailbox()
    await deliver(server, user, letters(1, 1))
    await database.prisma.mailbox.update({ where: { id }, data: { active: false } })
    expect(await read(id)).toBeUndefined()
    expect(await stored()).toEqual([])
  })
})
