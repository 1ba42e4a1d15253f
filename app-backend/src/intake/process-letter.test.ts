import { describe, expect, it } from 'vitest'
import { reason } from '../kernel/reason.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { codes, support, useIntake } from './at-work/testing.ts'
import type { LetterParts } from './testing.ts'

const at = useIntake()

describe('a letter', () => {
  it('opens a request and says why', async () => {
    const id = await at.take({ messageId: 'a@zarechie.example' })
    await at.handleAll()
    const row = await at.letter(id)
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
    expect(at.portal.journal.letters.get(id)).toMatchObject({
      portalId: at.portalId,
      mailboxAddress: support,
      from: { name: 'Анна Белова', address: 'anna@zarechie.example' },
      text: 'Добрый день. Счёт не открывается.',
      sentAt: new Date('2026-11-02T07:00:00Z'),
    })
    const decisions = await at.database.prisma.decision.findMany({ where: { letterId: id }, orderBy: { id: 'asc' } })
    expect(decisions.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['thread', 'created'],
      ['client', 'created'],
    ])
  })

  it('joins the request of the letter it answers', async () => {
    const first = await at.take({ messageId: 'a@x' })
    const reply = await at.take({ messageId: 'b@x', inReplyTo: 'a@x', subject: 'Совсем другая тема' })
    expect(await at.outcomes()).toEqual(['created', 'joined'])
    expect((await at.letter(reply)).requestId).toBe((await at.letter(first)).requestId)
    const decision = await at.database.prisma.decision.findFirst({ where: { letterId: reply, kind: 'thread' } })
    expect(decision).toMatchObject({
      certainty: 100,
      evidence: [
        { kind: 'header', name: 'In-Reply-To', value: '<a@x>' },
        { kind: 'letter', letterId: first },
      ],
    })
  })

  it('whose file found no place in the portal says so, in a new request and in a known one', async () => {
    at.portal.files = [reason('letter.file-not-stored', { name: 'чертёж.pdf' })]
    const first = await at.take({ messageId: 'a@x' })
    const reply = await at.take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await at.handleAll()
    expect(codes(await at.letter(first))).toEqual(['thread.new', 'client.created', 'letter.file-not-stored'])
    expect(codes(await at.letter(reply))).toEqual(['thread.in-reply-to', 'letter.file-not-stored'])
  })

  it('with NUL in its headers joins by its ids, as a plain one does', async () => {
    const first = await at.take({ messageId: 'a\0@x' })
    const headers = ['Precedence: list\0', 'Content-Type: text/plain; charset=utf-8']
    const reply = await at.take({ messageId: 'b\0@x', references: '<z@x> <a@\0x>' })
    const listed = await at.take({ messageId: 'c@x', references: '<\0>', headers })
    expect(await at.outcomes()).toEqual(['created', 'joined', 'ignored'])
    expect((await at.letter(reply)).requestId).toBe((await at.letter(first)).requestId)
    expect(codes(await at.letter(listed))).toEqual(['intake.automatic'])
  })

  it('does not join by an equal subject', async () => {
    await at.take({ messageId: 'a@x', subject: 'Счёт' })
    await at.take({ messageId: 'b@x', subject: 'Re: Счёт' })
    expect(await at.outcomes()).toEqual(['created', 'created'])
  })

  it.each([
    ['a colleague of one company', 'anna@zarechie.example', 'boris@zarechie.example', 'joined'],
    ['a stranger of a public mail service', 'anna@mail.ru', 'boris@mail.ru', 'created'],
    ['a stranger of another company', 'anna@zarechie.example', 'boris@sosna.example', 'created'],
  ])('of %s who answers ends as %s -> %s: %s', async (_who, from, answerer, outcome) => {
    await at.take({ messageId: 'a@x', from })
    const id = await at.take({ messageId: 'b@x', inReplyTo: 'a@x', from: answerer })
    expect((await at.outcomes())[1]).toBe(outcome)
    expect(codes(await at.letter(id))[0]).toBe(outcome === 'joined' ? 'thread.in-reply-to' : 'thread.stranger')
  })

  it('joins by an ancestor that never came here but that an earlier letter answered', async () => {
    await at.take({ messageId: 'b@x', references: '<far@x>' })
    await at.take({ messageId: 'c@x', references: '<far@x>', from: 'boris@zarechie.example' })
    expect(await at.outcomes()).toEqual(['created', 'joined'])
  })

  it('joins the request of its answer when the answer came and was handled first', async () => {
    await at.take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await at.handleAll()
    const late = await at.take({ messageId: 'a@x' })
    expect(await at.outcomes()).toEqual(['created', 'joined'])
    expect(codes(await at.letter(late))).toEqual(['thread.late-parent'])
  })

  it('opens a new request when the portal has the old one no more, and the thread goes on there', async () => {
    const first = await at.take({ messageId: 'a@x' })
    await at.handleAll()
    at.portal.gone.add((await at.letter(first)).requestId ?? 0)
    const second = await at.take({ messageId: 'b@x', inReplyTo: 'a@x' })
    const third = await at.take({ messageId: 'c@x', inReplyTo: 'a@x' })
    expect(await at.outcomes()).toEqual(['created', 'created', 'joined'])
    expect(codes(await at.letter(second))).toEqual(['thread.in-reply-to', 'thread.closed-gone', 'client.created'])
    expect((await at.letter(third)).requestId).toBe((await at.letter(second)).requestId)
  })

  it('is one letter when it is delivered twice', async () => {
    const first = await at.take({ messageId: 'a@x' })
    const again = await at.take({
      messageId: 'a@x',
      headers: ['Received: from b', 'Content-Type: text/plain; charset=utf-8'],
    })
    expect(await at.outcomes()).toEqual(['created', 'ignored'])
    expect((await at.letter(again)).why).toEqual([{ code: 'intake.duplicate', params: { letterId: first } }])
  })

  it('is a letter of its own when another one bears its id', async () => {
    await at.take({ messageId: 'a@x' })
    await at.take({ messageId: 'a@x', body: 'Это другое письмо' })
    expect(await at.outcomes()).toEqual(['created', 'joined'])
  })

  it.each([
    [{ headers: ['Auto-Submitted: auto-replied'] }, undefined, 'ignored', 'intake.automatic'],
    [{}, '', 'ignored', 'intake.automatic'],
    [{ from: support }, undefined, 'ignored', 'intake.own-address'],
    [{ from: null }, undefined, 'quarantined', 'intake.no-sender'],
  ])('%j from <%s> is %s: %s', async (parts, envelopeFrom, outcome, code) => {
    const id = await at.take(parts, envelopeFrom)
    expect(await at.outcomes()).toEqual([outcome])
    expect(codes(await at.letter(id))).toEqual([code])
    expect(at.portal.journal.calls).toEqual([])
    expect(await at.database.prisma.decision.count({ where: { letterId: id, kind: 'intake', outcome } })).toBe(1)
  })

  it('of 34 MB is handled with its attachment whole', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`
    const lines = Math.floor((34 * 1024 * 1024) / line.length)
    const file = 'Content-Type: application/pdf; name=big.pdf\r\nContent-Transfer-Encoding: base64'
    const body = `--edge\r\n\r\ntext\r\n--edge\r\n${file}\r\n\r\n${line.repeat(lines)}--edge--\r\n`
    const id = await at.take({ headers: ['Content-Type: multipart/mixed; boundary=edge'], body })
    expect(await at.outcomes()).toEqual(['created'])
    const content = at.portal.journal.letters.get(id)?.attachments[0]?.content
    expect(content?.byteLength).toBe(lines * 57)
    expect((await at.letter(id)).attachments).toEqual([
      { name: 'big.pdf', type: 'application/pdf', sizeBytes: lines * 57 },
    ])
  })

  it('is written by whom Reply-To names', async () => {
    const id = await at.take({
      headers: ['Reply-To: klient@sosna.example'],
      from: 'Форма сайта <site@poryadok.example>',
    })
    await at.handleAll()
    expect(at.portal.journal.letters.get(id)?.from).toEqual({ name: 'Форма сайта', address: 'klient@sosna.example' })
    expect(codes(await at.letter(id))).toContain('intake.reply-to')
  })
})

describe('an answer that overtakes its parent', () => {
  const parentAway = async (parts: LetterParts = {}) => {
    at.portal.before = (one) => {
      if (one.messageId === 'a@x') throw new AppError('portal.limit', { params: { seconds: 40 } })
    }
    const parent = await at.take({ messageId: 'a@x', ...parts })
    const reply = await at.take({ messageId: 'b@x', inReplyTo: 'a@x' })
    await at.handleAll()
    return { parent, reply }
  }

  it('waits for it and comes right after it', async () => {
    const { parent, reply } = await parentAway()
    const [waiting, parentRow] = [await at.letter(reply), await at.letter(parent)]
    expect(waiting).toMatchObject({
      outcome: 'waiting',
      why: [{ code: 'thread.waits-for-parent', params: { letterId: parent } }],
    })
    expect(waiting.dueAt.getTime() - parentRow.dueAt.getTime()).toBe(1_000)
    at.portal.before = () => {}
    at.jump(41_500)
    expect(await at.outcomes()).toEqual(['created', 'joined'])
  })

  it('opens its own request when the parent ends in quarantine', async () => {
    const { parent } = await parentAway()
    await at.database.prisma.letter.update({ where: { id: parent }, data: { outcome: 'quarantined' } })
    at.portal.before = () => {}
    at.jump(41_500)
    expect(await at.outcomes()).toEqual(['quarantined', 'created'])
  })

  it('does not wait for ever when letters name each other', async () => {
    await parentAway({ inReplyTo: 'b@x' })
    at.portal.before = () => {}
    for (const ms of [41_500, 41_500]) {
      at.jump(ms)
      await at.handleAll()
    }
    expect((await at.outcomes()).toSorted()).toEqual(['created', 'joined'])
  })

  it('a second delivery of a waiting letter waits too, and is ignored', async () => {
    at.portal.before = () => {
      throw new AppError('portal.unavailable')
    }
    await at.take({ messageId: 'a@x' })
    await at.take({ messageId: 'a@x' })
    await at.handleAll()
    at.portal.before = () => {}
    at.jump(10_000)
    expect(await at.outcomes()).toEqual(['created', 'ignored'])
    expect(at.portal.journal.requests.size).toBe(1)
  })
})
