import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordDecisions } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { leaseMs } from '../platform/jobs/lease.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { claimLetter } from './letter-store.ts'
import { createParsePool, ParseFault, type ParsePool } from './parse/parse-pool.ts'
import { processLetter, processNext } from './process-letter.ts'
import { aLetter, aPortal, arrive, fakePortal, type FakePortal, type LetterParts } from './testing.ts'

const database = testDatabase()
const log = createLogger('silent')
const support = 'support@poryadok.example'
let db: Database
let pool: ParsePool
let clock: JumpingClock
let portal: FakePortal
let deps: ProcessDeps
let portalId: string

beforeAll(() => {
  db = createDatabase(database.url, log)
  pool = createParsePool({ size: 1 })
})
afterAll(async () => {
  await pool.stop()
  await db.stop()
})
beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  portalId = await aPortal(database.prisma, [support])
  clock = createClock()
  portal = fakePortal(database.prisma)
  deps = {
    db,
    clock,
    log,
    pool,
    recordDecisions,
    handled: () => Promise.resolve(),
    openRequest: (letter) => portal.openRequest(letter),
    joinRequest: (letter, id, whenClosed) => portal.joinRequest(letter, id, whenClosed),
    taskReply: portal.taskReply,
    automatic: portal.automatic,
    threads: portal.threads,
  }
})

const jump = (ms: number) => clock.setOffset(clock.now().getTime() - Date.now() + ms)
const take = (parts: LetterParts = {}, envelopeFrom?: string) =>
  arrive(db, support, aLetter(parts), clock.now(), envelopeFrom)
async function handleAll() {
  let more = true
  while (more) more = await processNext(deps)
}
const letter = (id: number) => database.prisma.letter.findUniqueOrThrow({ where: { id } })
const codes = (row: { why: unknown }) => (row.why as { code: string }[]).map(({ code }) => code)
async function outcomes() {
  await handleAll()
  return (await database.prisma.letter.findMany({ orderBy: { id: 'asc' } })).map(({ outcome }) => outcome)
}

describe('a letter', () => {
  it('opens a request and says why', async () => {
    const id = await take({ messageId: 'a@zarechie.example' })
    await handleAll()
    const row = await letter(id)
    expect(row).toMatchObject({
      outcome: 'created',
      messageId: 'a@zarechie.example',
      subject: 'Не открывается счёт',
      fromName: 'Анна Белова',
      fromAddress: 'anna@zarechie.example',
      leaseToken: null,
      activityId: id + 1_000,
    })
    expect(codes(row)).toEqual(['thread.new', 'client.created'])
    expect(portal.journal.letters.get(id)).toMatchObject({
      portalId,
      mailboxAddress: support,
      from: { name: 'Анна Белова', address: 'anna@zarechie.example' },
      text: 'Добрый день. Счёт не открывается.',
      sentAt: new Date('2026-11-02T07:00:00Z'),
    })
    const decisions = await database.prisma.decision.findMany({ where: { letterId: id }, orderBy: { id: 'asc' } })
    expect(decisions.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['thread', 'created'],
      ['client', 'created'],
    ])
  })

  it('joins the request of the letter it answers', async () => {
    const first = await take({ messageId: 'a@x' })
    const reply = await take({ messageId: 'b@x', inReplyTo: 'a@x', subject: 'Совсем другая тема' })
    expect(await outcomes()).toEqual(['created', 'joined'])
    expect((await letter(reply)).requestId).toBe((await letter(first)).requestId)
    const decision = await database.prisma.decision.findFirst({ where: { letterId: reply, kind: 'thread' } })
    expect(decision).toMatchObject({
      certainty: 100,
      evidence: [
        { kind: 'header', name: 'In-Reply-To', value: '<a@x>' },
        { kind: 'letter', letterId: first },
      ],
    })
  })

  it('whose file found no place in the portal says so, in a new request and in a known one', async () => {
    portal.files = [reason('letter.file-not-stored', { name: 'чертёж.pdf' })]
    const first = await take({ messageId: 'a@x' })
    const reply = await take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await handleAll()
    expect(codes(await letter(first))).toEqual(['thread.new', 'client.created', 'letter.file-not-stored'])
    expect(codes(await letter(reply))).toEqual(['thread.in-reply-to', 'letter.file-not-stored'])
  })

  it('with NUL in its headers joins by its ids, as a plain one does', async () => {
    const first = await take({ messageId: 'a\0@x' })
    const headers = ['Precedence: list\0', 'Content-Type: text/plain; charset=utf-8']
    const reply = await take({ messageId: 'b\0@x', references: '<z@x> <a@\0x>' })
    const listed = await take({ messageId: 'c@x', references: '<\0>', headers })
    expect(await outcomes()).toEqual(['created', 'joined', 'ignored'])
    expect((await letter(reply)).requestId).toBe((await letter(first)).requestId)
    expect(codes(await letter(listed))).toEqual(['intake.automatic'])
  })

  it('does not join by an equal subject', async () => {
    await take({ messageId: 'a@x', subject: 'Счёт' })
    await take({ messageId: 'b@x', subject: 'Re: Счёт' })
    expect(await outcomes()).toEqual(['created', 'created'])
  })

  it.each([
    ['a colleague of one company', 'anna@zarechie.example', 'boris@zarechie.example', 'joined'],
    ['a stranger of a public mail service', 'anna@mail.ru', 'boris@mail.ru', 'created'],
    ['a stranger of another company', 'anna@zarechie.example', 'boris@sosna.example', 'created'],
  ])('of %s who answers ends as %s -> %s: %s', async (_who, from, answerer, outcome) => {
    await take({ messageId: 'a@x', from })
    const id = await take({ messageId: 'b@x', inReplyTo: 'a@x', from: answerer })
    expect((await outcomes())[1]).toBe(outcome)
    expect(codes(await letter(id))[0]).toBe(outcome === 'joined' ? 'thread.in-reply-to' : 'thread.stranger')
  })

  it('joins by an ancestor that never came here but that an earlier letter answered', async () => {
    await take({ messageId: 'b@x', references: '<far@x>' })
    await take({ messageId: 'c@x', references: '<far@x>', from: 'boris@zarechie.example' })
    expect(await outcomes()).toEqual(['created', 'joined'])
  })

  it('joins the request of its answer when the answer came and was handled first', async () => {
    await take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await handleAll()
    const late = await take({ messageId: 'a@x' })
    expect(await outcomes()).toEqual(['created', 'joined'])
    expect(codes(await letter(late))).toEqual(['thread.late-parent'])
  })

  it('opens a new request when the portal has the old one no more, and the thread goes on there', async () => {
    const first = await take({ messageId: 'a@x' })
    await handleAll()
    portal.gone.add((await letter(first)).requestId ?? 0)
    const second = await take({ messageId: 'b@x', inReplyTo: 'a@x' })
    const third = await take({ messageId: 'c@x', inReplyTo: 'a@x' })
    expect(await outcomes()).toEqual(['created', 'created', 'joined'])
    expect(codes(await letter(second))).toEqual(['thread.in-reply-to', 'thread.closed-gone', 'client.created'])
    expect((await letter(third)).requestId).toBe((await letter(second)).requestId)
  })

  it('is one letter when it is delivered twice', async () => {
    const first = await take({ messageId: 'a@x' })
    const again = await take({
      messageId: 'a@x',
      headers: ['Received: from b', 'Content-Type: text/plain; charset=utf-8'],
    })
    expect(await outcomes()).toEqual(['created', 'ignored'])
    expect((await letter(again)).why).toEqual([{ code: 'intake.duplicate', params: { letterId: first } }])
  })

  it('is a letter of its own when another one bears its id', async () => {
    await take({ messageId: 'a@x' })
    await take({ messageId: 'a@x', body: 'Это другое письмо' })
    expect(await outcomes()).toEqual(['created', 'joined'])
  })

  it.each([
    [{ headers: ['Auto-Submitted: auto-replied'] }, undefined, 'ignored', 'intake.automatic'],
    [{}, '', 'ignored', 'intake.automatic'],
    [{ from: support }, undefined, 'ignored', 'intake.own-address'],
    [{ from: null }, undefined, 'quarantined', 'intake.no-sender'],
  ])('%j from <%s> is %s: %s', async (parts, envelopeFrom, outcome, code) => {
    const id = await take(parts, envelopeFrom)
    expect(await outcomes()).toEqual([outcome])
    expect(codes(await letter(id))).toEqual([code])
    expect(portal.journal.calls).toEqual([])
    expect(await database.prisma.decision.count({ where: { letterId: id, kind: 'intake', outcome } })).toBe(1)
  })

  it('of 34 MB is handled with its attachment whole', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`
    const lines = Math.floor((34 * 1024 * 1024) / line.length)
    const file = 'Content-Type: application/pdf; name=big.pdf\r\nContent-Transfer-Encoding: base64'
    const body = `--edge\r\n\r\ntext\r\n--edge\r\n${file}\r\n\r\n${line.repeat(lines)}--edge--\r\n`
    const id = await take({ headers: ['Content-Type: multipart/mixed; boundary=edge'], body })
    expect(await outcomes()).toEqual(['created'])
    const content = portal.journal.letters.get(id)?.attachments[0]?.content
    expect(content?.byteLength).toBe(lines * 57)
    expect((await letter(id)).attachments).toEqual([
      { name: 'big.pdf', type: 'application/pdf', sizeBytes: lines * 57 },
    ])
  })

  it('is written by whom Reply-To names', async () => {
    const id = await take({ headers: ['Reply-To: klient@sosna.example'], from: 'Форма сайта <site@poryadok.example>' })
    await handleAll()
    expect(portal.journal.letters.get(id)?.from).toEqual({ name: 'Форма сайта', address: 'klient@sosna.example' })
    expect(codes(await letter(id))).toContain('intake.reply-to')
  })
})

describe('an answer that overtakes its parent', () => {
  const parentAway = async (parts: LetterParts = {}) => {
    portal.before = (one) => {
      if (one.messageId === 'a@x') throw new AppError('portal.limit', { params: { seconds: 40 } })
    }
    const parent = await take({ messageId: 'a@x', ...parts })
    const reply = await take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await handleAll()
    return { parent, reply }
  }

  it('waits for it and comes right after it', async () => {
    const { parent, reply } = await parentAway()
    const [waiting, parentRow] = [await letter(reply), await letter(parent)]
    expect(waiting).toMatchObject({
      outcome: 'waiting',
      why: [{ code: 'thread.waits-for-parent', params: { letterId: parent } }],
    })
    expect(waiting.dueAt.getTime() - parentRow.dueAt.getTime()).toBe(1_000)
    portal.before = () => {}
    jump(41_500)
    expect(await outcomes()).toEqual(['created', 'joined'])
  })

  it('opens its own request when the parent ends in quarantine', async () => {
    const { parent } = await parentAway()
    await database.prisma.letter.update({ where: { id: parent }, data: { outcome: 'quarantined' } })
    portal.before = () => {}
    jump(41_500)
    expect(await outcomes()).toEqual(['quarantined', 'created'])
  })

  it('does not wait for ever when letters name each other', async () => {
    await parentAway({ inReplyTo: 'b@x' })
    portal.before = () => {}
    for (const ms of [41_500, 41_500]) {
      jump(ms)
      await handleAll()
    }
    expect((await outcomes()).toSorted()).toEqual(['created', 'joined'])
  })

  it('a second delivery of a waiting letter waits too, and is ignored', async () => {
    portal.before = () => {
      throw new AppError('portal.unavailable')
    }
    await take({ messageId: 'a@x' })
    await take({ messageId: 'a@x' })
    await handleAll()
    portal.before = () => {}
    jump(10_000)
    expect(await outcomes()).toEqual(['created', 'ignored'])
    expect(portal.journal.requests.size).toBe(1)
  })
})

describe('while the portal is away', () => {
  it.each([
    ['portal.unavailable', {}, 2],
    ['portal.limit', { seconds: 17 }, 17],
    ['portal.outcome-unknown', {}, 80],
    ['portal.no-token', {}, 2],
    ['database.unavailable', {}, 2],
    ['portal.not-installed', {}, 2],
  ] as const)('%s %j: the letter waits %i s and loses no try', async (code, params, seconds) => {
    portal.before = () => {
      throw new AppError(code, { params })
    }
    const id = await take()
    const before = clock.now()
    await handleAll()
    const row = await letter(id)
    expect(row).toMatchObject({
      outcome: 'waiting',
      attempts: 0,
      leaseToken: null,
      why: [{ code: 'intake.waiting-portal', params: { detail: code, tries: 1 } }],
    })
    const waited = row.dueAt.getTime() - before.getTime()
    expect(waited).toBeGreaterThanOrEqual(seconds * 1_000)
    expect(waited).toBeLessThan(seconds * 1_000 + 2_000)
  })

  it('a letter waits as long as it takes, ever less often, and is handled when the portal is back', async () => {
    portal.before = () => {
      throw new AppError('portal.unavailable')
    }
    const id = await take()
    const waits: number[] = []
    for (let round = 0; round < 12; round += 1) {
      const now = clock.now()
      await handleAll()
      const wait = (await letter(id)).dueAt.getTime() - now.getTime()
      waits.push(Math.floor(wait / 1_000))
      jump(wait + 1)
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16])
    expect(waits.at(-1)).toBe(300)
    portal.before = () => {}
    expect(await outcomes()).toEqual(['created'])
    expect((await letter(id)).attempts).toBe(0)
  })

  it('a letter that waits does not hold up the ones after it', async () => {
    portal.before = (one) => {
      if (one.messageId === 'a@x') throw new AppError('portal.outcome-unknown')
    }
    await take({ messageId: 'a@x' })
    await take({ messageId: 'b@x' })
    expect(await outcomes()).toEqual(['waiting', 'created'])
  })
})

describe('a letter that spoils its tries', () => {
  it.each([
    [
      'the portal refuses it',
      () => new AppError('portal.refused', { params: { detail: 'TITLE' } }),
      { code: 'intake.refused-by-portal', params: { detail: 'TITLE' } },
    ],
    [
      'something unexpected happens',
      () => new TypeError('Анна'),
      { code: 'intake.failed', params: { detail: 'TypeError' } },
    ],
  ])('goes to quarantine the third time %s; its neighbours are not delayed', async (_name, error, why) => {
    portal.before = (one) => {
      if (one.messageId === 'bad@x') throw error()
    }
    const bad = await take({ messageId: 'bad@x' })
    await take({ messageId: 'good@x' })
    expect(await outcomes()).toEqual(['waiting', 'created'])
    for (const attempts of [1, 2]) {
      expect(await letter(bad)).toMatchObject({ outcome: 'waiting', attempts })
      jump(10_000)
      await handleAll()
    }
    expect(await letter(bad)).toMatchObject({ outcome: 'quarantined', attempts: 3, why: [why] })
  })

  it.each([
    [new ParseFault('too-slow', 10), { code: 'intake.too-slow', params: { seconds: 10 } }],
    [new ParseFault('memory', 256), { code: 'intake.memory', params: { mb: 256 } }],
    [new ParseFault('unparsable', 'Max'), { code: 'intake.unparsable', params: { detail: 'Max' } }],
  ])('by %s ends in quarantine with its reason', async (fault, why) => {
    deps = { ...deps, pool: { parse: () => Promise.reject(fault), stop: () => Promise.resolve() } }
    const id = await take()
    for (let round = 0; round < 3; round += 1) {
      await handleAll()
      jump(10_000)
    }
    expect(await letter(id)).toMatchObject({ outcome: 'quarantined', attempts: 3, why: [why] })
  })

  it('is a real bomb: it ends in quarantine and the next letter is handled', async () => {
    await take({ headers: [`X-Long: ${'x'.repeat(600_000)}`] })
    await take({ messageId: 'good@x' })
    for (let round = 0; round < 3; round += 1) {
      await handleAll()
      jump(10_000)
    }
    expect(await outcomes()).toEqual(['quarantined', 'created'])
  })
})

describe('after a crash', () => {
  it.each(['before', 'after'] as const)(
    '%s the write to the portal, the next try makes nothing twice',
    async (point) => {
      let killed = false
      portal[point] = () => {
        if (!killed) {
          killed = true
          throw new Error('killed')
        }
      }
      const id = await take()
      await handleAll()
      jump(10_000)
      expect(await outcomes()).toEqual(['created'])
      expect([...portal.journal.requests.values()]).toEqual([[id]])
    },
  )

  it('between the write to the portal and the commit, nothing is doubled and nothing half written', async () => {
    let killed = false
    deps.recordDecisions = async (tx, rows) => {
      if (!killed) {
        killed = true
        throw new Error('killed')
      }
      await recordDecisions(tx, rows)
    }
    const id = await take({ messageId: 'a@x' })
    await handleAll()
    expect(await database.prisma.messageRef.count()).toBe(0)
    expect(await letter(id)).toMatchObject({ outcome: 'waiting', requestId: null })
    jump(10_000)
    expect(await outcomes()).toEqual(['created'])
    expect([...portal.journal.requests.values()]).toEqual([[id]])
    expect(portal.journal.calls).toEqual([`open ${id}`, `open ${id}`])
    expect(await database.prisma.messageRef.count()).toBe(1)
  })

  it('another worker takes the letter when the lease is over, and the first one may write nothing any more', async () => {
    const frozen = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    portal.after = () => {
      portal.after = () => {}
      reached.resolve()
      return frozen.promise
    }
    const id = await take({ messageId: 'a@x' })
    // A worker that is stopped by the machine renews nothing.
    const stopped: JumpingClock = {
      ...clock,
      waitUntil: (_at, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
    }
    const claimed = await claimLetter(db.prisma, clock.now())
    const zombie = claimed
      ? inPortal(claimed.portalId, () => processLetter({ ...deps, clock: stopped }, claimed))
      : Promise.reject(new Error('nothing to claim'))
    await reached.promise
    expect(await processNext(deps)).toBe(false)
    jump(leaseMs + 1)
    expect(await processNext(deps)).toBe(true)
    const taken = await letter(id)
    await database.prisma.letter.update({ where: { id }, data: { lastError: 'mark of the second worker' } })
    frozen.resolve()
    await zombie
    expect(taken.outcome).toBe('created')
    expect((await letter(id)).lastError).toBe('mark of the second worker')
    expect([...portal.journal.requests.values()]).toEqual([[id]])
  })

  it('a worker that is alive keeps its letter beyond the lease', async () => {
    const slow = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    portal.after = () => {
      reached.resolve()
      return slow.promise
    }
    const id = await take()
    const working = processNext(deps)
    await reached.promise
    const until = async () => (await letter(id)).leaseUntil?.getTime() ?? 0
    const before = await until()
    jump(leaseMs / 2)
    await expect.poll(until).toBeGreaterThan(before)
    jump(leaseMs / 2 + 1_000)
    expect(await processNext(deps)).toBe(false)
    slow.resolve()
    await working
    expect((await letter(id)).outcome).toBe('created')
  })
})

describe('many workers', () => {
  it('never hold two letters of one portal, and keep their order', async () => {
    const other = await aPortal(database.prisma, ['second@poryadok.example'])
    let inWork: string[] = []
    let most = 0
    const order: number[] = []
    portal.before = async (one) => {
      inWork.push(one.portalId)
      most = Math.max(most, inWork.filter((id) => id === one.portalId).length)
      if (one.portalId === portalId) order.push(one.letterId)
      await database.prisma.portal.count()
      inWork = inWork.filter((id) => id !== one.portalId)
    }
    for (let number = 0; number < 10; number += 1) {
      await take({ messageId: `${number}@x` })
      await arrive(db, 'second@poryadok.example', aLetter({ messageId: `${number}@y` }), clock.now())
    }
    await Promise.all([handleAll(), handleAll(), handleAll(), handleAll()])
    await handleAll()
    expect(most).toBe(1)
    expect(order).toEqual(order.toSorted((one, next) => one - next))
    expect(await database.prisma.letter.count({ where: { outcome: 'created' } })).toBe(20)
    expect(await database.prisma.letter.count({ where: { portalId: other, outcome: 'created' } })).toBe(10)
  })

  it('claim each letter once', async () => {
    await take()
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimLetter(db.prisma, clock.now())))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })
})
