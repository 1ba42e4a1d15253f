import type { PrismaClient } from '@poryadok/prisma'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { attachThread, createThreadTokens, findTwin, rememberLetter, resolveThread, type LetterRefs } from './index.ts'

const database = testDatabase()
const at = new Date('2026-11-02T07:00:00Z')
const nobody = {
  staff: false,
  anyone: false,
  addressedTo: [],
  waiting: [],
  tokens: createThreadTokens(Buffer.alloc(32)),
  portalLetters: () => Promise.resolve(new Map()),
  requestsOfClient: () => Promise.resolve([]),
}
let portalId: string
let letters = 0

async function aPortal() {
  const id = randomUUID()
  const data = {
    id,
    memberId: id,
    origin: '',
    clientEndpoint: '',
    serverEndpoint: '',
    scopes: [],
    state: 'active',
    fieldNames: {},
    createdAt: at,
    updatedAt: at,
  }
  await database.prisma.portal.create({
    data: { ...data, mailboxes: { create: { address: `${id}@poryadok.example`, createdAt: at } } },
  })
  return id
}

async function aLetter(refs: Partial<LetterRefs> = {}): Promise<LetterRefs> {
  const portal = refs.portalId ?? portalId
  const mailbox = await database.prisma.mailbox.findFirstOrThrow({ where: { portalId: portal } })
  const data = {
    portalId: portal,
    mailboxId: mailbox.id,
    receivedAt: at,
    envelopeFrom: '',
    sizeBytes: 1,
    rawSha256: '',
    outcome: 'waiting',
    why: [],
    dueAt: at,
  }
  const { id: letterId } = await database.prisma.letter.create({ data })
  letters += 1
  return {
    portalId: portal,
    letterId,
    messageId: `${letters}@x`,
    formerIds: [],
    inReplyTo: null,
    references: [],
    threadIndex: null,
    recipients: [],
    writer: 'anna@zarechie.example',
    fingerprint: `print ${letters}`,
    ...refs,
  }
}

const inClient = (requestId: number) => ({ requestId, taskId: null })
let entityId = 0
const aRequest = async () =>
  (
    await database.prisma.requestRecord.create({
      data: { portalId, entityTypeId: 1, entityId: (entityId += 1), createdAt: at },
    })
  ).id
const requestOf = async (refs: LetterRefs, prisma: PrismaClient = database.prisma) => {
  const answer = await resolveThread(prisma, refs, nobody)
  return answer.kind === 'join' ? answer.requestId : answer.kind
}

beforeEach(async () => {
  portalId = await aPortal()
})

describe('known ids', () => {
  it('lead an answer to the request, whatever the case of the id', async () => {
    const request = await aRequest()
    const first = await aLetter({ messageId: 'ABC@X' })
    await rememberLetter(database.prisma, first, inClient(request), at)
    expect(await requestOf(await aLetter({ inReplyTo: 'abc@x' }))).toBe(request)
  })

  it('of another portal lead nowhere', async () => {
    const request = await aRequest()
    await rememberLetter(database.prisma, await aLetter({ messageId: 'a@x' }), inClient(request), at)
    const other = await aPortal()
    expect(await requestOf(await aLetter({ portalId: other, inReplyTo: 'a@x' }))).toBe('new')
  })

  it('of a letter without a request lead nowhere', async () => {
    await rememberLetter(database.prisma, await aLetter({ messageId: 'a@x', references: ['b@x'] }), null, at)
    expect(await requestOf(await aLetter({ inReplyTo: 'a@x', references: ['b@x'] }))).toBe('new')
  })

  it('may be remembered twice and change nothing but the request', async () => {
    const letter = await aLetter({ messageId: 'a@x', references: ['b@x'] })
    await rememberLetter(database.prisma, letter, null, at)
    const request = await aRequest()
    for (const _time of [1, 2]) await rememberLetter(database.prisma, letter, inClient(request), at)
    expect(await database.prisma.messageRef.count({ where: { portalId } })).toBe(2)
    expect(await requestOf(await aLetter({ inReplyTo: 'b@x' }))).toBe(request)
  })

  it('move with their request', async () => {
    const [old, fresh] = [await aRequest(), await aRequest()]
    await rememberLetter(database.prisma, await aLetter({ messageId: 'a@x' }), inClient(old), at)
    await attachThread(database.prisma, portalId, old, fresh)
    expect(await requestOf(await aLetter({ inReplyTo: 'a@x' }))).toBe(fresh)
  })
})

describe('twins', () => {
  const here = { dated: true, mailboxId: 0 }
  const mailboxOf = async ({ letterId }: LetterRefs) =>
    (await database.prisma.letter.findFirstOrThrow({ where: { id: letterId } })).mailboxId
  const twinOf = async (letter: LetterRefs, where: { dated: boolean; mailboxId?: number } = { dated: true }) => {
    const mailboxId = where.mailboxId ?? (await mailboxOf(letter))
    return (await findTwin(database.prisma, letter, { ...here, ...where, mailboxId }))?.letterId ?? null
  }
  const seen = async (refs: Partial<LetterRefs>) => {
    const letter = await aLetter({ fingerprint: 'one', ...refs })
    await rememberLetter(database.prisma, letter, null, at)
    return letter
  }

  it('have the same id and the same content', async () => {
    const first = await seen({ messageId: 'a@x' })
    expect(await twinOf(await aLetter({ messageId: 'a@x', fingerprint: 'one' }))).toBe(first.letterId)
    expect(await twinOf(await aLetter({ messageId: 'a@x', fingerprint: 'other' }))).toBeNull()
    expect(await twinOf(first)).toBeNull()
  })

  it('with different ids are one letter when it came to two mailboxes', async () => {
    const first = await seen({ messageId: 'a@x' })
    const other = await aLetter({ messageId: 'gateway@y', fingerprint: 'one' })
    expect(await twinOf(other, { dated: true, mailboxId: (await mailboxOf(other)) + 1 })).toBe(first.letterId)
    expect(await twinOf(other)).toBeNull()
  })

  it('are found by their content when one of them has no id, and a date', async () => {
    const made = `${'0'.repeat(40)}@no-message-id.invalid`
    const first = await seen({ messageId: made })
    const other = await aLetter({ messageId: 'relay@y', fingerprint: 'one' })
    expect(await twinOf(other)).toBe(first.letterId)
    expect(await twinOf(other, { dated: false })).toBeNull()
    expect(await twinOf(await aLetter({ messageId: made.replace('0', '1'), fingerprint: 'one' }))).toBe(first.letterId)
  })

  it('are not made of ids that were only mentioned', async () => {
    const mentioning = await aLetter({ references: ['a@x'], fingerprint: '' })
    await rememberLetter(database.prisma, mentioning, inClient(await aRequest()), at)
    expect(await twinOf(await aLetter({ messageId: 'a@x', fingerprint: 'one' }))).toBeNull()
  })
})

it('a letter costs the same number of queries in a long thread as in a short one', async () => {
  const request = await aRequest()
  let queries = 0
  const counting = database.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        queries += 1
        return query(args)
      },
    },
  }) as unknown as PrismaClient
  const cost = async (length: number) => {
    const references = Array.from({ length }, (_, number) => `far-${length}-${number}@x`)
    const letter = await aLetter({ references })
    queries = 0
    await resolveThread(counting, letter, nobody)
    await rememberLetter(counting, letter, inClient(request), at)
    const answer = await aLetter({ references })
    expect(await requestOf(answer, counting)).toBe(request)
    return queries
  }
  const short = await cost(5)
  expect(await cost(50)).toBe(short)
  expect(await cost(100)).toBe(short)
})
