import { testDatabase } from '@poryadok/prisma/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSync, applicationToken, type SyncAtWork } from '../records/testing.ts'
import { receiveEvent } from './receive-event.ts'

const database = testDatabase()
let at: SyncAtWork

beforeEach(async () => {
  await database.prisma.portal.deleteMany()
  at = await startSync({ database, work: false })
})
afterEach(() => at.stop())

const body = (changes: object = {}, auth: object = {}) => ({
  event: 'ONCRMLEADUPDATE',
  ts: '1795000000',
  data: { FIELDS: { ID: '7' } },
  auth: { member_id: at.tenant.memberId, application_token: applicationToken, ...auth },
  ...changes,
})
const receive = (event: unknown) =>
  receiveEvent(
    // Nothing else is asked of the portal for a known token.
    { inbox: at.inbox, clock: at.clock, tenants: undefined, portal: undefined, appCode: 'app' } as never,
    event,
  )
const stored = () => database.prisma.portalEvent.findMany({ orderBy: { id: 'asc' } })

describe('an event with the stored token', () => {
  it('is in the inbox before the answer, with a job that processes it, and costs no request', async () => {
    await receive(body())
    expect(await stored()).toMatchObject([
      { name: 'ONCRMLEADUPDATE', objectId: 7, occurredAt: new Date(1_795_000_000_000), doneAt: null, source: 'online' },
    ])
    expect(await database.prisma.job.findMany()).toMatchObject([{ queue: 'portal.events', portalId: at.tenant.id }])
    expect(at.played.requests).toBe(0)
  })

  it('shares its transaction with those that come at the same moment', async () => {
    const commits = async () => {
      const [row] = await database.prisma.$queryRaw<{ count: bigint }[]>`
        SELECT count(DISTINCT xmin::text) AS count FROM portal_event`
      return Number(row?.count)
    }
    await Promise.all(Array.from({ length: 1_000 }, (_, id) => receive(body({ data: { FIELDS: { ID: id + 1 } } }))))
    expect(await stored()).toHaveLength(1_000)
    expect(await commits()).toBeLessThanOrEqual(4)
    expect(await database.prisma.job.count()).toBe(1)
  })

  it.each([
    [
      'of a smart process carries its type',
      { data: { FIELDS: { ID: '7', ENTITY_TYPE_ID: '1030' } } },
      { entityTypeId: 1030 },
    ],
    ['of a comment has its id one level up', { data: { ID: '9' } }, { objectId: 9 }],
    ['without data is kept for its name', { data: '' }, { objectId: null }],
    [
      'with an id that no table holds is kept for its name',
      { data: { FIELDS: { ID: '99999999999' } } },
      { objectId: null },
    ],
  ])('%s', async (_, changes, expected) => {
    await receive(body(changes))
    expect(await stored()).toMatchObject([expected])
  })
})

describe('nothing is stored', () => {
  it.each([
    ['for another token', {}, { application_token: 'guessed' }],
    ['for a token of another length', {}, { application_token: `${applicationToken}x` }],
    ['for a portal that is not ours', {}, { member_id: 'f'.repeat(32) }],
    ['for a member id with U+0000', {}, { member_id: 'a\0b' }],
    ['for a body without a name', { event: '' }, {}],
    ['for a body without a token', {}, { application_token: undefined }],
  ])('%s', async (_, changes, auth) => {
    const forged = receiveEvent(
      { inbox: at.inbox, clock: at.clock, tenants: { byMember: async () => null }, appCode: 'app' } as never,
      body(changes, auth),
    )
    await expect(forged).rejects.toMatchObject({ code: 'event.forged' })
    expect(await stored()).toEqual([])
  })

  it('for one forged event among genuine ones of the same moment', async () => {
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((one) =>
        at.inbox.take({
          memberId: at.tenant.memberId,
          applicationToken: one === 'b' ? 'guessed' : applicationToken,
          event: {
            name: one,
            objectId: null,
            entityTypeId: null,
            occurredAt: at.clock.now(),
            source: 'online',
            messageId: null,
          },
        }),
      ),
    )
    expect(outcomes).toEqual(['stored', 'other-token', 'stored'])
    expect((await stored()).map(({ name }) => name)).toEqual(['a', 'c'])
  })
})
