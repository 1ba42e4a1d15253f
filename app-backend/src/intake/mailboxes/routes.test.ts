import { enterPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createDatabase, type Database } from '../../platform/db/database.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { createHttpServer, type HttpServer } from '../../platform/http/server.ts'
import type { NewJob } from '../../platform/jobs/job.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { createSealing } from '../../platform/secrets/sealing.ts'
import { dovecotHere, startDovecot, type Dovecot } from '../imap/testing/start-dovecot.ts'
import { isOwnAddress } from '../mailbox-store.ts'
import { aLetter, aPortal, arrive } from '../testing.ts'
import { smtpAccountOf } from './account-store.ts'
import { mailboxList, tryAnswer, type TryMailboxBody } from './contract.ts'
import { mailboxRoutes, type MailboxChange } from './routes.ts'

const database = testDatabase()
const log = createLogger('silent')
const clock = createClock()
const sealing = createSealing(Buffer.alloc(32, 3))
let db: Database
let server: HttpServer
let mine: string
let changes: MailboxChange[] = []
let jobs: NewJob[] = []

beforeAll(async () => {
  db = createDatabase(database.url, log)
  server = await createHttpServer(log)
  mailboxRoutes(server, {
    db,
    clock,
    sealing,
    privateHosts: ['127.0.0.1'],
    limitMb: 35,
    smtp: { host: 'mx.poryadok.example', port: 2525 },
    addJob: (job) => Promise.resolve(void jobs.push(job)),
    changed: (_viewer, change) => Promise.resolve(void changes.push(change)),
    // Stands in for the session: the header names the viewer.
    requirePermission: () => (request, _reply, done) => {
      const [portalId = '', role] = (request.headers.authorization ?? '').split(' ')
      request.viewer = { portalId, userId: 1, name: 'Ольга', isAdmin: role === 'admin', accessToken: '' }
      if (portalId === '') done(new AppError('session.missing'))
      else if (role !== 'admin') done(new AppError('portal.admin-only'))
      else enterPortal(portalId, done)
    },
  })
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await db.stop()
})
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  mine = await aPortal(database.prisma, ['support@poryadok.example'])
  await aPortal(database.prisma, ['help@other.example'])
  changes = []
  jobs = []
})

const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, viewer = `${mine} admin`) =>
  server.inject({
    method,
    url,
    headers: viewer === '' ? {} : { authorization: viewer },
    ...(body ? { payload: body } : {}),
  })
const boxes = async () => mailboxList.parse((await call('GET', '/api/mailboxes')).json()).mailboxes
const codeOf = (answer: { json(): unknown }) => (answer.json() as { error?: { code: string } }).error?.code

const imap = { host: 'IMAP.yandex.ru', port: 993, security: 'tls', login: 'sales@poryadok.example' } as const
const smtp = {
  ...imap,
  host: 'smtp.yandex.ru',
  port: 465,
  fromName: 'Отдел продаж',
  fromAddress: 'sales@poryadok.example',
}
const whole = { address: 'Sales@poryadok.example', imap, smtp, imapPassword: 'secret-1', smtpPassword: 'secret-2' }

async function added(body: object = whole) {
  const answer = await call('POST', '/api/mailboxes', body)
  expect(answer.statusCode).toBe(200)
  const one = mailboxList.parse(answer.json()).mailboxes.at(-1)
  if (!one) throw new Error('no mailbox')
  return one
}
const saved = (one: Awaited<ReturnType<typeof added>>, change: object) => {
  const { id, ...settings } = one
  return call('PUT', `/api/mailboxes/${id}`, { ...settings, ...change })
}

describe('a mailbox of the door', () => {
  it('is listed with what came to it, the portal’s own only', async () => {
    await arrive(db, 'support@poryadok.example', aLetter(), new Date('2026-11-02T07:00:00Z'))
    const page = mailboxList.parse((await call('GET', '/api/mailboxes')).json())
    expect(page).toMatchObject({ smtp: { host: 'mx.poryadok.example', port: 2525 }, limitMb: 35 })
    expect(page.mailboxes).toMatchObject([
      {
        address: 'support@poryadok.example',
        letterCount: 1,
        lastLetterAt: '2026-11-02T07:00:00.000Z',
        health: { state: 'door' },
      },
    ])
  })

  it.each([
    ['Sales@Poryadok.example', 200, undefined],
    ['почта@пример.рф', 400, 'input.invalid'],
    ['help@other.example', 409, 'mailbox.taken'],
    ['support@poryadok.example', 409, 'mailbox.taken'],
    ['no address', 400, 'input.invalid'],
  ])('at %s is added with answer %i', async (address, status, code) => {
    const answer = await call('POST', '/api/mailboxes', { address })
    expect([answer.statusCode, codeOf(answer)]).toEqual([status, code])
    expect((await boxes()).map((one) => one.address)).toEqual([
      'support@poryadok.example',
      ...(status === 200 ? ['sales@poryadok.example'] : []),
    ])
  })

  it('that never had a letter is gone when removed; another is closed, keeps its letters and opens again', async () => {
    await added({ address: 'sales@poryadok.example' })
    const id = await arrive(db, 'support@poryadok.example', aLetter(), clock.now())
    for (const mailbox of await boxes()) await call('DELETE', `/api/mailboxes/${mailbox.id}`)
    expect(await boxes()).toMatchObject([
      { address: 'support@poryadok.example', active: false, health: { state: 'closed' } },
    ])
    expect(await database.prisma.letter.count({ where: { id } })).toBe(1)
    await added({ address: 'support@poryadok.example' })
    expect(await boxes()).toMatchObject([{ active: true }])
  })
})

describe('a mailbox with servers', () => {
  it('keeps its passwords sealed and gives none out, neither to the screen nor to the trail', async () => {
    const one = await added()
    expect(one).toMatchObject({
      imap: { ...imap, host: 'imap.yandex.ru' },
      hasImapPassword: true,
      health: { state: 'new' },
    })
    const row = await database.prisma.mailbox.findUniqueOrThrow({ where: { id: one.id } })
    expect(JSON.stringify([row, one, changes])).not.toMatch(/secret-/)
    expect(changes).toMatchObject([{ action: 'mailbox.added', after: { address: 'Sales@poryadok.example' } }])
    expect(jobs).toMatchObject([{ queue: 'intake.mailbox', payload: { mailboxId: one.id } }])
    expect(await smtpAccountOf({ prisma: database.prisma, sealing }, mine, one.id)).toEqual({
      account: { ...smtp, login: smtp.login },
      password: 'secret-2',
    })
  })

  it('keeps a password that is not typed again; for another server or login it has to be', async () => {
    const one = await added()
    expect((await saved(one, { name: 'Продажи' })).statusCode).toBe(200)
    const [, again] = await boxes()
    expect(again).toMatchObject({ name: 'Продажи', hasImapPassword: true, revision: 2 })
    for (const other of [{ host: 'imap.thief.example' }, { login: 'boss@poryadok.example' }]) {
      const answer = await saved({ ...one, revision: 2 }, { imap: { ...imap, ...other } })
      expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'mailbox.no-password'])
    }
  })

  it('changed by two people takes the first change and tells the second', async () => {
    const one = await added()
    expect((await saved(one, { name: 'первая' })).statusCode).toBe(200)
    const second = await saved(one, { name: 'вторая' })
    expect([second.statusCode, codeOf(second)]).toEqual([409, 'mailbox.conflict'])
    expect((await boxes()).at(-1)?.name).toBe('первая')
    expect(changes.at(-1)).toMatchObject({ action: 'mailbox.changed', before: { name: '' }, after: { name: 'первая' } })
  })

  it('never sends its password over an open line', async () => {
    const answer = await call('POST', '/api/mailboxes', { ...whole, imap: { ...imap, security: 'none' } })
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'mail.unencrypted'])
  })

  it('has aliases: letters from them are our own', async () => {
    await added({ ...whole, aliases: ['Zakaz@poryadok.example'] })
    const own = (address: string) => isOwnAddress(database.prisma, mine, address)
    expect([await own('zakaz@PORYADOK.example'), await own('client@x.example')]).toEqual([true, false])
  })

  it('with an earlier start is read from there, with another server from its beginning', async () => {
    const one = await added({ ...whole, fromWhen: '2026-11-01T00:00:00.000Z' })
    const place = { portalId: mine, mailboxId: one.id, folder: 'INBOX' }
    await database.prisma.mailboxFolder.create({ data: { ...place, uidValidity: 1n, lastUid: 900n } })
    await saved(one, { fromWhen: '2026-10-01T00:00:00.000Z' })
    expect(await database.prisma.mailboxFolder.findMany()).toMatchObject([{ lastUid: 0n, knownTo: 900n }])
    await saved({ ...one, revision: 2 }, { imap: { ...imap, host: 'imap.mail.ru' }, imapPassword: 'other' })
    expect(await database.prisma.mailboxFolder.findMany()).toEqual([])
  })

  it('that was stopped is read again when a person says so', async () => {
    const { id } = await added()
    await database.prisma.mailbox.update({
      where: { id },
      data: { state: 'stopped', lastError: { fault: 'login', detail: '' } },
    })
    expect((await boxes()).at(-1)).toMatchObject({ health: { state: 'stopped', fault: 'login' } })
    await call('POST', `/api/mailboxes/${id}/start`)
    expect((await boxes()).at(-1)).toMatchObject({ health: { state: 'new', fault: null } })
    expect(jobs).toHaveLength(2)
  })
})

describe.skipIf(!dovecotHere())('a try', () => {
  let dovecot: Dovecot
  let door: SMTPServer
  let doorPort: number
  beforeAll(async () => {
    dovecot = await startDovecot()
    door = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'x' }) : done(new Error('no')),
    })
    doorPort = await new Promise((resolve) => {
      const socket = door.listen(0, '127.0.0.1', () => resolve((socket.address() as { port: number }).port))
    })
  })
  afterAll(async () => {
    await new Promise<void>((resolve) => door.close(resolve))
    await dovecot.stop()
  })

  const own = (port: number) => ({ host: '127.0.0.1', port, security: 'none' as const, login: 'user1' })
  const tried = async (body: Partial<TryMailboxBody>) => {
    const answer = await call('POST', '/api/mailboxes/try', { imap: null, smtp: null, ...body })
    expect(answer.statusCode).toBe(200)
    const { steps, folders } = tryAnswer.parse(answer.json())
    return { folders, steps: steps.map((one) => `${one.server} ${one.step} ${one.fault ?? one.state}`) }
  }

  it('that goes well names the folders of the server', async () => {
    const sender = { ...own(doorPort), fromName: '', fromAddress: 'a@b.example' }
    const all = { imap: own(dovecot.port), imapPassword: dovecot.password, smtp: sender, smtpPassword: 'right' }
    expect(await tried(all)).toEqual({
      folders: [{ path: 'INBOX', role: '\\Inbox' }],
      steps: [
        'imap name ok',
        'imap connection ok',
        'imap login ok',
        'imap folder ok',
        'smtp name ok',
        'smtp connection ok',
        'smtp login ok',
      ],
    })
  })

  it.each([
    [
      'a wrong password',
      () => ({ imap: own(dovecot.port), imapPassword: 'x' }),
      ['imap name ok', 'imap connection ok', 'imap login login', 'imap folder skipped'],
    ],
    [
      'no password',
      () => ({ imap: own(dovecot.port) }),
      ['imap name skipped', 'imap connection skipped', 'imap login password-missing', 'imap folder skipped'],
    ],
    [
      'a folder that is not there',
      () => ({ imap: own(dovecot.port), imapPassword: dovecot.password, folders: ['Архив'] }),
      ['imap name ok', 'imap connection ok', 'imap login ok', 'imap folder folder'],
    ],
    [
      'an untrusted certificate',
      () => ({ imap: { ...own(dovecot.tlsPort), security: 'tls' as const }, imapPassword: 'x' }),
      [
        'imap name ok',
        'imap connection ok',
        'imap certificate certificate',
        'imap login skipped',
        'imap folder skipped',
      ],
    ],
    [
      'a port where nobody listens',
      () => ({ imap: own(1), imapPassword: 'x' }),
      ['imap name ok', 'imap connection refused', 'imap login skipped', 'imap folder skipped'],
    ],
    [
      'a server in a private network',
      () => ({ imap: { ...imap, host: '10.0.0.1' }, imapPassword: 'x' }),
      [
        'imap name private',
        'imap connection skipped',
        'imap certificate skipped',
        'imap login skipped',
        'imap folder skipped',
      ],
    ],
    [
      'a name that does not exist',
      () => ({ imap: { ...imap, host: 'imap.nowhere.invalid' }, imapPassword: 'x' }),
      [
        'imap name name',
        'imap connection skipped',
        'imap certificate skipped',
        'imap login skipped',
        'imap folder skipped',
      ],
    ],
    [
      'a wrong password of the sender',
      () => ({ smtp: { ...own(doorPort), fromName: '', fromAddress: 'a@b.example' }, smtpPassword: 'x' }),
      ['smtp name ok', 'smtp connection ok', 'smtp login login'],
    ],
    [
      'a sender without encryption',
      () => ({
        smtp: { ...own(doorPort), security: 'starttls' as const, fromName: '', fromAddress: 'a@b.example' },
        smtpPassword: 'x',
      }),
      ['smtp name ok', 'smtp connection ok', 'smtp certificate no-encryption', 'smtp login skipped'],
    ],
  ])('says of %s at which step it shows', async (_name, body, steps) => {
    expect((await tried(body())).steps).toEqual(steps)
  })

  it('uses the stored password at its own server only', async () => {
    const one = await added({
      address: 'sales@poryadok.example',
      imap: own(dovecot.port),
      imapPassword: dovecot.password,
    })
    expect((await tried({ id: one.id, imap: own(dovecot.port) })).steps.at(-1)).toBe('imap folder ok')
    const elsewhere = { ...own(dovecot.port), login: 'user2' }
    expect((await tried({ id: one.id, imap: elsewhere })).steps.at(-2)).toBe('imap login password-missing')
  })
})

describe('other people', () => {
  it('of another portal find nothing; without a session or rights they are turned away', async () => {
    const { id } = await added()
    const other = await aPortal(database.prisma)
    const routes = [
      ['PUT', `/api/mailboxes/${id}`, { ...whole, revision: 1 }],
      ['POST', `/api/mailboxes/${id}/start`, undefined],
      ['DELETE', `/api/mailboxes/${id}`, undefined],
    ] as const
    for (const [method, url, body] of routes) {
      expect((await call(method, url, body, `${other} admin`)).statusCode).toBe(404)
      expect((await call(method, url, body, `${mine} user`)).statusCode).toBe(403)
      expect((await call(method, url, body, '')).statusCode).toBe(401)
    }
    expect(await database.prisma.mailbox.count({ where: { portalId: mine, active: true } })).toBe(2)
  })
})
