import { testDatabase } from '@poryadok/prisma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { createDatabase, type Database } from '../platform/db/database.ts'
import { createLogger } from '../platform/log/logger.ts'
import { readDirectory } from './read-directory.ts'
import { playProducts } from './testing.ts'

const database = testDatabase()
const clock = createClock()
let db: Database
let played: Awaited<ReturnType<typeof playProducts>>

beforeAll(() => {
  db = createDatabase(database.url, createLogger('silent'))
})
afterAll(() => db.stop())
beforeEach(async () => {
  played = await playProducts(database, db, clock)
  played.portal.sections = [
    { id: 1, iblockSectionId: null, name: 'Аппараты' },
    { id: 2, iblockSectionId: 1, name: 'ОР-16' },
  ]
  played.portal.products = [{ id: 1, iblockSectionId: 2, name: 'Выключатель' }]
})
const read = () => played.within(() => readDirectory(played.deps, played.portalId, { lang: 'ru', mayLoad: true }))

describe('the directory', () => {
  test('is what the portal lists, sections and products with the same number apart', async () => {
    await played.load()
    const { nodes, revision, fault } = await read()
    expect(new Map(nodes.map(([key, parent]) => [key, parent]))).toEqual(
      new Map([
        ['p1', 's2'],
        ['s1', null],
        ['s2', 's1'],
      ]),
    )
    expect([revision, fault]).toEqual([1, null])
  })

  test('of 5 200 products is read by six requests', async () => {
    played.portal.products = Array.from({ length: 5_200 }, (_, at) => ({
      id: at + 1,
      iblockSectionId: 2,
      name: `${at}`,
    }))
    await played.load()
    expect((await read()).nodes).toHaveLength(5_202)
    expect(played.portal.requests).toBe(6)
  })

  test('keeps its revision while nothing changes, and has another one when something does', async () => {
    await played.load()
    await played.load()
    expect((await read()).revision).toBe(1)
    played.portal.products = [{ id: 1, iblockSectionId: 1, name: 'Выключатель' }]
    await played.load()
    expect((await read()).revision).toBe(2)
  })

  test('loses what the portal has deleted', async () => {
    await played.load()
    played.portal.products = []
    await played.load()
    expect((await read()).nodes.map(([key]) => key).toSorted()).toEqual(['s1', 's2'])
  })

  test('takes articles from the code, or from the property that an administrator named', async () => {
    const one = {
      id: 1,
      iblockSectionId: 2,
      name: 'Выключатель',
      code: 'vyklyuchatel',
      property258: { value: ' OP16-3 ' },
    }
    const two = { id: 2, iblockSectionId: 2, name: 'Щит', code: 'shchit', property258: [{ value: 'SCHR-24' }] }
    played.portal.products = [one, two, { id: 3, iblockSectionId: 2, name: 'Без артикула', code: 'bez' }]
    const articles = async () => {
      await played.load()
      return new Map((await read()).nodes.flatMap(([key, , , code]) => (key.startsWith('p') ? [[key, code]] : [])))
    }
    expect(await articles()).toEqual(
      new Map([
        ['p1', 'vyklyuchatel'],
        ['p2', 'shchit'],
        ['p3', 'bez'],
      ]),
    )
    played.settings.articleProperty = 258
    expect(await articles()).toEqual(
      new Map([
        ['p1', 'OP16-3'],
        ['p2', 'SCHR-24'],
        ['p3', ''],
      ]),
    )
  })

  test('does not offer what is switched off', async () => {
    played.portal.sections[1] = { id: 2, iblockSectionId: 1, name: 'ОР-16', active: 'N' }
    await played.load()
    expect((await read()).nodes.map(([key]) => key)).toEqual(['s1'])
  })

  test('says plainly that the portal gave no right, and keeps what it had', async () => {
    await played.load()
    played.portal.refuses = true
    await expect(played.load()).rejects.toMatchObject({ cause: { code: 'products.no-right' } })
    const { nodes, fault } = await read()
    expect(nodes).toHaveLength(3)
    expect(fault?.message).toContain('нет на него прав')
    played.portal.refuses = false
    await played.load()
    expect((await read()).fault).toBeNull()
  })

  test('is read for the first time when somebody asks for it', async () => {
    expect((await read()).revision).toBe(0)
    expect(played.jobs).toMatchObject([{ queue: 'products.load', unlessThere: true }])
  })
})
