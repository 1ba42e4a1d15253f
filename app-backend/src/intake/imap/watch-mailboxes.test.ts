import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { passwordOf } from '../mailboxes/account-store.ts'
import { aLetter, aPortal } from '../testing.ts'
import { deliver } from './testing/mailbox-letters.ts'
import { dovecotHere, startDovecot, type Dovecot } from './testing/start-dovecot.ts'
import { startReading } from './start-reading.ts'
import { startWatching } from './watch-mailboxes.ts'

const database = testDatabase()
const log = createLogger('silent')
const sealing = createSealing(Buffer.alloc(32, 7))
const mb = 1024 * 1024

describe.skipIf(!dovecotHere())('a watched mailbox', () => {
  let server: Dovecot
  let db: Database
  let portalId: string
  const clock = createClock()
  const user = 'user1'

  beforeAll(async () => {
    server = await startDovecot()
    db = createDatabase(database.url, log)
    portalId = await aPortal(database.prisma)
    await database.prisma.mailbox.create({
      data: {
        portalId,
        address: 'support@poryadok.example',
        createdAt: new Date(Date.now() - 3_600_000),
        imap: { host: '127.0.0.1', port: server.port, security: 'none', login: user },
        imapPassword: sealing.seal(server.password, passwordOf.imap),
        lastSeenAt: new Date(),
      },
    })
  })
  afterAll(async () => {
    await db.stop()
    await server.stop()
  })
  const shared = () => ({ db, clock, log, sealing, privateHosts: ['127.0.0.1'], largest: 35 * mb })
  const holder = async () => (await database.prisma.mailbox.findFirstOrThrow()).watchToken
  const letters = () => database.prisma.letter.count()
  const nobody = { sendToAdministrators: () => Promise.resolve() }

  it('gives a letter as soon as it comes', async () => {
    const reading = await startReading({ ...shared(), notices: nobody })
    await expect.poll(holder, { timeout: 10_000 }).not.toBeNull()
    // The first reading and the one after the watch began are over: from here on only the server's word has it read.
    const job = { where: { queue: 'intake.mailbox', leaseToken: null, dueAt: { gt: new Date(Date.now() + 60_000) } } }
    await expect.poll(() => database.prisma.job.count(job), { timeout: 10_000 }).toBe(1)
    await deliver(server, user, [aLetter({ messageId: '1@x' })])
    await expect.poll(letters, { timeout: 10_000 }).toBe(1)
    await reading.stop()
    expect(await holder()).toBeNull()
  })

  it('is watched by one process, and by another when that one dies', async () => {
    const jobs = { add: () => Promise.resolve() }
    const first = startWatching({ ...shared(), jobs })
    await expect.poll(holder, { timeout: 10_000 }).not.toBeNull()
    const token = await holder()
    const later = createClock()
    const second = startWatching({ ...shared(), clock: later, jobs })
    second.wake()
    // The first process is alive: its word counts for half a minute.
    expect(await holder()).toBe(token)
    await first.stop()
    await database.prisma.mailbox.updateMany({ data: { watchToken: token, watchUntil: new Date(Date.now() + 30_000) } })
    later.setOffset(31_000)
    second.wake()
    await expect.poll(holder, { timeout: 10_000 }).not.toBe(token)
    await second.stop()
  })
})

describe.skipIf(!dovecotHere())('a mailbox on a server without IDLE', () => {
  it('is read by the clock, and no connection is kept open in vain', async () => {
    const server = await startDovecot({ capability: 'IMAP4rev1 LITERAL+ SASL-IR' })
    const db = createDatabase(database.url, log)
    const clock = createClock()
    try {
      await database.prisma.mailbox.deleteMany()
      const imap = { host: '127.0.0.1', port: server.port, security: 'none', login: 'user2' }
      const imapPassword = sealing.seal(server.password, passwordOf.imap)
      const portalId = await aPortal(database.prisma)
      const createdAt = new Date(Date.now() - 3_600_000)
      await database.prisma.mailbox.create({
        data: { portalId, address: 'quiet@poryadok.example', createdAt, imap, imapPassword, lastSeenAt: createdAt },
      })
      await deliver(server, 'user2', [aLetter({ messageId: 'quiet@x' })])
      const given = { db, clock, log, sealing, privateHosts: ['127.0.0.1'], largest: 35 * mb }
      const reading = await startReading({ ...given, notices: { sendToAdministrators: async () => {} } })
      await expect
        .poll(() => database.prisma.letter.count({ where: { messageId: 'quiet@x' } }), { timeout: 30_000 })
        .toBe(1)
      const hourAway = new Date(Date.now() + 3_600_000)
      const left = { where: { watchToken: null, watchUntil: { gt: hourAway } } }
      await expect.poll(() => database.prisma.mailbox.count(left), { timeout: 30_000 }).toBe(1)
      await reading.stop()
    } finally {
      await db.stop()
      await server.stop()
    }
  }, 90_000)
})
