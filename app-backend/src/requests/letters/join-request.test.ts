import { testDatabase } from '@poryadok/prisma/testing'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import { createWriteOnce, createWriteStore, type Params, type Tenant } from '../../portal/index.ts'
import { createRequestStore, type RequestRecord } from '../store.ts'
import { anIncomingLetter, aPortalClient, aTenant, storeTenant } from '../testing.ts'
import { joinRequest } from './join-request.ts'
import type { LetterDeps } from './open-request.ts'
import { portalLetters } from './portal-letters.ts'
import { requestsOfClient } from './requests-of-client.ts'

const database = testDatabase()
const clock = createClock()
let tenant: Tenant
let request: RequestRecord
let stage: { stageId: string; stageSemanticId?: string; movedTime: string } | null
let written: { method: string; params: Params }[]
let deps: LetterDeps
let asked: string[]

beforeEach(async () => {
  tenant = aTenant()
  await storeTenant(database.prisma, tenant)
  const store = createRequestStore(database.prisma)
  const place = { portalId: tenant.id, entityTypeId: 1, entityId: 9, contactId: 2, companyId: null }
  request = await store.remember(place, clock.now())
  stage = { stageId: 'JUNK', stageSemanticId: 'F', movedTime: '2026-11-20T10:00:00+03:00' }
  written = []
  const write = (method: string) => (params: Params) => void written.push({ method, params })
  const played = aPortalClient({
    'crm.item.list': () => ({ items: stage ? [stage] : [] }),
    'crm.item.update'(params) {
      write('crm.item.update')(params)
      return { item: { id: 9 } }
    },
    'crm.activity.add'(params) {
      write('crm.activity.add')(params)
      return 77
    },
    'crm.activity.update': write('crm.activity.update'),
    'crm.duplicate.findbycomm': ({ entity_type: type }) => (type === 'CONTACT' ? { CONTACT: [2] } : []),
    'crm.activity.list': () => [
      { ID: '5', OWNER_TYPE_ID: '1', OWNER_ID: '9', COMMUNICATIONS: [{ VALUE: 'E.Vorontsova@Zarechie.example' }] },
      { ID: '6', OWNER_TYPE_ID: '2', OWNER_ID: '9' },
    ],
  })
  asked = played.asked
  deps = {
    portal: played.portal,
    store,
    clock,
    writeOnce: createWriteOnce(
      createWriteStore(database.prisma, async () => {}),
      clock,
    ),
    remember: async () => {},
    met: async () => {},
    tenantOf: () => Promise.resolve(tenant),
    settings: () => Promise.resolve({ responsibleId: 0, openContacts: true }),
    isClosedStage: (_, stageId) => Promise.resolve(stageId.endsWith(':FAIL')),
    reopenStage: () => Promise.resolve('NEW'),
  }
})

const letter = (changes = {}) => anIncomingLetter({ portalId: tenant.id, ...changes })

describe('a letter to a closed request', () => {
  it('opens it again, once, by a write of the ledger that can be taken back', async () => {
    const seen: (Date | null)[] = []
    const join = () =>
      joinRequest(deps, letter(), request.id, (closedAt) => {
        seen.push(closedAt)
        return 'reopen'
      })
    expect(await join()).toMatchObject({ outcome: 'joined', reopened: true, activityId: 77 })
    await join()
    expect(seen[0]).toEqual(new Date('2026-11-20T07:00:00Z'))
    expect(written.filter(({ method }) => method === 'crm.item.update')).toEqual([
      // The answer is kept as a look: own fields keep their names in it.
      {
        method: 'crm.item.update',
        params: { entityTypeId: 1, id: 9, useOriginalUfNames: 'Y', fields: { stageId: 'NEW' } },
      },
    ])
    expect(
      await database.prisma.ledgerEntry.findFirst({ where: { portalId: tenant.id, action: 'update' } }),
    ).toMatchObject({
      before: { stageId: 'JUNK' },
      after: { stageId: 'NEW' },
      because: [{ code: 'letter.reopened', params: { letterId: 1 } }],
    })
  })

  it('stays out of it when told so, and nothing is written', async () => {
    expect(await joinRequest(deps, letter(), request.id, () => 'leave')).toMatchObject({ outcome: 'closed' })
    expect(written).toEqual([])
    expect(asked).toEqual(['crm.item.list'])
  })

  it('of a smart process is known by its stage', async () => {
    stage = { stageId: 'DT1030_1:FAIL', movedTime: '' }
    expect(await joinRequest(deps, letter(), request.id, () => 'leave')).toEqual({ outcome: 'closed', closedAt: null })
    stage = { stageId: 'DT1030_1:NEW', movedTime: '' }
    expect(await joinRequest(deps, letter(), request.id, () => 'leave')).toMatchObject({ reopened: false })
  })
})

it('a request that the portal has no more is gone', async () => {
  stage = null
  expect(await joinRequest(deps, letter(), request.id, () => 'keep')).toEqual({ outcome: 'gone' })
})

it('a letter that went out elsewhere is recorded in two steps, so that the portal does not send it', async () => {
  await joinRequest(deps, letter({ outgoingTo: ['anna@sosna.example'] }), request.id, () => 'keep')
  expect(written).toMatchObject([
    {
      method: 'crm.activity.add',
      params: { fields: { DIRECTION: 2, COMPLETED: 'N', COMMUNICATIONS: [{ VALUE: 'anna@sosna.example' }] } },
    },
    { method: 'crm.activity.update', params: { id: 77, fields: { COMPLETED: 'Y' } } },
  ])
})

describe('requests of a client', () => {
  it('are those whose contact has the address on the card, for one request; where no client is known, for none', async () => {
    const place = { portalId: tenant.id, entityTypeId: 1, companyId: null }
    const other = await deps.store.remember({ ...place, entityId: 10, contactId: 3 }, clock.now())
    const bare = await deps.store.remember({ ...place, entityId: 11, contactId: null }, clock.now())
    expect(await requestsOfClient(deps, tenant.id, 'a@x.example', [request.id, other.id, bare.id])).toEqual([
      request.id,
    ])
    expect(await requestsOfClient(deps, tenant.id, 'a@x.example', [bare.id])).toEqual([])
    expect(asked).toEqual(['batch'])
  })
})

describe('letters of the portal', () => {
  it('lead to requests, with whom they reached; other owners do not count', async () => {
    const named = [5, 6].map((activityId) => ({ activityId, host: 'portal.example' }))
    expect([...(await portalLetters(deps, tenant.id, named))]).toEqual([
      [5, { place: { requestId: request.id, taskId: null, number: 9 }, recipients: ['e.vorontsova@zarechie.example'] }],
    ])
  })

  it('of another host are not asked for', async () => {
    expect(await portalLetters(deps, tenant.id, [{ activityId: 5, host: 'other.example' }])).toEqual(new Map())
    expect(asked).toEqual([])
  })
})
