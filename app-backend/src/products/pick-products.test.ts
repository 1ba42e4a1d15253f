import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import type { Viewer } from '../portal/index.ts'
import { mirrorPicks } from './mirror-picks.ts'
import { pickProducts, restoreProduct, unpickProduct } from './pick-products.ts'
import { readableRequest, readPicks } from './read-picks.ts'
import { playProducts } from './testing.ts'

const database = testDatabase()
const clock = createClock()
let db: Database
let played: Awaited<ReturnType<typeof playProducts>>
let viewer: Viewer

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  played = await playProducts(database, db, clock)
  const { portalId, portal } = played
  viewer = { portalId, userId: 1, name: 'Анна Орлова', isAdmin: true, accessToken: 't' }
  portal.item = { id: 7, contactId: 3, companyId: null, opportunity: 0 }
  portal.sections = [
    { id: 1, iblockSectionId: null, name: 'Аппараты' },
    { id: 2, iblockSectionId: 1, name: 'ОР-16' },
  ]
  portal.products = [
    { id: 1, iblockSectionId: 2, name: 'Выключатель' },
    { id: 2, iblockSectionId: 2, name: 'Контактор' },
  ]
  await played.load()
})

const readable = (id = 7) => readableRequest(played.deps, viewer, id)
const pick = (keys: string[], instead?: string, id = 7) =>
  played.within(async () => pickProducts(played.deps, viewer, await readable(id), { keys, instead }))
const read = (id = 7) => played.within(async () => readPicks(played.deps, viewer, await readable(id)))
const unpick = (id = '') => played.within(async () => unpickProduct(played.deps, viewer, await readable(), id))
const restore = (id = '') => played.within(async () => restoreProduct(played.deps, viewer, await readable(), id))
const mirror = () =>
  played.within(async () => {
    played.planned.length = 0
    const payload = { entityTypeId: 1, entityId: 7, userId: 1 }
    const job = { id: 1, portalId: played.portalId, queue: '', key: '', payload, dueAt: clock.now(), attempts: 0 }
    await mirrorPicks(played.deps)(job, new AbortController().signal)
    return played.planned.map(({ method, after }) => [method, after])
  })

describe('products of a request', () => {
  test('stand with their whole path, a group too', async () => {
    await pick(['p1', 's2'])
    const { picks } = await read()
    expect(picks.map(({ path }) => path.map(({ name }) => name))).toEqual([
      ['Аппараты', 'ОР-16', 'Выключатель'],
      ['Аппараты', 'ОР-16'],
    ])
    expect(picks[0]).toMatchObject({ pickedBy: 'Анна Орлова', since: null })
  })

  test('chosen twice are one row', async () => {
    await pick(['p1'])
    await pick(['p1'])
    expect((await read()).picks).toHaveLength(1)
  })

  test('keep the path of their choice, and say that the catalogue has moved them since', async () => {
    await pick(['p1'])
    played.portal.products = [{ id: 1, iblockSectionId: 1, name: 'Выключатель' }]
    await played.load()
    const [one] = (await read()).picks
    expect(one?.path.map(({ name }) => name)).toEqual(['Аппараты', 'ОР-16', 'Выключатель'])
    expect(one?.since).toEqual({ code: 'products.moved', params: { path: 'Аппараты › Выключатель' } })
  })

  test('a section that is deleted leaves its rows standing', async () => {
    await pick(['s2'])
    played.portal.sections = [{ id: 1, iblockSectionId: null, name: 'Аппараты' }]
    await played.load()
    expect((await read()).picks[0]?.since?.code).toBe('products.gone')
  })

  test('a group known more closely gives way to its product; the second of two people is told', async () => {
    await pick(['s2'])
    const [group] = (await read()).picks
    await pick(['p1'], group?.id)
    expect((await read()).picks.map(({ key }) => key)).toEqual(['p1'])
    await expect(pick(['p2'], group?.id)).rejects.toMatchObject({ code: 'products.row-gone' })
    expect((await read()).picks.map(({ key }) => key)).toEqual(['p1'])
  })

  test('are chosen and taken away by two requests, the second of which asks the portal whether the viewer may', async () => {
    const before = played.portal.requests
    await pick(['p1', 's2'])
    expect(played.portal.requests - before).toBe(2)
    expect(played.portal.item).toMatchObject({
      UF_CRM_PRD_PRODUCTS: 'Аппараты › ОР-16 › Выключатель; Аппараты › ОР-16',
    })
    const [, group] = (await read()).picks
    await unpick(group?.id)
    expect(played.portal.item).toMatchObject({ UF_CRM_PRD_PRODUCTS: 'Аппараты › ОР-16 › Выключатель' })
  })

  test('stay as they are for somebody who may read the request and not change it', async () => {
    await pick(['p1'])
    played.jobs.length = 0
    played.portal.mayChange = false
    const [one] = (await read()).picks
    const refused = { code: 'portal.refused', params: { detail: 'Доступ запрещён' } }
    await expect(pick(['p2'])).rejects.toMatchObject(refused)
    await expect(unpick(one?.id)).rejects.toMatchObject(refused)
    expect((await read()).picks.map(({ key }) => key)).toEqual(['p1'])
    expect(played.jobs).toEqual([])
  })

  test('that are taken away come back as they were, though the catalogue has them no more', async () => {
    await pick(['p1', 'p2'])
    const before = (await read()).picks
    await unpick(before[0]?.id)
    played.portal.products = [{ id: 2, iblockSectionId: 2, name: 'Контактор' }]
    await played.load()
    await restore(before[0]?.id)
    const [back, other] = (await read()).picks
    expect(back).toEqual({ ...before[0], since: { code: 'products.gone', params: expect.anything() as object } })
    expect(other?.key).toBe('p2')
    expect(played.portal.item).toMatchObject({
      UF_CRM_PRD_PRODUCTS: 'Аппараты › ОР-16 › Выключатель; Аппараты › ОР-16 › Контактор',
    })
  })

  test('that were chosen anew meanwhile do not come back a second time', async () => {
    await pick(['p1'])
    const [one] = (await read()).picks
    await unpick(one?.id)
    await pick(['p1'])
    await expect(restore(one?.id)).rejects.toMatchObject({ code: 'products.row-gone' })
    expect((await read()).picks).toHaveLength(1)
  })

  test('what is not in the catalogue is refused, and nothing of the same choice is kept', async () => {
    await expect(pick(['p1', 'p99'])).rejects.toMatchObject({ code: 'products.unknown' })
    expect((await read()).picks).toEqual([])
  })

  test('what the client had lately comes first in another request of theirs', async () => {
    await pick(['p2'])
    await pick(['p1'])
    expect((await read(8)).recent.toSorted()).toEqual(['p1', 'p2'])
    played.portal.item = { id: 9, contactId: 4 }
    expect((await read(9)).recent).toEqual([])
  })

  test('are mirrored to the text field, and products to rows without a price', async () => {
    await pick(['p1', 's2'])
    expect(await mirror()).toEqual([
      ['crm.item.update', { UF_CRM_PRD_PRODUCTS: 'Аппараты › ОР-16 › Выключатель; Аппараты › ОР-16' }],
      ['crm.item.productrow.add', { 'productRow:1': 'Выключатель' }],
    ])
    expect(played.planned[1]?.params).toEqual({
      fields: { ownerType: 'L', ownerId: 7, productId: 1, price: 0, quantity: 1 },
    })
  })

  test('leave the rows of other people alone however many they are, and take only theirs away', async () => {
    await pick(['p1'])
    await mirror()
    const theirs = Array.from({ length: 120 }, (_, at) => ({ id: at + 1, productId: 1, price: 900 }))
    played.portal.rows = [...theirs, { id: 121, productId: 1, price: 0 }]
    const [one] = (await read()).picks
    await unpick(one?.id)
    expect(await mirror()).toEqual([
      ['crm.item.update', { UF_CRM_PRD_PRODUCTS: '' }],
      ['crm.item.productrow.delete', { 'productRow:1': null }],
    ])
    expect(played.planned[1]?.params).toEqual({ id: 121 })
  })

  test('hold a sum that somebody gave the request before rows without a price come', async () => {
    played.portal.item = { ...played.portal.item, opportunity: 900, isManualOpportunity: 'N' }
    await pick(['p1'])
    expect((await mirror())[0]?.[1]).toMatchObject({ isManualOpportunity: 'Y' })
  })

  test('are not written when the portal holds them', async () => {
    await pick(['p1'])
    played.portal.rows = [{ id: 5, productId: 1, price: 0 }]
    expect((await mirror()).map(([method]) => method)).toEqual(['crm.item.update'])
  })
})
