import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordDecisions } from '../../audit/index.ts'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { passwordOf } from '../mailboxes/account-store.ts'
import { startIntake, type Intake } from '../start-intake.ts'
import { aLetter, aPortal, fakePortal, type FakePortal } from '../testing.ts'
import { startReading } from './start-reading.ts'
import { deliver } from './testing/mailbox-letters.ts'
import { dovecotHere, startDovecot, type Dovecot } from './testing/start-dovecot.ts'

const database = testDatabase()
const log = createLogger('silent')
const clock = createClock()
const sealing = createSealing(Buffer.alloc(32, 7))

describe.skipIf(!dovecotHere())('letters of mailboxes', () => {
  let server: Dovecot
  let db: Database
  let intake: Intake
  let reading: Awaited<ReturnType<typeof startReading>>
  let portal: FakePortal

  beforeAll(async () => {
    server = await startDovecot()
    db = createDatabase(database.url, log)
    portal = fakePortal(database.prisma)
    const portalId = await aPortal(database.prisma)
    for (const user of ['user1', 'user2'])
      await database.prisma.mailbox.create({
        data: {
          portalId,
          address: `${user}@poryadok.example`,
          createdAt: new Date(Date.now() - 3_600_000),
          imap: { host: '127.0.0.1', port: server.port, security: 'none', login: user },
          imapPassword: sealing.seal(server.password, passwordOf.imap),
          lastSeenAt: new Date(),
        },
      })
    const { openRequest, joinRequest, taskReply, automatic, threads } = portal
    const config = { SMTP_HOST: '127.0.0.1', SMTP_PORT: 0, SMTP_MAX_MB: 35 }
    const shared = { clock, log, db }
    const handled = () => Promise.resolve()
    const hooks = { recordDecisions, handled, openRequest, joinRequest, taskReply, automatic, threads }
    intake = await startIntake({ config, ...shared, ...hooks })
    const notices = { sendToAdministrators: () => Promise.resolve() }
    const largest = 35 * 1024 * 1024
    reading = await startReading({ ...shared, sealing, notices, privateHosts: ['127.0.0.1'], largest })
  })
  afterAll(async () => {
    await reading.stop()
    await intake.stop()
    await db.stop()
    await server.stop()
  })

  const ends = async () =>
    (await database.prisma.letter.findMany({ orderBy: { id: 'asc' }, include: { mailbox: true } }))
      .map(({ outcome, why }) => [outcome, (why as { code: string }[]).at(-1)?.code ?? ''].join(' '))
      .toSorted()

  it('to two mailboxes of ours are one: it opens one request, its answer joins it', async () => {
    const copy = (user: string) =>
      aLetter({
        messageId: 'one@x',
        to: 'user1@poryadok.example, user2@poryadok.example',
        headers: [`Delivered-To: ${user}@poryadok.example`, 'Content-Type: text/plain; charset=utf-8'],
      })
    await deliver(server, 'user1', [copy('user1')])
    await deliver(server, 'user2', [copy('user2')])
    await expect.poll(ends, { timeout: 20_000 }).toEqual(['created client.created', 'ignored intake.duplicate'])
    await deliver(server, 'user2', [aLetter({ messageId: 'two@x', inReplyTo: 'one@x', body: 'Спасибо, открылся.' })])
    await expect.poll(ends, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^joined/))
    expect(portal.journal.requests.size).toBe(1)
    expect([...portal.journal.requests.values()][0]).toHaveLength(2)
  })
})
