import { describe, expect, it } from 'vitest'
import { resolveThread, type KnownRef, type ThreadFacts } from './resolve-thread.ts'

const anna = 'anna@zarechie.example'
const ref = (messageId: string, requestId: number, correspondent = anna): KnownRef => ({
  messageId,
  requestId,
  correspondent,
})

function facts(given: Partial<ThreadFacts>): ThreadFacts {
  const known = given.known ?? []
  const correspondents = new Map(
    known.map(({ requestId }) => [
      requestId,
      known.filter((one) => one.requestId === requestId).map((one) => one.correspondent),
    ]),
  )
  return {
    messageId: 'mine@x',
    inReplyTo: null,
    references: [],
    writer: anna,
    known,
    correspondents,
    own: [],
    waiting: [],
    ...given,
  }
}

describe('thread of a letter', () => {
  it('is new when the letter answers nothing', () => {
    expect(resolveThread(facts({}))).toMatchObject({ kind: 'new', because: { code: 'thread.new' } })
  })

  it('is new when the letter answers what was never seen', () => {
    expect(resolveThread(facts({ inReplyTo: 'far@x', references: ['further@x'] }))).toMatchObject({
      kind: 'new',
      because: { code: 'thread.new' },
    })
  })

  it('follows In-Reply-To before References', () => {
    const answer = resolveThread(
      facts({ inReplyTo: 'a@x', references: ['b@x'], known: [ref('b@x', 2), ref('a@x', 1)] }),
    )
    expect(answer).toEqual({
      kind: 'join',
      requestId: 1,
      because: { code: 'thread.in-reply-to', params: { messageId: 'a@x' } },
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

  it.each([
    ['a colleague', 'boris@zarechie.example', 'join'],
    ['a stranger', 'viktor@sosna.example', 'new'],
  ])('lets %s (%s): %s', (_who, writer, kind) => {
    expect(resolveThread(facts({ inReplyTo: 'a@x', writer, known: [ref('a@x', 1)] })).kind).toBe(kind)
  })

  it('names the stranger', () => {
    const answer = resolveThread(
      facts({ inReplyTo: 'a@x', writer: 'v@mail.ru', known: [ref('a@x', 1, 'anna@mail.ru')] }),
    )
    expect(answer.because).toEqual({ code: 'thread.stranger', params: { address: 'v@mail.ru' } })
  })

  it('lets a client join who wrote in the request earlier, whoever wrote the letter answered', () => {
    const known = [ref('a@x', 1, 'viktor@sosna.example'), ref('first@x', 1)]
    expect(resolveThread(facts({ inReplyTo: 'a@x', known })).kind).toBe('join')
  })

  it('lets anyone join who answers a letter of our own', () => {
    const known = [ref('ours@x', 1, 'support@poryadok.example')]
    const answer = resolveThread(
      facts({ inReplyTo: 'ours@x', writer: 'anna@mail.ru', known, own: ['support@poryadok.example'] }),
    )
    expect(answer.kind).toBe('join')
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
    expect(answer).toEqual({
      kind: 'wait',
      letterId: 7,
      because: { code: 'thread.waits-for-parent', params: { letterId: 7 } },
    })
  })

  it('does not wait for an older letter when the nearer one is known', () => {
    const answer = resolveThread(
      facts({
        inReplyTo: 'b@x',
        references: ['a@x'],
        known: [ref('b@x', 2)],
        waiting: [{ messageId: 'a@x', letterId: 7 }],
      }),
    )
    expect(answer.kind).toBe('join')
  })

  it('puts a letter whose answer came first into the answer’s request', () => {
    expect(resolveThread(facts({ known: [ref('mine@x', 4)] }))).toMatchObject({
      kind: 'join',
      requestId: 4,
      because: { code: 'thread.late-parent' },
    })
  })

  it('is not caught by a letter that names itself as its parent', () => {
    expect(resolveThread(facts({ inReplyTo: 'mine@x', references: ['mine@x'] })).kind).toBe('new')
  })
})
