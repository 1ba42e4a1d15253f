import { testDatabase } from '@poryadok/prisma/testing'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '../portal/index.ts'
import { lineBody, type LineBody, type LinesFile } from './contract.ts'
import { lineTable, loadLines } from './line-table.ts'
import { readLinesView, tryLine } from './read-lines.ts'
import { changeLine, dropLine } from './save-line.ts'
import { aCallWorld, cast, type CallWorld } from './testing.ts'

const database = testDatabase()
const count = process.env['PORYADOK_LONG'] ? 1_000 : 150
const [first, second] = cast.managers
let world: CallWorld
let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lines-'))))
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  world = await aCallWorld(database, new Date('2026-11-23T09:00:00Z'))
  return () => world.stop()
})

const viewer = (userId: number, isAdmin = false): Viewer => ({
  portalId: world.portalId,
  userId,
  isAdmin,
  name: `Сотрудник ${userId}`,
  accessToken: '',
})
const aLine = (over: Partial<LineBody> = {}): LineBody =>
  lineBody.parse({ number: '8 (495) 118-09-81', label: 'Офис', userId: first, ...over })
const save = (body: LineBody, known?: { id: string; revision: number }, userId: number = cast.head) =>
  world.within(() => changeLine(world.deps, viewer(userId), body, known))
const lines = async (userId: number = cast.head) =>
  (await world.within(() => readLinesView(world.deps, viewer(userId), true))).lines
const load = async (text: string): Promise<LinesFile> => {
  const path = join(folder, `${Math.random()}.csv`)
  await writeFile(path, text)
  return world.within(() => loadLines(world.deps, viewer(1, true), path))
}

describe('a line', () => {
  it.each([
    ['its own number in another spelling', { number: '+7 495 118 09 81' }],
    ['a name of it', { number: 'мтс' }],
    ['an alias', { number: '8 812 603-44-80', aliases: ['74951180981'] }],
  ])('is not made twice: %s belongs to the line that is named', async (_, other) => {
    await save(aLine({ aliases: ['МТС'] }))
    await expect(save(aLine(other))).rejects.toMatchObject({ code: 'phone-line.taken', params: { label: 'Офис' } })
    expect(await lines()).toHaveLength(1)
  })

  it('with an extension is another line', async () => {
    await save(aLine())
    await save(aLine({ number: '8 495 118-09-81 доб. 12', userId: second }))
    const found = await world.within(() => tryLine(world.deps, viewer(1, true), 'на номер: +74951180981 доб. 12'))
    expect(found.person?.id).toBe(second)
  })

  it('goes to another person from a day on; the history says who had it when, and who said so', async () => {
    const id = await save(aLine())
    await save(aLine({ userId: second, from: '2026-12-01T00:00:00.000Z' }), { id, revision: 1 })
    const [line] = await lines()
    expect(line?.holders.map(({ person, from, by }) => [person.id, from, by])).toEqual([
      [first, '1970-01-01T00:00:00.000Z', `Сотрудник ${cast.head}`],
      [second, '2026-12-01T00:00:00.000Z', `Сотрудник ${cast.head}`],
    ])
    expect(line?.current?.id).toBe(first)
    await world.live(new Date('2026-12-02T00:00:00Z'))
    expect((await lines())[0]?.current?.id).toBe(second)
  })

  it('that somebody else has just changed is not overwritten', async () => {
    const id = await save(aLine())
    await save(aLine({ label: 'Продажи' }), { id, revision: 1 })
    const late = save(aLine({ label: 'Поддержка' }), { id, revision: 1 })
    await expect(late).rejects.toMatchObject({ code: 'phone-line.changed' })
    expect((await lines())[0]?.label).toBe('Продажи')
  })

  it('goes to nobody who does not work here', () =>
    expect(save(aLine({ userId: 999 }))).rejects.toMatchObject({ code: 'phone-line.unknown-person' }))

  it('of a head’s people is the head’s to change, not theirs', async () => {
    const id = await save(aLine())
    const refused = { code: 'phone-line.not-yours' }
    await expect(save(aLine({ label: 'Моя' }), { id, revision: 1 }, first)).rejects.toMatchObject(refused)
    await expect(world.within(() => dropLine(world.deps, viewer(first), id))).rejects.toMatchObject(refused)
    expect((await lines(first))[0]?.editable).toBe(false)
    await world.within(() => dropLine(world.deps, viewer(cast.head), id))
    expect(await lines()).toEqual([])
  })
})

describe('a table of lines', () => {
  const header = 'Номер;Название;Сотрудник;Заместитель;Псевдонимы;Действует;Комментарий'

  it('that is saved and loaded again changes nothing', async () => {
    await save(aLine({ aliases: ['МТС', 'reg150907'], substituteId: second, comment: 'днём' }))
    const before = await lines()
    const { columns, rows } = await world.within(() => lineTable(world.deps, viewer(1, true), 'ru'))
    const text = [columns, ...(rows as Iterable<unknown[]>)]
      .map((cells) => (cells as unknown[]).map((cell) => (cell === true ? 'да' : String(cell))).join(','))
      .join('\n')
    expect(await load(text)).toEqual({ rows: 1, saved: 1, faults: [] })
    const known = ({ number, aliases, holders, comment, active }: (typeof before)[number]) => ({
      number,
      aliases,
      comment,
      active,
      held: holders.map(({ person, substitute }) => [person.id, substitute?.id]),
    })
    expect((await lines()).map(known)).toEqual(before.map(known))
  })

  it('without the column of people is refused as a whole', async () => {
    await expect(load('Номер;Фамилия\n84951180981;Сотрудник 1\n')).rejects.toMatchObject({
      code: 'phone-line.no-column',
      params: { columnRu: 'Сотрудник' },
    })
    expect(await lines()).toEqual([])
  })

  it('loses only the rows that can’t be taken, and says which and why', async () => {
    const text = [
      header,
      '8 495 118-09-81;Офис;Сотрудник 1;;;;',
      '8 812 603-44-80;Склад;Никто Неизвестный;;;;',
      ';Без номера;Сотрудник 1;;;;',
      '8 812 603-44-80;Склад;1 Сотрудник;;8 495 118-09-81;;',
      '8 343 555-01-99;Урал;Сотрудник 2;;;нет;',
    ].join('\n')
    const { rows, saved, faults } = await load(text)
    expect([rows, saved]).toEqual([5, 2])
    const codes = ['phone-line.no-person', 'phone-line.no-number', 'phone-line.taken']
    expect(faults.map(({ because }) => because.code)).toEqual(codes)
    // The fourth row names the number of the first as its other name: the first keeps its number.
    expect((await lines()).map(({ number, active }) => [number, active])).toEqual([
      ['8 343 555-01-99', false],
      ['8 495 118-09-81', true],
    ])
  })

  it(`of ${count} lines comes in whole, and a pasted text finds its row among them`, async () => {
    const rows = Array.from({ length: count }, (_, at) => `+7495${1_000_000 + at};Линия ${at};Сотрудник 1;;;;`)
    expect(await load([header, ...rows].join('\n'))).toEqual({ rows: count, saved: count, faults: [] })
    const found = await world.within(() => tryLine(world.deps, viewer(1, true), 'Звонок на номер: 8 (495) 100-01-42'))
    expect([found.line?.label, found.person?.id]).toEqual(['Линия 142', 1])
  }, 300_000)
})
