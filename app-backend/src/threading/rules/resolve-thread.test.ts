import { describe, expect, it } from 'vitest'
import { resolveThread } from './resolve-thread.ts'
import { participantKey, type KnownRef, type Place, type ThreadFacts } from './thread-facts.ts'

const anna = 'anna@zarechie.example'
const client = (requestId: number): Place => ({ requestId, taskId: null, number: requestId + 100 })
const task = (requestId: number, taskId: number): Place => ({ requestId, taskId, number: requestId + 100 })
const ref = (messageId: string, requestId: number, correspondent = anna): KnownRef => ({
  ...client(requestId),
  messageId,
  correspondent,
  named: false,
})
const token = (place: Place | null, value = 'pk.1@firm.example') => ({ header: 'In-Reply-To', value, place })

/** Whoever wrote a known letter takes part; others are given. */
function facts({ participants = new Map(), known = [], ...given }: Partial<ThreadFacts>): ThreadFacts {
  const people = new Map<string, string[]>()
  for (const one of known) {
    const key = participantKey(one)
    people.set(key, [...(people.get(key) ?? []), one.correspondent])
  }
  return {
    messageId: 'mine@x',
    inReplyTo: null,
    references: [],
    writer: anna,
    staff: false,
    anyone: false,
    tokens: [],
    activities: [],
    sameIndex: [],
    waiting: [],
    known,
    participants: new Map([...people, ...participants]),
    ...given,
  }
}

const codes = (given: Partial<ThreadFacts>) => resolveThread(facts(given)).considered.map(({ code }) => code)

describe('thread of a letter', () => {
  it('is new when the letter answers nothing', () => {
    expect(resolveThread(facts({}))).toMatchObject({ kind: 'new', because: { code: 'thread.new' }, considered: [] })
  })

  it('is new when the letter answers what was never seen, and says how many ids were looked for', () => {
    expect(resolveThread(facts({ inReplyTo: 'far@x', references: ['further@x', 'far@x'] }))).toMatchObject({
      kind: 'new',
      because: { code: 'thread.new-unknown', params: { count: 3 } },
      considered: [
        { code: 'considered.unknown', params: { header: 'In-Reply-To', count: 1 } },
        { code: 'considered.unknown', params: { header: 'References', count: 2 } },
      ],
    })
  })

  it('follows In-Reply-To before References, and names what led elsewhere', () => {
    const answer = resolveThread(
      facts({ inReplyTo: 'a@x', references: ['b@x'], known: [ref('b@x', 2), ref('a@x', 1)] }),
    )
    expect(answer).toEqual({
      kind: 'join',
      ...client(1),
      because: { code: 'thread.in-reply-to', params: { messageId: 'a@x' } },
      considered: [{ code: 'considered.later', params: { header: 'References', value: 'b@x', number: 102 } }],
    })
  })

  it.each([
    [['a@x', 'b@x', 'c@x'], 'c@x', 1],
    [['a@x', 'b@x', 'unknown@x'], 'b@x', 2],
    [['a@x', 'unknown@x', 'alien@x'], 'a@x', 3],
  ])('of References %j takes %s, the newest known (place %i)', (references, messageId, position) => {
    const known = [ref('a@x', 1), ref('b@x', 2), ref('c@x', 3)]
    const answer = resolveThread(facts({ references, known }))
    expect(answer).toMatchObject({
      kind: 'join',
      because: { code: 'thread.references', params: { messageId, position } },
    })
  })

  it('keeps to References when In-Reply-To is an id of a foreign help desk', () => {
    expect(
      resolveThread(facts({ inReplyTo: 'desk@x', references: ['a@x', 'desk@x'], known: [ref('a@x', 1)] })),
    ).toMatchObject({ requestId: 1 })
  })

  it('parts those who answer one newsletter: equal ids, different people', () => {
    const known = [ref('news@x', 1, 'anna@mail.ru'), ref('news@x', 2, 'boris@mail.ru')]
    const answer = (writer: string) => resolveThread(facts({ inReplyTo: 'news@x', writer, known }))
    expect(answer('anna@mail.ru')).toMatchObject({ requestId: 1 })
    expect(answer('boris@mail.ru')).toMatchObject({ requestId: 2 })
    expect(answer('viktor@mail.ru').kind).toBe('new')
  })

  it('waits for a parent that is here and not handled', () => {
    const answer = resolveThread(facts({ inReplyTo: 'a@x', waiting: [{ messageId: 'a@x', letterId: 7 }] }))
    expect(answer).toMatchObject({
      kind: 'wait',
      letterId: 7,
      because: { code: 'thread.waits-for-parent', params: { letterId: 7 } },
    })
  })

  it('does not wait for an older letter when the nearer one is known', () => {
    const waiting = [{ messageId: 'a@x', letterId: 7 }]
    const answer = resolveThread(facts({ inReplyTo: 'b@x', references: ['a@x'], known: [ref('b@x', 2)], waiting }))
    expect(answer.kind).toBe('join')
  })

  it('puts a letter whose answer came first into the answer’s request', () => {
    expect(resolveThread(facts({ known: [ref('mine@x', 4)] }))).toMatchObject({
      kind: 'join',
      requestId: 4,
      because: { code: 'thread.late-parent' },
    })
  })

  it('follows an id that letters only name, but after every id whose letter is here', () => {
    const named = { ...ref('near@x', 2), named: true }
    const given = { inReplyTo: 'near@x', references: ['own@x', 'near@x'] }
    expect(resolveThread(facts({ ...given, known: [named] }))).toMatchObject({ kind: 'join', requestId: 2 })
    expect(resolveThread(facts({ ...given, known: [named, ref('own@x', 1)] }))).toMatchObject({
      kind: 'join',
      requestId: 1,
      because: { code: 'thread.references', params: { messageId: 'own@x' } },
    })
  })

  it('is not caught by a letter that names itself as its parent', () => {
    expect(resolveThread(facts({ inReplyTo: 'mine@x', references: ['mine@x'] })).kind).toBe('new')
  })
})

describe('our own token', () => {
  const annaInOne = new Map([['1:0', [anna]]])

  it('comes before In-Reply-To', () => {
    const answer = resolveThread(
      facts({ tokens: [token(client(1))], inReplyTo: 'b@x', known: [ref('b@x', 2)], participants: annaInOne }),
    )
    expect(answer).toMatchObject({ kind: 'join', requestId: 1, because: { code: 'thread.token' } })
  })

  it('of a stranger does not attach, and the letter says what it is like', () => {
    const answer = resolveThread(
      facts({ tokens: [token(client(1))], writer: 'viktor@sosna.example', participants: annaInOne }),
    )
    expect(answer).toMatchObject({
      kind: 'new',
      because: { code: 'thread.stranger', params: { address: 'viktor@sosna.example', number: 101 } },
      considered: [{ code: 'considered.stranger', params: { header: 'In-Reply-To', number: 101 } }],
    })
  })

  it('that is forged leads nowhere, and the next trace decides', () => {
    const given = { tokens: [token(null)], inReplyTo: 'b@x', known: [ref('b@x', 2)] }
    expect(resolveThread(facts(given))).toMatchObject({ kind: 'join', requestId: 2 })
    expect(codes(given)).toEqual(['considered.forged'])
  })

  it('of two the nearer decides', () => {
    const participants = new Map([...annaInOne, ['2:0', [anna]] as const])
    const given = { tokens: [token(client(2)), token(client(1))], participants }
    expect(resolveThread(facts(given))).toMatchObject({ requestId: 2 })
    expect(codes(given)).toEqual(['considered.later'])
  })

  it('may name the thread of a task, where its performer takes part and the client does not', () => {
    const participants = new Map([...annaInOne, ['1:9', ['petr@zavod.example']] as const])
    const given = { tokens: [token(task(1, 9))], participants }
    expect(resolveThread(facts({ ...given, writer: 'petr@zavod.example' }))).toMatchObject({ requestId: 1, taskId: 9 })
    expect(resolveThread(facts(given)).kind).toBe('new')
  })
})

describe('stranger check', () => {
  it.each([
    ['the same person', anna, 'join'],
    ['a colleague', 'boris@zarechie.example', 'join'],
    ['a stranger', 'viktor@sosna.example', 'new'],
  ])('%s (%s): %s', (_who, writer, kind) => {
    expect(resolveThread(facts({ inReplyTo: 'a@x', writer, known: [ref('a@x', 1)] })).kind).toBe(kind)
  })

  it('keeps neighbours of a public mail service apart', () => {
    const known = [ref('a@x', 1, 'anna@mail.ru')]
    expect(resolveThread(facts({ inReplyTo: 'a@x', writer: 'v@mail.ru', known })).because.code).toBe('thread.stranger')
  })

  it('lets everyone in who was among the recipients', () => {
    const participants = new Map([['1:0', [anna, 'jurist@sosna.example']]])
    const given = { inReplyTo: 'a@x', writer: 'jurist@sosna.example', known: [ref('a@x', 1)], participants }
    expect(resolveThread(facts(given)).kind).toBe('join')
  })

  it('holds for letters of our own too: a reply forwarded to a stranger opens a request', () => {
    const known = [ref('ours@x', 1, 'support@poryadok.example')]
    const participants = new Map([['1:0', ['anna@mail.ru']]])
    const answer = (writer: string) => resolveThread(facts({ inReplyTo: 'ours@x', writer, known, participants }))
    expect(answer('anna@mail.ru').kind).toBe('join')
    expect(answer('viktor@mail.ru').kind).toBe('new')
  })

  it('lets an employee into every conversation with a client, not into a task of others', () => {
    const known = [
      ref('a@x', 1),
      { ...task(1, 9), messageId: 't@x', correspondent: 'petr@sosna.example', named: false },
    ]
    const olga = { writer: 'olga@zavod.example', staff: true, known }
    expect(resolveThread(facts({ ...olga, inReplyTo: 'a@x' })).kind).toBe('join')
    expect(resolveThread(facts({ ...olga, inReplyTo: 't@x' })).kind).toBe('new')
  })

  it('does not ask who writes a delivery report', () => {
    const given = { writer: 'mailer-daemon@mx.example', anyone: true, references: ['a@x'], known: [ref('a@x', 1)] }
    expect(resolveThread(facts(given)).kind).toBe('join')
  })
})

describe('a letter of the portal', () => {
  const named = { header: 'In-Reply-To', messageId: 'crm.activity.5-A@zavod.example', recipients: [anna] }

  it('leads to its request, for whom it was sent to', () => {
    const activities = [{ ...named, place: client(3) }]
    expect(resolveThread(facts({ activities }))).toMatchObject({ requestId: 3, because: { code: 'thread.activity' } })
    expect(resolveThread(facts({ activities, writer: 'v@sosna.example' })).kind).toBe('new')
  })

  it('of another portal leads nowhere', () => {
    expect(codes({ activities: [{ ...named, place: null }] })).toEqual(['considered.not-in-portal'])
  })
})

describe('Thread-Index', () => {
  const sameIndex = [client(2), client(1)]

  it('joins the newest conversation of the same correspondent', () => {
    const participants = new Map([
      ['2:0', ['viktor@sosna.example']],
      ['1:0', [anna]],
    ])
    const answer = resolveThread(facts({ sameIndex, participants, references: ['unknown@x'] }))
    expect(answer).toMatchObject({ requestId: 1, because: { code: 'thread.thread-index' } })
  })

  it.each([{ staff: true }, { anyone: true }])('is no proof for those who stand outside: %j', (who) => {
    expect(resolveThread(facts({ sameIndex, ...who, writer: 'olga@zavod.example' })).kind).toBe('new')
  })
})

it('a hundred unknown ids are one line', () => {
  const references = Array.from({ length: 100 }, (_, at) => `${at}@x`)
  expect(codes({ references })).toEqual(['considered.unknown'])
})
