import { enterPortal } from '@poryadok/prisma/scope'
import type { Guard } from '../portal/index.ts'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { createLogger } from '../platform/log/logger.ts'
import { letterPage } from './contract.ts'
import { intakeRoutes } from './routes.ts'
import { aLetter, aPortal, arrive } from './testing.ts'

const database = testDatabase()
const log = createLogger('silent')
const clock = createClock()
let db: Database
let server: HttpServer
let mine: string
let other: string
let readable = new Set<number>()
/** What was told to the trail. */
let downloads: string[] = []

/** Stands in for the session: the header names the viewer. */
const guard =
  (adminOnly: boolean): Guard =>
  (request, _reply, done) => {
    const [portalId = '', role] = (request.headers.authorization ?? '').split(' ')
    request.viewer = { portalId, userId: 1, name: 'Ольга', isAdmin: role === 'admin', accessToken: '' }
    if (portalId === '') done(new AppError('session.missing'))
    else if (adminOnly && role !== 'admin') done(new AppError('portal.admin-only'))
    else enterPortal(portalId, done)
  }

beforeAll(async () => {
  db = createDatabase(database.url, log)
  server = await createHttpServer(log)
  intakeRoutes(server, {
    db,
    clock,
    requireViewer: guard(false),
    requireAdmin: guard(true),
    requirePermission: (action) => guard(action !== 'requests.read'),
    downloaded: async (viewer, letterId, name) => void downloads.push(`${viewer.userId} ${letterId} ${name}`),
    mayReadRequest: (_viewer, id) => Promise.resolve(readable.has(id)),
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
  other = await aPortal(database.prisma, ['help@other.example'])
  readable = new Set()
  downloads = []
})

const call = (method: 'GET' | 'POST' | 'DELETE', url: string, viewer = `${mine} admin`, body?: object) =>
  server.inject({
    method,
    url,
    headers: viewer === '' ? {} : { authorization: viewer },
    ...(body ? { payload: body } : {}),
  })

describe('journal of letters', () => {
  it('shows letters newest first in pages of 50, each once', async () => {
    for (let number = 0; number < 103; number += 1)
      await arrive(db, 'support@poryadok.example', aLetter({ messageId: `${number}@x` }), clock.now())
    const seen: number[] = []
    let next: number | null = null
    do {
      const query: string = next === null ? '' : `?before=${next}`
      const page = letterPage.parse((await call('GET', `/api/letters${query}`)).json())
      seen.push(...page.letters.map(({ id }) => id))
      expect(page.counts.waiting).toBe(103)
      next = page.next
    } while (next !== null)
    expect(seen).toHaveLength(103)
    expect(seen).toEqual(seen.toSorted((one, other) => other - one))
  })

  it('shows what happened to a letter and the card it went to', async () => {
    const id = await arrive(db, 'support@poryadok.example', aLetter(), clock.now())
    const request = await database.prisma.requestRecord.create({
      data: { portalId: mine, entityTypeId: 1, entityId: 77, createdAt: clock.now() },
    })
    await database.prisma.letter.update({
      where: { id },
      data: {
        outcome: 'created',
        requestId: request.id,
        fromName: 'Анна',
        fromAddress: 'anna@zarechie.example',
        subject: 'Счёт',
        why: [{ code: 'thread.new', params: {} }],
      },
    })
    const [row] = letterPage.parse((await call('GET', '/api/letters?outcome=created')).json()).letters
    expect(row).toMatchObject({
      id,
      to: 'support@poryadok.example',
      from: { name: 'Анна' },
      request: { id: 77, path: '/crm/lead/details/77/' },
      nextTryAt: null,
      why: [{ code: 'thread.new' }],
    })
    expect(letterPage.parse((await call('GET', '/api/letters?outcome=joined')).json()).letters).toEqual([])
  })

  it('sends a quarantined letter through again, and no other', async () => {
    const id = await arrive(db, 'support@poryadok.example', aLetter(), clock.now())
    expect((await call('POST', `/api/letters/${id}/retry`)).statusCode).toBe(409)
    await database.prisma.letter.update({
      where: { id },
      data: { outcome: 'quarantined', attempts: 3, handledAt: clock.now() },
    })
    expect((await call('POST', `/api/letters/${id}/retry`)).json()).toEqual({ waiting: true })
    expect(await database.prisma.letter.findUnique({ where: { id } })).toMatchObject({
      outcome: 'waiting',
      attempts: 0,
      handledAt: null,
    })
  })

  it('gives a letter out byte for byte, as a download', async () => {
    const raw = aLetter({ body: Buffer.from([1, 2, 0, 255]) })
    const id = await arrive(db, 'support@poryadok.example', raw, clock.now())
    const answer = await call('GET', `/api/letters/${id}/raw`)
    expect(answer.rawPayload).toEqual(raw)
    expect(downloads).toEqual([`1 ${id} `])
    expect(answer.headers).toMatchObject({ 'content-type': 'message/rfc822', 'x-content-type-options': 'nosniff' })
    expect(answer.headers['content-disposition']).toContain(`attachment; filename="letter-${id}.eml"`)
  })
})

describe('attachments', () => {
  const withFile = aLetter({
    headers: ['Content-Type: multipart/mixed; boundary=edge'],
    body: '--edge\r\n\r\nтекст\r\n--edge\r\nContent-Type: text/html; name="page.html"\r\nContent-Disposition: attachment\r\n\r\n<script>\r\n--edge--\r\n',
  })
  async function stored() {
    const id = await arrive(db, 'support@poryadok.example', withFile, clock.now())
    const request = await database.prisma.requestRecord.create({
      data: { portalId: mine, entityTypeId: 1, entityId: 77, createdAt: clock.now() },
    })
    await database.prisma.letter.update({ where: { id }, data: { requestId: request.id } })
    return { id, requestId: request.id }
  }

  it('go to those who may read the request, never to be run by the browser', async () => {
    const { id, requestId } = await stored()
    readable.add(requestId)
    const answer = await call('GET', `/api/letters/${id}/attachments/0`, `${mine} user`)
    expect(answer.body).toBe('<script>')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="page.html"/)
  })

  it.each([
    ['who may not read the request', '/attachments/0', false, 'user'],
    ['who asks for one that is not there', '/attachments/1', true, 'user'],
  ])('are not found by a person %s', async (_name, path, may, role) => {
    const { id, requestId } = await stored()
    if (may) readable.add(requestId)
    expect((await call('GET', `/api/letters/${id}${path}`, `${mine} ${role}`)).statusCode).toBe(404)
  })

  it('of a letter outside every request are not found', async () => {
    const id = await arrive(db, 'support@poryadok.example', withFile, clock.now())
    expect((await call('GET', `/api/letters/${id}/attachments/0`)).statusCode).toBe(404)
  })
})

describe('other people', () => {
  const routes = async () => {
    const id = await arrive(db, 'support@poryadok.example', aLetter(), clock.now())
    await database.prisma.letter.update({ where: { id }, data: { outcome: 'quarantined' } })
    return [
      ['POST', `/api/letters/${id}/retry`],
      ['GET', `/api/letters/${id}/raw`],
      ['GET', `/api/letters/${id}/attachments/0`],
    ] as const
  }

  it('of another portal find nothing of this one and change nothing', async () => {
    for (const [method, url] of await routes())
      expect([url, (await call(method, url, `${other} admin`)).statusCode]).toEqual([url, 404])
    expect(letterPage.parse((await call('GET', '/api/letters', `${other} admin`)).json())).toMatchObject({
      letters: [],
      counts: { quarantined: 0 },
    })
    expect(await database.prisma.letter.count({ where: { outcome: 'quarantined' } })).toBe(1)
  })

  it('without a session are turned away, without rights too', async () => {
    const all = [...(await routes()), ['GET', '/api/letters']] as const
    for (const [method, url] of all) expect([url, (await call(method, url, '')).statusCode]).toEqual([url, 401])
    for (const [method, url] of all.filter(([, path]) => !path.includes('attachments')))
      expect([url, (await call(method, url, `${mine} user`)).statusCode]).toEqual([url, 403])
  })
})

it('every route is described for OpenAPI', () => {
  const paths = Object.keys(server.swagger().paths ?? {})
  expect(paths).toEqual(
    expect.arrayContaining([
      '/api/letters',
      '/api/letters/{id}/retry',
      '/api/letters/{id}/raw',
      '/api/letters/{letterId}/attachments/{index}',
    ]),
  )
})
