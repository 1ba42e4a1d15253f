import { acrossPortals, enterPortal, inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordAudit, recordDecisions } from '../../audit/index.ts'
import { reason } from '../../kernel/reason.ts'
import { createClock } from '../../platform/clock/clock.ts'
import { createHttpServer, type HttpServer } from '../../platform/http/server.ts'
import { createLogger } from '../../platform/log/logger.ts'
import { aLongWorker } from '../../platform/long-work/testing.ts'
import { letterDetails, letterPage } from '../contract.ts'
import { createParsePool, type ParsePool } from '../parse/parse-pool.ts'
import { recoverKind, recoverLetters } from '../quarantine/recover-letters.ts'
import { quarantineGrew, tellOfQuarantine } from '../quarantine/tell-of-quarantine.ts'
import { aLetter, aPortal, arrive } from '../testing.ts'
import { fillWords } from './fill-words.ts'
import { readJournal, type JournalQuery } from './read-journal.ts'
import { journalRoutes } from './routes.ts'

const database = testDatabase()
const clock = createClock()
let worker: ReturnType<typeof aLongWorker>
let server: HttpServer
let pool: ParsePool
let portalId: string
let boxes = 0
let box = ''

beforeAll(async () => {
  worker = aLongWorker(database, clock)
  pool = createParsePool({ size: 1 })
  server = await createHttpServer(createLogger('silent'))
  const guard = (request: { viewer: unknown }, _: unknown, done: () => void) => {
    request.viewer = { portalId, userId: 5, name: 'Ольга', isAdmin: true, accessToken: '' }
    enterPortal(portalId, done)
  }
  const guards = { requireViewer: guard, requireAdmin: guard, requirePermission: () => guard } as never
  worker.longWork.register(recoverKind, recoverLetters({ db: worker.db, clock }))
  journalRoutes(server, {
    ...(guards as object),
    db: worker.db,
    clock,
    longWork: worker.longWork,
    recordAudit,
    recordDecisions,
  } as never)
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await pool.stop()
  await worker.stop()
})
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  await database.prisma.job.deleteMany()
  box = `j${(boxes += 1)}@poryadok.example`
  portalId = await aPortal(database.prisma, [box])
})

const at = new Date('2026-11-02T07:00:00Z')
const take = (parts: Parameters<typeof aLetter>[0] = {}, receivedAt = at) =>
  arrive(worker.db, box, aLetter(parts), receivedAt)
const end = (id: number, data: object) => database.prisma.letter.update({ where: { id }, data })
const outcome = async (id: number) => (await database.prisma.letter.findFirstOrThrow({ where: { id } })).outcome
const job = (queue: string) => ({ id: 1, portalId: null, queue, key: queue, payload: {}, dueAt: at, attempts: 0 })
const fill = () =>
  acrossPortals(async () => {
    const handler = fillWords({ db: worker.db, clock, log: createLogger('silent'), pool })
    return handler(job('letters.words'), new AbortController().signal)
  })
async function call(method: 'GET' | 'POST', url: string, body?: object) {
  const answer = await server.inject({ method, url, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: answer.json<unknown>() }
}

describe('the journal', () => {
  const list = async (query: JournalQuery) => {
    return letterPage.parse(await inPortal(portalId, () => readJournal(worker.db.prisma, portalId, query)))
  }

  it('is narrowed by outcome, kind, mailbox, sender, period and words; counts follow all but the outcome', async () => {
    const [person, bounce, staff] = [await take(), await take(), await take({}, new Date('2026-11-05T07:00:00Z'))]
    await end(person, {
      outcome: 'created',
      fromName: 'Анна Белова',
      fromAddress: 'anna@zarechie.example',
      subject: 'Щит',
    })
    await end(bounce, { outcome: 'ignored', automatic: 'bounce-hard', fromAddress: 'mailer-daemon@relay.example' })
    await end(staff, { outcome: 'joined', direction: 'out', fromAddress: 'ivan@poryadok.example' })
    const mailbox = await database.prisma.mailbox.findFirstOrThrow({ where: { portalId } })
    await fill()
    const ids = async (query: JournalQuery) => (await list(query)).letters.map(({ id }) => id)
    expect(await ids({})).toEqual([staff, bounce, person])
    expect(await ids({ outcome: 'ignored' })).toEqual([bounce])
    expect(await ids({ kind: 'person' })).toEqual([person])
    expect(await ids({ kind: 'bounce' })).toEqual([bounce])
    expect(await ids({ kind: 'staff' })).toEqual([staff])
    expect(await ids({ sender: 'БЕЛОВ' })).toEqual([person])
    expect(await ids({ mailboxId: mailbox.id })).toHaveLength(3)
    expect(await ids({ mailboxId: mailbox.id + 1_000 })).toEqual([])
    expect(await ids({ from: '2026-11-04T00:00:00Z', to: '2026-11-06T00:00:00Z' })).toEqual([staff])
    expect(await ids({ text: 'счета' })).toHaveLength(3)
    expect((await list({ kind: 'person', outcome: 'ignored' })).counts).toMatchObject({
      created: 1,
      ignored: 0,
      joined: 0,
    })
  })

  it('goes on behind the last letter of a page', async () => {
    for (let number = 0; number < 53; number += 1) await take()
    const first = await list({})
    expect([first.letters.length, first.next]).toEqual([50, first.letters.at(-1)?.id])
    const second = await list({ before: first.next ?? 0 })
    expect([second.letters.length, second.next]).toEqual([3, null])
  })

  it('shows a letter whole: headers decoded, text, decisions and writes', async () => {
    const id = await take({
      subject: '=?utf-8?B?0KnQuNGC?=',
      inReplyTo: 'first@zarechie.example',
      headers: ['Content-Type: text/plain; charset=utf-8', 'X-Spam-Score: 1', 'Auto-Submitted: auto-replied'],
    })
    await end(id, { outcome: 'ignored', why: [{ ...reason('intake.automatic', { signal: 'Auto-Submitted' }) }] })
    await fill()
    const because = [reason('intake.automatic', { signal: 'Auto-Submitted' })]
    await database.prisma.$transaction((tx) =>
      recordDecisions(tx, [{ portalId, letterId: id, kind: 'intake', outcome: 'ignored', because, decidedAt: at }]),
    )
    const details = letterDetails.parse((await call('GET', `/api/letters/${id}`)).body)
    const header = (name: string) => details.headers.find((one) => one.name === name)?.value
    expect(header('Subject')).toBe('Щит')
    expect(header('In-Reply-To')).toBe('<first@zarechie.example>')
    expect(header('X-Spam-Score')).toBeUndefined()
    expect(details.text).toContain('Счёт не открывается')
    expect(details.decisions).toMatchObject([{ kind: 'intake', because }])
    expect(details.hasRaw).toBe(true)
    expect((await call('GET', `/api/letters/${id + 1}`)).status).toBe(404)
  })
})

describe('the quarantine', () => {
  it('lets a letter go for good with a note, and says who did it', async () => {
    const id = await take()
    await end(id, { outcome: 'quarantined' })
    expect((await call('POST', `/api/letters/${id}/ignore`, { note: '' })).status).toBe(400)
    const { body } = await call('POST', `/api/letters/${id}/ignore`, { note: 'реклама' })
    const why = [{ code: 'intake.set-aside', params: { note: 'реклама', name: 'Ольга' } }]
    expect(letterDetails.parse(body)).toMatchObject({
      letter: { outcome: 'ignored', why },
      decisions: [{ because: why }],
    })
    expect(await database.prisma.auditEvent.count({ where: { portalId, action: 'letter.set-aside' } })).toBe(1)
    expect((await call('POST', `/api/letters/${id}/ignore`, { note: 'ещё раз' })).status).toBe(409)
  })

  it('is sent through the normal way in bulk, and counts what came out of it and what came back', async () => {
    const ids: number[] = []
    for (let number = 0; number < 23; number += 1) {
      const id = await take()
      await end(id, { outcome: 'quarantined', attempts: 3 })
      ids.push(id)
    }
    expect((await call('POST', '/api/letters/recover', { ids: [1] })).status).toBe(409)
    const { body } = await call('POST', '/api/letters/recover', {})
    expect((await call('POST', '/api/letters/recover', {})).status).toBe(409)
    worker.jobs.start(1)
    // The intake's part: every fifth letter goes back.
    const process = async () => {
      const waiting = await database.prisma.letter.findMany({ where: { portalId, outcome: 'waiting' } })
      for (const { id, attempts } of waiting) {
        expect(attempts).toBe(0)
        await end(id, { outcome: ids.indexOf(id) % 5 === 0 ? 'quarantined' : 'created' })
      }
      clock.setOffset(clock.now().getTime() - Date.now() + 1_500)
    }
    const { taskId } = body as { taskId: string }
    const row = () => database.prisma.longTask.findFirstOrThrow({ where: { id: taskId } })
    await expect.poll(async () => (await process(), (await row()).state), { timeout: 10_000 }).toBe('done')
    expect(await row()).toMatchObject({ done: 18, failed: 5, total: 23 })
    expect(await Promise.all(ids.slice(0, 2).map(outcome))).toEqual(['quarantined', 'created'])
  })

  it('tells administrators that it grew, once for letters that go there together, and not when it is empty again', async () => {
    const told: unknown[] = []
    const jobs: object[] = []
    const add = (one: object) => Promise.resolve(void jobs.push(one))
    await quarantineGrew(clock, add, portalId)
    expect(jobs).toMatchObject([{ portalId, once: 'grew', unlessThere: true }])
    const tell = async () => {
      const handler = tellOfQuarantine({ db: worker.db, notify: (notice) => Promise.resolve(void told.push(notice)) })
      await inPortal(portalId, async () => handler({ ...job('q'), portalId }, new AbortController().signal))
    }
    await tell()
    expect(told).toEqual([])
    await end(await take(), { outcome: 'quarantined' })
    await tell()
    expect(told).toMatchObject([{ kind: 'letters.quarantined', params: { count: 1, since: at.toISOString() } }])
  })
})

it('older letters are given to the search, those that can’t be read by what their rows say', async () => {
  const [readable, broken, waiting] = [await take(), await take(), await take()]
  await end(readable, { outcome: 'created', subject: 'Счёт' })
  await end(broken, { outcome: 'quarantined', subject: 'Битое письмо' })
  await database.prisma.$executeRaw`UPDATE letter_raw SET raw = ${Buffer.from('')} WHERE letter_id = ${broken}`
  expect(await fill()).toBeUndefined()
  const words = await database.prisma.letterWords.findMany({ where: { portalId }, orderBy: { letterId: 'asc' } })
  expect(words.map(({ letterId }) => letterId)).toEqual([readable, broken])
  expect(words[0]?.text).toContain('Счёт не открывается')
  expect(words.map(({ letterId }) => letterId)).not.toContain(waiting)
})
