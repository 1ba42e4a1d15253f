import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordDecisions } from '../audit/index.ts'
import { createClock, type JumpingClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { bouncedAddresses, parentOf, rememberSent, type ThreadTarget } from '../threading/index.ts'
import type { ProcessDeps } from './intake-deps.ts'
import { createParsePool, type ParsePool } from './parse/parse-pool.ts'
import { processNext } from './process-letter.ts'
import { aLetter, aPortal, arrive, fakePortal, testTokens, type FakePortal, type LetterParts } from './testing.ts'

const database = testDatabase()
const log = createLogger('silent')
const support = 'support@poryadok.example'
const sales = 'sales@poryadok.example'
const anna = 'anna@zarechie.example'
const plain = 'Content-Type: text/plain; charset=utf-8'
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
  portalId = await aPortal(database.prisma, [support, sales])
  clock = createClock()
  portal = fakePortal(database.prisma)
  const { openRequest, joinRequest, taskReply, automatic, threads } = portal
  deps = {
    db,
    clock,
    log,
    pool,
    recordDecisions,
    openRequest,
    joinRequest,
    taskReply,
    automatic,
    threads,
    handled: () => Promise.resolve(),
  }
})

/** Takes a letter in and handles it; its row. */
async function take(parts: LetterParts = {}, { to = support, envelopeFrom = anna } = {}) {
  const id = await arrive(db, to, aLetter({ to, ...parts }), clock.now(), envelopeFrom)
  while (await processNext(deps));
  return database.prisma.letter.findUniqueOrThrow({ where: { id } })
}
const codes = (row: { why: unknown }) => (row.why as { code: string }[]).map(({ code }) => code)
const inside = <Answer>(work: () => Promise<Answer>) => inPortal(portalId, work)

async function opened(parts: LetterParts = {}): Promise<number> {
  const { requestId } = await take({ messageId: 'first@zarechie.example', ...parts })
  if (requestId === null) throw new Error('no request')
  return requestId
}
/** A letter of ours in the request; its Message-ID. */
async function sent(target: ThreadTarget, recipients = [anna]): Promise<string> {
  const messageId = testTokens.issueMessageId(target, 'poryadok.example')
  const taskId = target.thread === 'task' ? target.taskId : null
  const { requestId } = target
  const letter = { portalId, requestId, taskId, messageId, from: support, recipients, sentAt: clock.now() }
  await inside(() => rememberSent(db.prisma, letter))
  return messageId
}
const toClient = (requestId: number): ThreadTarget => ({ portalId, requestId, thread: 'client' })
const toTask = (requestId: number): ThreadTarget => ({ portalId, requestId, thread: 'task', taskId: 9 })

describe('a letter that answers ours', () => {
  it('joins by the signed id, and by the tag of the address alone', async () => {
    const requestId = await opened()
    const messageId = await sent(toClient(requestId))
    const byId = await take({ messageId: 'b@x', inReplyTo: messageId, subject: 'Иначе' })
    const byTag = await take({ messageId: 'c@x', to: testTokens.taggedAddress(toClient(requestId), support) }, {})
    expect([byId, byTag].map((row) => [row.outcome, row.requestId, codes(row)[0]])).toEqual([
      ['joined', requestId, 'thread.token'],
      ['joined', requestId, 'thread.token'],
    ])
  })

  it('of a stranger opens a request that says what it is like, with the traces it had', async () => {
    const requestId = await opened()
    const messageId = await sent(toClient(requestId))
    const row = await take({ messageId: 'b@x', inReplyTo: messageId, from: 'v@sosna.example' })
    expect([row.outcome, codes(row)[0]]).toEqual(['created', 'thread.stranger'])
    const decision = await database.prisma.decision.findFirstOrThrow({ where: { letterId: row.id, kind: 'thread' } })
    expect(decision.evidence).toContainEqual({
      kind: 'considered',
      because: expect.objectContaining({ code: 'considered.stranger' }),
    })
  })

  it('of the client’s other address on the card joins, and says whose it is', async () => {
    const requestId = await opened()
    const messageId = await sent(toClient(requestId))
    portal.clientAddresses.set(requestId, 'anna.belova@gmail.com')
    const row = await take({ messageId: 'b@x', inReplyTo: messageId, from: 'Anna.Belova@gmail.com' })
    expect([row.outcome, row.requestId, ...codes(row)]).toEqual([
      'joined',
      requestId,
      'thread.token',
      'thread.client-address',
    ])
  })

  it('of the portal itself joins by its activity', async () => {
    const requestId = await opened()
    portal.portalLetters.set(77, { place: { requestId, taskId: null, number: 1 }, recipients: [anna] })
    const row = await take({ messageId: 'b@x', inReplyTo: 'crm.activity.77-A1B2C3@portal.example' })
    expect([row.requestId, codes(row)[0]]).toEqual([requestId, 'thread.activity'])
    portal.portalLetters.clear()
    const next = await take({ messageId: 'c@x', inReplyTo: 'crm.activity.77-A1B2C3@portal.example' })
    expect([next.requestId, codes(next)[0]]).toEqual([requestId, 'thread.in-reply-to'])
  })

  it('is ours itself when it comes back, and is not recorded again', async () => {
    const requestId = await opened()
    const row = await take({ messageId: await sent(toClient(requestId)), from: support })
    expect([row.outcome, row.automatic, codes(row)]).toEqual(['ignored', 'own', ['intake.own-letter']])
  })
})

describe('a reply to a closed request', () => {
  const closedDaysAgo = async (days: number) => {
    const requestId = await opened()
    portal.closed.set(requestId, new Date(clock.now().getTime() - days * 86_400_000))
    return requestId
  }
  const reply = (messageId: string, more: LetterParts = {}) =>
    take({ messageId, inReplyTo: 'first@zarechie.example', ...more })

  it('within the days opens it again and says so', async () => {
    const requestId = await closedDaysAgo(3)
    const row = await reply('b@x')
    expect([row.requestId, codes(row)]).toEqual([requestId, ['thread.in-reply-to', 'thread.closed-reopened']])
    expect(portal.closed.has(requestId)).toBe(false)
  })

  it('later opens a request of its own that names it, and the conversation goes on there', async () => {
    const requestId = await closedDaysAgo(30)
    const row = await reply('b@x')
    expect([row.outcome, codes(row).slice(0, 2)]).toEqual(['created', ['thread.in-reply-to', 'thread.closed-linked']])
    expect(await inside(() => parentOf(db.prisma, portalId, row.requestId ?? 0))).toBe(requestId)
    const next = await reply('c@x')
    expect([next.requestId, codes(next).at(-1)]).toEqual([row.requestId, 'thread.continued'])
  })

  it('by the rule «linked» never opens it', async () => {
    portal.settings = { ...portal.settings, closedReply: 'linked' }
    const requestId = await closedDaysAgo(0)
    expect((await reply('b@x')).outcome).toBe('created')
    expect(portal.closed.has(requestId)).toBe(true)
  })

  it('written by a program leaves it closed and is kept with it', async () => {
    const requestId = await closedDaysAgo(1)
    const row = await reply('b@x', { headers: ['Auto-Submitted: auto-replied', plain] })
    expect(row).toMatchObject({ outcome: 'ignored', automatic: 'auto-reply', requestId, activityId: null })
    expect(codes(row)).toEqual(['intake.automatic', 'intake.automatic-attached'])
    expect(portal.closed.has(requestId)).toBe(true)
    expect(portal.news).toEqual([
      { portalId, letterId: row.id, requestId, taskId: null, kind: 'auto-reply', addresses: [] },
    ])
  })
})

describe('a bounce', () => {
  const report = (messageId: string, recipient: string) => ({
    from: 'Mail Delivery System <MAILER-DAEMON@mx.example>',
    headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=edge'],
    body:
      '--edge\r\nContent-Type: text/plain\r\n\r\nUndelivered.\r\n' +
      '--edge\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n' +
      `Final-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n` +
      'Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n' +
      `--edge\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${messageId}>\r\nTo: ${recipient}\r\n--edge--\r\n`,
  })

  it('names the letter of ours in its returned part, and marks the address until somebody writes from it', async () => {
    const requestId = await opened()
    const row = await take(report(await sent(toClient(requestId)), anna), { envelopeFrom: '' })
    expect(row).toMatchObject({ outcome: 'ignored', automatic: 'bounce-hard', requestId })
    const marks = () => inside(() => bouncedAddresses(db.prisma, portalId, requestId))
    expect(await marks()).toMatchObject([
      { address: anna, kind: 'hard', status: '5.1.1', detail: '550 5.1.1 no such user' },
    ])
    await take({ messageId: 'z@x', inReplyTo: 'first@zarechie.example' })
    expect(await marks()).toEqual([])
  })

  it('of a letter that we never sent marks nothing', async () => {
    const requestId = await opened()
    const row = await take(report('pk.1.0.aaaa.aaaaaaaaaaaaaaaa@poryadok.example', anna), { envelopeFrom: '' })
    expect(row).toMatchObject({ automatic: 'bounce-hard', requestId: null })
    expect(await inside(() => bouncedAddresses(db.prisma, portalId, requestId))).toEqual([])
  })

  it('of a task’s letter is told with its task', async () => {
    const requestId = await opened()
    await take(report(await sent(toTask(requestId), ['petr@zavod.example']), 'petr@zavod.example'), {
      envelopeFrom: '',
    })
    expect(portal.news).toMatchObject([
      { requestId, taskId: 9, kind: 'bounce-hard', addresses: ['petr@zavod.example'] },
    ])
  })
})

describe('people of our own', () => {
  const olga = 'olga@zavod.example'
  beforeEach(() => portal.staff.add(olga))

  it('the performer of a task answers in its thread, though a colleague with an own address', async () => {
    await database.prisma.mailbox.updateMany({ where: { address: support }, data: { aliases: [olga] } })
    const requestId = await opened()
    const row = await take({ messageId: 't@x', inReplyTo: await sent(toTask(requestId), [olga]), from: olga })
    expect(row).toMatchObject({ outcome: 'joined', requestId, taskId: 9, direction: 'in' })
    expect(codes(row)).toEqual(['thread.token', 'thread.task'])
    expect(portal.journal.calls.at(-1)).toBe(`task ${row.id} -> ${requestId}/9`)
  })

  it('an employee who answers the client from Outlook with us in Cc: the letter goes out, and keeps a closed request closed', async () => {
    const requestId = await opened()
    portal.closed.set(requestId, clock.now())
    const headers = [`Cc: ${support}`, plain]
    const row = await take({ messageId: 'o@x', inReplyTo: 'first@zarechie.example', from: olga, to: anna, headers })
    expect(row).toMatchObject({ outcome: 'joined', requestId, direction: 'out' })
    expect(codes(row)).toEqual(['thread.in-reply-to', 'thread.staff'])
    expect(portal.journal.letters.get(row.id)?.outgoingTo).toEqual([anna])
    expect(portal.closed.has(requestId)).toBe(true)
  })

  it('an employee who writes to a client first, with us in Cc, opens a request of that client', async () => {
    const headers = [`Cc: ${support}`, plain]
    const row = await take({ messageId: 'n@x', from: olga, to: 'ivan@sosna.example', headers })
    expect(row).toMatchObject({ outcome: 'created', direction: 'out' })
    expect(codes(row).slice(0, 2)).toEqual(['thread.new', 'thread.staff-new'])
    expect(portal.journal.letters.get(row.id)?.client?.address).toBe('ivan@sosna.example')
    const reply = await take({ messageId: 'r@x', inReplyTo: 'n@x', from: 'ivan@sosna.example' })
    expect(reply).toMatchObject({ outcome: 'joined', requestId: row.requestId, direction: 'in' })
  })

  it('an employee who asks the desk with somebody in Cc is the client', async () => {
    const row = await take({ messageId: 'n@x', from: olga, headers: ['Cc: postavshik@sosna.example', plain] })
    expect(row).toMatchObject({ outcome: 'created', direction: 'in' })
    expect(portal.journal.letters.get(row.id)).toMatchObject({ from: { address: olga } })
  })

  const forwarded = {
    from: olga,
    subject: 'Fwd: Счёт',
    body: 'Посмотрите.\r\n\r\n-------- Пересылаемое сообщение --------\r\nОт: Иван <ivan@sosna.example>\r\nТема: Счёт\r\n\r\nГде счёт\r\n',
  }

  it('an employee who forwards a client’s letter does not become the client', async () => {
    const row = await take({ messageId: 'f@x', ...forwarded })
    expect(portal.journal.letters.get(row.id)?.from).toEqual({ name: 'Иван', address: 'ivan@sosna.example' })
    expect(codes(row)).toContain('intake.forwarded')
  })

  it.each([
    ['a client forwards', () => portal.staff.clear()],
    ['the settings say so', () => (portal.settings = { ...portal.settings, forwardedByStaff: 'forwarder' })],
    ['they say so', () => '#от меня\r\n'],
  ])('who forwards is the client when %s', async (_when, arrange) => {
    const mark = arrange()
    const body = typeof mark === 'string' ? mark + forwarded.body : forwarded.body
    const row = await take({ messageId: 'f@x', ...forwarded, body })
    expect(portal.journal.letters.get(row.id)?.from.address).toBe(olga)
  })
})

describe('the same letter twice', () => {
  it('in two mailboxes, under another id, is one; answers to either id find it', async () => {
    const first = await take({ messageId: 'a@x' })
    const again = await take({ messageId: 'gateway@y', to: support }, { to: sales })
    expect([again.outcome, codes(again)]).toEqual(['ignored', ['intake.duplicate']])
    expect(again.requestId).toBeNull()
    const reply = await take({ messageId: 'b@x', inReplyTo: 'gateway@y', body: 'И ещё.' })
    expect([reply.outcome, reply.requestId]).toEqual(['joined', first.requestId])
  })

  it('without a Message-ID, with other Received lines, is one', async () => {
    await take({ messageId: null })
    const again = await take({ messageId: null, headers: ['Received: from b by c', plain] })
    expect(again.outcome).toBe('ignored')
  })
})

describe('the same letter to mailboxes of two departments', () => {
  const toBoth = async (parts: LetterParts) => [await take(parts), await take(parts, { to: sales })] as const
  const departments = { [support]: 5, [sales]: 7 }
  beforeEach(async () => {
    for (const [address, departmentId] of Object.entries(departments))
      await database.prisma.mailbox.updateMany({ where: { address }, data: { departmentId } })
    portal.settings = { ...portal.settings, sameLetter: 'department' }
  })

  it('opens a request in each where the rule says so, and one without it', async () => {
    const [mine, theirs] = await toBoth({ to: `${support}, ${sales}`, messageId: 'a@x' })
    expect([mine.outcome, theirs.outcome, codes(theirs).slice(0, 2)]).toEqual([
      'created',
      'created',
      ['thread.new', 'thread.per-department'],
    ])
    expect(theirs.requestId).not.toBe(mine.requestId)
    expect(await take({ messageId: 'a@x' }, { to: sales })).toMatchObject({ outcome: 'ignored' })
    portal.settings = { ...portal.settings, sameLetter: 'one' }
    const [, copy] = await toBoth({ messageId: 'b@x', body: 'Другое.' })
    expect([copy.outcome, codes(copy)]).toEqual(['ignored', ['intake.duplicate']])
  })

  it('goes on in the request of its department when the client writes to both again', async () => {
    const [mine, theirs] = await toBoth({ messageId: 'a@x' })
    const [reply, copy] = await toBoth({ messageId: 'b@x', inReplyTo: 'a@x', body: 'И ещё.' })
    expect([reply.requestId, copy.requestId]).toEqual([mine.requestId, theirs.requestId])
  })

  it('stands once in a conversation that both mailboxes got: answered by one department, closed or not', async () => {
    const requestId = await opened()
    const answer = { inReplyTo: await sent(toClient(requestId)) }
    const [reply, copy] = await toBoth({ messageId: 'b@x', ...answer, body: 'Спасибо.' })
    expect([reply.requestId, copy.outcome, codes(copy)]).toEqual([requestId, 'ignored', ['intake.duplicate']])
    portal.closed.set(requestId, new Date(clock.now().getTime() - 30 * 86_400_000))
    const [linked, second] = await toBoth({ messageId: 'c@x', ...answer, body: 'И снова.' })
    expect([linked.outcome, second.outcome]).toEqual(['created', 'ignored'])
  })

  it('written by a program is one', async () => {
    const [, copy] = await toBoth({ messageId: 'b@x', headers: ['Auto-Submitted: auto-replied', plain] })
    expect(codes(copy)).toEqual(['intake.duplicate'])
  })
})

it('a listed robot’s notifications with one number in their subject are one request, though they answer nothing', async () => {
  portal.settings = { ...portal.settings, subjectKeys: ['robot@shop.example = Заказ № #'] }
  const notification = (number: number, subject: string, from = 'robot@shop.example') =>
    take({
      messageId: `${number}@shop`,
      from,
      subject,
      body: `Новость ${number}`,
      headers: [`Reply-To: r-${number}@shop.example`, plain],
    })
  const first = await notification(1, 'Заказ № 48-1207 принят')
  const next = await notification(2, 'Заказ № 48-1207 доставлен')
  expect([next.outcome, next.requestId, codes(next)[0]]).toEqual(['joined', first.requestId, 'thread.subject-key'])
  const others = [
    await notification(3, 'Заказ № 48-1208 принят'),
    await notification(4, 'Заказ № 48-1207', 'v@sosna.example'),
  ]
  expect(others.map(({ outcome }) => outcome)).toEqual(['created', 'created'])
})

describe('letters in a row', () => {
  beforeEach(() => (portal.settings = { ...portal.settings, loopLetters: 3 }))
  const answerOf = (number: number) =>
    take({ messageId: `${number}@x`, inReplyTo: 'first@zarechie.example', body: `Заявка ${number}\r\n` })

  it('of one sender in one conversation wait in quarantine from the limit on, and people may let them through later', async () => {
    await opened()
    const outcomes = []
    for (const number of [1, 2, 3]) outcomes.push((await answerOf(number)).outcome)
    expect(outcomes).toEqual(['joined', 'joined', 'quarantined'])
    clock.setOffset(11 * 60_000)
    await database.prisma.letter.updateMany({ where: { outcome: 'quarantined' }, data: { outcome: 'waiting' } })
    while (await processNext(deps));
    expect(await database.prisma.letter.count({ where: { outcome: 'joined' } })).toBe(3)
  })

  it('that open requests are stopped alike, other senders are not', async () => {
    const outcomes = []
    for (const number of [1, 2, 3, 4])
      outcomes.push((await take({ messageId: `${number}@x`, body: `${number}` })).outcome)
    expect(outcomes).toEqual(['created', 'created', 'created', 'quarantined'])
    expect((await take({ messageId: 'other@x', from: 'v@sosna.example' })).outcome).toBe('created')
  })
})
