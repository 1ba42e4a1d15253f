import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createWriteOnce, createWriteStore, type Params, type Tenant } from '../portal/index.ts'
import { createRequest } from './create-request.ts'
import { createRequestStore } from './store.ts'
import { aCreateRight, aPortalClient, aTenant, aViewer, storeTenant } from './testing.ts'

const database = testDatabase()
const entityTypeId = 130
let tenant: Tenant
beforeEach(async () => {
  tenant = aTenant({ entityTypeId })
  await storeTenant(database.prisma, tenant)
})

/** A portal with one smart process; `lose` throws after the write it names, as a lost answer does; `refusal` refuses once. */
function playing(lose: Set<string>, refusal: string | null = null) {
  let refusing = refusal
  const records: Params[] = []
  const notes: { ID: string; COMMENT: string }[] = []
  const written = (method: string, result: unknown) => {
    if (lose.delete(method)) throw new AppError('portal.outcome-unknown')
    return result
  }
  const fieldsOf = (params: Params) => params['fields'] as Params
  const { portal } = aPortalClient({
    'crm.item.add': (params) => {
      if (refusing) {
        const detail = refusing
        refusing = null
        throw new AppError('portal.refused', { params: { detail } })
      }
      records.push(fieldsOf(params))
      return written('crm.item.add', { item: { id: records.length } })
    },
    'crm.item.list': ({ filter }) => ({
      items: records.flatMap((one, at) => (one['xmlId'] === (filter as Params)['xmlId'] ? [{ id: at + 1 }] : [])),
    }),
    'crm.timeline.comment.add': (params) => {
      notes.push({ ID: String(notes.length + 1), COMMENT: String(fieldsOf(params)['COMMENT']) })
      return written('crm.timeline.comment.add', notes.length)
    },
    'crm.timeline.comment.list': ({ filter }) => {
      expect(filter).toEqual({ ENTITY_ID: 1, ENTITY_TYPE: `DYNAMIC_${entityTypeId}` })
      return notes
    },
  })
  const clock = createClock()
  const store = createRequestStore(database.prisma)
  const deps = {
    portal,
    store,
    clock,
    createRight: aCreateRight,
    writeOnce: createWriteOnce(
      createWriteStore(database.prisma, async () => {}),
      clock,
    ),
    remember: async () => {},
    ownFields: async () => ({ UF_CRM_PRD_SITE: 'Склад' }),
  }
  const body = {
    client: { kind: 'company' as const, id: 4 },
    title: 'Щит',
    description: 'Первая строка\nвторая',
    values: {},
    key: randomUUID(),
  }
  return { records, notes, clock, press: () => createRequest(deps, tenant, aViewer(tenant), body) }
}

describe.each(['crm.item.add', 'crm.timeline.comment.add'])('a press after the answer to %s was lost', (method) => {
  it('makes no second request and no second note', async () => {
    const { press, records, notes, clock } = playing(new Set([method]))
    await expect(press()).rejects.toMatchObject({ code: 'portal.outcome-unknown', params: { seconds: 80 } })
    clock.setOffset(81_000)
    expect(await press()).toEqual({ id: 1, path: `/crm/type/${entityTypeId}/details/1/` })
    expect([records.length, notes.length]).toEqual([1, 1])
  })
})

it('gives one request to presses at the same time', async () => {
  const { press, records, notes } = playing(new Set())
  await Promise.allSettled(Array.from({ length: 5 }, press))
  expect(await press()).toMatchObject({ id: 1 })
  expect([records.length, notes.length]).toEqual([1, 1])
})

it('says which field the portal requires, and the same press makes the request once it is filled', async () => {
  const { press, records } = playing(new Set(), 'Поле «Нужное» обязательно для заполнения')
  await expect(press()).rejects.toMatchObject({
    code: 'portal.refused',
    params: { detail: expect.stringContaining('«Нужное»') as string },
  })
  expect(records).toHaveLength(0)
  expect(await press()).toMatchObject({ id: 1 })
})
