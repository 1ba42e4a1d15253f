import { createOwnerPrisma, type PrismaClient } from '@poryadok/prisma'
import { createTestDatabase, testDatabase, type CreatedDatabase } from '@poryadok/prisma/testing'
import net from 'node:net'
import { createTransport, type SendMailOptions } from 'nodemailer'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { aLetter, aPortal } from '../testing.ts'
import { startSmtp, type SmtpListener } from './start-smtp.ts'

const log = createLogger('silent')
const clock = createClock()
const config = { SMTP_HOST: '127.0.0.1', SMTP_PORT: 0, SMTP_MAX_MB: 35 }
const from = 'anna@zarechie.example'

/** Sends as a client's mail server does; rejects with `responseCode` of the refusal. */
async function send(port: number, to: string | string[], raw: Buffer, envelope: { from?: string; size?: number } = {}) {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    return await transport.sendMail({
      envelope: { from, to, ...envelope } as SendMailOptions['envelope'] & object,
      raw,
    })
  } finally {
    transport.close()
  }
}

/** A conversation by hand: each line is sent after the answer to the one before; returns the answers. */
async function talk(port: number, lines: string[]): Promise<string[]> {
  const socket = net.connect(port, '127.0.0.1')
  const answers: string[] = []
  const left = [...lines]
  let answer = ''
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    answer += chunk
    if (!/^\d{3} .*\r\n$/m.test(answer)) continue
    answers.push(answer.trim())
    answer = ''
    const line = left.shift()
    if (line === undefined) socket.destroy()
    else socket.write(`${line}\r\n`)
    if (line === undefined) break
  }
  return answers
}

describe('SMTP listener', () => {
  const database = testDatabase()
  let db: Database
  let smtp: SmtpListener
  let portalId: string

  beforeAll(async () => {
    db = createDatabase(database.url, log)
    smtp = await startSmtp({ db, clock, log, config })
  })
  afterAll(async () => {
    await smtp.stop()
    await db.stop()
  })
  beforeEach(async () => {
    await database.prisma.portal.deleteMany()
    portalId = await aPortal(database.prisma, ['support@poryadok.example', 'sales@poryadok.example'])
  })

  async function connect() {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    return client
  }

  it('stores a letter byte for byte before it says 250', async () => {
    const raw = aLetter({ messageId: 'a@x' })
    const answer = await send(smtp.port, 'Support@Poryadok.example', raw)
    expect(answer.response).toMatch(/^250 /)
    const [row] = await database.prisma.letter.findMany({ include: { raw: true } })
    expect(row).toMatchObject({
      portalId,
      outcome: 'waiting',
      envelopeFrom: from,
      messageId: 'a@x',
      attempts: 0,
      sizeBytes: raw.length,
    })
    expect(Buffer.from(row?.raw?.raw ?? [])).toEqual(raw)
  })

  it('takes in a letter with NUL in its ids', async () => {
    const raw = aLetter({ messageId: 'a\0@x', inReplyTo: 'b\0@x', references: '<c\0@x>', subject: 'a\0b' })
    expect((await send(smtp.port, 'support@poryadok.example', raw)).response).toMatch(/^250 /)
    expect(await database.prisma.letter.findMany()).toMatchObject([{ messageId: 'a@x', outcome: 'waiting' }])
  })

  it('says 451, not 250, when the commit is killed, and the sender’s second try is taken in once', async () => {
    const [holder, watcher] = await Promise.all([connect(), connect()])
    await holder.query('BEGIN; LOCK TABLE letter_raw IN ACCESS EXCLUSIVE MODE')
    let answered = false
    const sending = send(smtp.port, 'support@poryadok.example', aLetter())
      .finally(() => (answered = true))
      .catch((error: unknown) => error)
    const blocked = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    await expect.poll(async () => (await watcher.query(blocked)).rowCount, { timeout: 10_000 }).toBe(1)
    expect(answered).toBe(false)
    await watcher.query(`SELECT pg_terminate_backend(pid) FROM (${blocked}) AS waiting`)
    expect(await sending).toMatchObject({ responseCode: 451 })
    await Promise.all([holder.end(), watcher.end()])
    expect(await database.prisma.letter.count()).toBe(0)
    await send(smtp.port, 'support@poryadok.example', aLetter())
    expect(await database.prisma.letter.count()).toBe(1)
  })

  it.each(['nobody@poryadok.example', 'boris@sosna.example', 'support@poryadok.example.evil.example'])(
    'refuses %s with 550: it is nobody’s mail server but its own',
    async (to) => {
      await expect(send(smtp.port, to, aLetter())).rejects.toMatchObject({ responseCode: 550 })
      expect(await database.prisma.letter.count()).toBe(0)
    },
  )

  it.each([
    ['of a closed mailbox', () => database.prisma.mailbox.updateMany({ data: { active: false } })],
    ['of a portal that removed the app', () => database.prisma.portal.updateMany({ data: { state: 'uninstalled' } })],
  ])('refuses the address %s', async (_name, change) => {
    await change()
    await expect(send(smtp.port, 'support@poryadok.example', aLetter())).rejects.toMatchObject({ responseCode: 550 })
  })

  it('takes a letter for a known and an unknown address in for the known one', async () => {
    const { rejected } = await send(smtp.port, ['support@poryadok.example', 'nobody@poryadok.example'], aLetter())
    expect(rejected).toEqual(['nobody@poryadok.example'])
    expect(await database.prisma.letter.count()).toBe(1)
  })

  it('makes one letter a portal of a letter to several mailboxes', async () => {
    const other = await aPortal(database.prisma, ['help@other.example'])
    await send(smtp.port, ['sales@poryadok.example', 'help@other.example', 'support@poryadok.example'], aLetter())
    const rows = await database.prisma.letter.findMany({ include: { mailbox: true }, orderBy: { id: 'asc' } })
    expect(rows.map((row) => [row.portalId, row.mailbox.address])).toEqual([
      [portalId, 'sales@poryadok.example'],
      [other, 'help@other.example'],
    ])
  })

  it('takes the null return path of a bounce', async () => {
    await send(smtp.port, 'support@poryadok.example', aLetter(), { from: '' })
    expect((await database.prisma.letter.findFirst())?.envelopeFrom).toBe('')
  })

  const tooLarge = Buffer.concat([aLetter(), Buffer.alloc(40 * 1024 * 1024, 'x\r\n')])
  it.each([
    ['announced', { size: tooLarge.length }],
    ['not announced', {}],
  ])('refuses a letter of 40 MB (size %s) with 552 and writes it into the journal', async (_name, envelope) => {
    await expect(send(smtp.port, 'support@poryadok.example', tooLarge, envelope)).rejects.toMatchObject({
      responseCode: 552,
    })
    const [row] = await database.prisma.letter.findMany({ include: { raw: true } })
    expect(row).toMatchObject({
      portalId,
      outcome: 'refused',
      raw: null,
      why: [{ code: 'intake.too-large', params: { sizeMb: 41, limitMb: 35 } }],
    })
    expect((await send(smtp.port, 'support@poryadok.example', aLetter())).response).toMatch(/^250/)
  })

  it('takes a letter just under the limit', async () => {
    const raw = Buffer.concat([aLetter(), Buffer.alloc(34 * 1024 * 1024, 'x\r\n')])
    await send(smtp.port, 'support@poryadok.example', raw)
    const [row] = await database.prisma.$queryRaw<{ size: number }[]>`SELECT length(raw) AS size FROM letter_raw`
    expect(row?.size).toBeGreaterThanOrEqual(raw.length)
  })

  it('announces SIZE, and neither AUTH nor STARTTLS', async () => {
    const [, greeting = ''] = await talk(smtp.port, ['EHLO client.example'])
    expect(greeting).toMatch(/^250[ -]SIZE/m)
    expect(greeting).not.toMatch(/AUTH|STARTTLS/)
  })

  it.each([
    ['AUTH PLAIN AGEAYg==', /^500 /],
    ['RCPT TO:<postmaster>', /^503 /],
    ['VRFY support@poryadok.example', /^252 /],
    ['DATA', /^503 /],
    ['RCPT TO:<support@poryadok.example>', /^503 /],
  ])('answers %s out of place', async (line, answer) => {
    expect((await talk(smtp.port, ['EHLO client.example', line])).at(-1)).toMatch(answer)
  })

  it('closes the connection of a client that guesses addresses', async () => {
    const guesses = Array.from({ length: 25 }, (_, number) => `RCPT TO:<guess${number}@poryadok.example>`)
    const answers = await talk(smtp.port, ['EHLO client.example', `MAIL FROM:<${from}>`, ...guesses])
    expect(answers.at(-1)).toMatch(/^421 /)
    expect(answers.filter((answer) => answer.startsWith('550'))).toHaveLength(20)
  })

  it('refuses command lines without end', async () => {
    expect((await talk(smtp.port, [`EHLO ${'x'.repeat(5_000)}`])).at(-1)).toMatch(/^421 /)
  })

  it('takes at most 50 recipients a letter', async () => {
    const data = Array.from({ length: 51 }, (_, number) => ({
      portalId,
      address: `box${number}@poryadok.example`,
      createdAt: clock.now(),
    }))
    await database.prisma.mailbox.createMany({ data })
    const { rejected } = await send(
      smtp.port,
      data.map(({ address }) => address),
      aLetter(),
    )
    expect(rejected).toEqual(['box50@poryadok.example'])
  })

  it('stores nothing of a letter whose sender went away in the middle', async () => {
    const socket = net.connect(smtp.port, '127.0.0.1')
    const lines = [
      'EHLO client.example',
      `MAIL FROM:<${from}>`,
      'RCPT TO:<support@poryadok.example>',
      'DATA',
      'Subject: half',
    ]
    for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
      const line = lines.shift()
      socket.write(`${line}\r\n`)
      if (chunk.startsWith('354')) break
    }
    socket.destroy()
    await send(smtp.port, 'support@poryadok.example', aLetter({ subject: 'whole' }))
    expect(await database.prisma.letter.count()).toBe(1)
  })
})

describe('SMTP listener without its database', () => {
  let created: CreatedDatabase
  let db: Database
  let owner: PrismaClient
  let smtp: SmtpListener

  beforeAll(async () => {
    created = await createTestDatabase()
    db = createDatabase(created.url, log)
    owner = createOwnerPrisma(created.url)
    await aPortal(owner, ['support@poryadok.example'])
    smtp = await startSmtp({ db, clock, log, config })
  })
  afterAll(async () => {
    await smtp.stop()
    await db.stop()
    await owner.$disconnect()
    await created.drop()
  })

  /** Runs SQL on the server beside the database; `$1` is its name. */
  async function onServer(sql: string) {
    const url = new URL(created.url)
    const name = url.pathname.slice(1)
    url.pathname = '/postgres'
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.query(sql.replaceAll('$1', name))
    await client.end()
  }

  it('says 451 while it is gone, and 250 when it is back', async () => {
    await onServer('ALTER DATABASE $1 ALLOW_CONNECTIONS false')
    await onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '$1'")
    await expect(send(smtp.port, 'support@poryadok.example', aLetter())).rejects.toMatchObject({ responseCode: 451 })
    await onServer('ALTER DATABASE $1 ALLOW_CONNECTIONS true')
    expect((await send(smtp.port, 'support@poryadok.example', aLetter())).response).toMatch(/^250/)
    expect(await owner.letter.count()).toBe(1)
  })
})
