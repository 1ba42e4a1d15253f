import { testDatabase } from '@poryadok/prisma/testing'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordDecisions } from '../audit/index.ts'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createLogger } from '../platform/log/logger.ts'
import { startIntake, type Intake } from './start-intake.ts'
import { aLetter, aPortal, fakePortal, type FakePortal } from './testing.ts'

const database = testDatabase()
const log = createLogger('silent')
const clock = createClock()
const config = { SMTP_HOST: '127.0.0.1', SMTP_PORT: 0, SMTP_MAX_MB: 35 }
let db: Database
let intake: Intake
let portal: FakePortal

beforeAll(async () => {
  db = createDatabase(database.url, log)
  portal = fakePortal(database.prisma)
  await aPortal(database.prisma, ['support@poryadok.example'])
  const { openRequest, joinRequest, taskReply, automatic, threads } = portal
  intake = await startIntake({
    config,
    clock,
    log,
    db,
    recordDecisions,
    handled: () => Promise.resolve(),
    openRequest,
    joinRequest,
    taskReply,
    automatic,
    threads,
  })
})
afterAll(async () => {
  await intake.stop()
  await db.stop()
})

async function send(raw: Buffer) {
  const transport = createTransport({ host: '127.0.0.1', port: intake.smtpPort, ignoreTLS: true })
  await transport.sendMail({ envelope: { from: 'anna@zarechie.example', to: 'support@poryadok.example' }, raw })
  transport.close()
}
const outcomes = async () =>
  (await database.prisma.letter.findMany({ orderBy: { id: 'asc' } })).map(({ outcome }) => outcome)

it('letters sent by SMTP open and join a request by themselves, also after an outage of the portal', async () => {
  await send(aLetter({ messageId: 'a@x' }))
  await expect.poll(outcomes, { timeout: 10_000 }).toEqual(['created'])
  portal.before = () => {
    throw new AppError('portal.limit', { params: { seconds: 3_000 } })
  }
  await send(aLetter({ messageId: 'b@x', inReplyTo: 'a@x' }))
  const waiting = () =>
    database.prisma.letter.count({
      where: { outcome: 'waiting', leaseToken: null, dueAt: { gt: new Date(clock.now().getTime() + 2_000_000) } },
    })
  await expect.poll(waiting, { timeout: 10_000 }).toBe(1)
  portal.before = () => {}
  clock.setOffset(3_001_000)
  await expect.poll(outcomes, { timeout: 10_000 }).toEqual(['created', 'joined'])
  expect(portal.journal.requests.size).toBe(1)
})
