import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ThreadTarget } from './thread-target.ts'
import { createThreadTokens, withoutTag } from './thread-tokens.ts'

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)]
const portalId = randomUUID()
const tokens = createThreadTokens(oldKey)
const client: ThreadTarget = { portalId, requestId: 4_711, thread: 'client' }
const task: ThreadTarget = { portalId, requestId: 4_711, thread: 'task', taskId: 98 }

describe('a Message-ID that we issue', () => {
  it.each([
    [client, { requestId: 4_711, taskId: null }],
    [task, { requestId: 4_711, taskId: 98 }],
  ])('names its thread: %j', (target, place) => {
    const id = tokens.issueMessageId(target, 'Firm.RU')
    expect(id).toMatch(/^pk\.[0-9a-z.]+@firm\.ru$/)
    expect(tokens.readMessageId(portalId, id)).toEqual({ kind: 'ours', place })
  })

  it('is another one each time', () => {
    const ids = Array.from({ length: 100 }, () => tokens.issueMessageId(client, 'firm.ru'))
    expect(new Set(ids).size).toBe(100)
  })

  it('survives a relay that folds the case', () => {
    const id = tokens.issueMessageId(client, 'firm.ru').toUpperCase()
    expect(tokens.readMessageId(portalId, id).kind).toBe('ours')
  })

  it('fits into the line of a header', () => {
    const target: ThreadTarget = { portalId, requestId: 2 ** 31 - 1, thread: 'task', taskId: 2 ** 31 - 1 }
    expect(tokens.issueMessageId(target, 'firm.ru').split('@')[0]?.length).toBeLessThanOrEqual(64)
  })
})

describe('the tag of an address', () => {
  it('names its thread, and the mailbox is found without it', () => {
    const address = tokens.taggedAddress(task, 'support@firm.ru')
    expect(tokens.readAddress(portalId, address)).toEqual({ kind: 'ours', place: { requestId: 4_711, taskId: 98 } })
    expect(withoutTag(address)).toBe('support@firm.ru')
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
  })

  it.each(['support@firm.ru', 'support+pk@firm.ru', 'a+pk-1-0-short@firm.ru'])('%s has none', (address) => {
    expect(tokens.readAddress(portalId, address)).toEqual({ kind: 'none' })
    expect(withoutTag(address)).toBe(address)
  })

  it('is not what signs a Message-ID: one cannot be made of the other', () => {
    const tag = /pk-(\w+)-(\w+)-(\w+)@/.exec(tokens.taggedAddress(client, 's@firm.ru'))
    expect(tokens.readMessageId(portalId, `pk.${tag?.[1]}.${tag?.[2]}.a.${tag?.[3]}@firm.ru`).kind).toBe('forged')
  })
})

describe('a token that is not ours', () => {
  const id = tokens.issueMessageId(client, 'firm.ru')

  it('names another request than was signed', () => {
    expect(tokens.readMessageId(portalId, id.replace(/^pk\.\w+/, 'pk.1')).kind).toBe('forged')
  })

  it('belongs to another portal', () => {
    expect(tokens.readMessageId(randomUUID(), id).kind).toBe('forged')
  })

  it.each(['a@x', 'pk.1.2@x', '', 'pk....@x'])('is no token at all: «%s»', (other) =>
    expect(tokens.readMessageId(portalId, other).kind).toBe('none'),
  )
})

it('what an earlier key signed stays valid after a change of the key, and no longer', () => {
  const id = tokens.issueMessageId(client, 'firm.ru')
  const rotated = createThreadTokens(newKey, [oldKey])
  expect(rotated.readMessageId(portalId, id).kind).toBe('ours')
  expect(tokens.readMessageId(portalId, rotated.issueMessageId(client, 'firm.ru')).kind).toBe('forged')
  expect(createThreadTokens(newKey).readMessageId(portalId, id).kind).toBe('forged')
})
