import { beforeEach, expect, it } from 'vitest'
import { aTenant } from '../requests/testing.ts'
import { figuresType } from './contract.ts'
import type { Figure, SheetDeps } from './export-deps.ts'
import type { ExportedSheet } from './store.ts'
import { PlayedSheet } from './testing/played-sheet.ts'
import { figureFields, writeFigures } from './write-figures.ts'

const tenant = aTenant()
const at = new Date('2026-11-23T09:00:00Z')
let figures: Figure[]
let book: PlayedSheet
let sheet: ExportedSheet

const figure = (id: number, name: string, value: Figure['value']): Figure => ({
  id,
  section: 'Запросы',
  name,
  from: '2026-11-17',
  to: '2026-11-23',
  value,
})
const deps = {
  clock: { now: () => at },
  db: { prisma: {} },
  store: {
    changeSheet: (...[, , , data]: Parameters<SheetDeps['store']['changeSheet']>) =>
      Promise.resolve(void Object.assign(sheet, data)),
  },
  figures: () => Promise.resolve(figures),
} as unknown as SheetDeps
const write = () => writeFigures(deps, { tenant, book, sheet })
const column = (field: string) => book.rows.slice(1).map((row) => row[book.columnOf(field)] ?? '')

beforeEach(async () => {
  book = new PlayedSheet([])
  figures = [figure(11, 'Новые', 12), figure(12, 'Закрыто', 5), figure(1_000_072, '=СУММ(1)', 3)]
  sheet = {
    portalId: tenant.id,
    entityTypeId: figuresType,
    sheetId: 9,
    title: 'Дашборд',
    fields: [...figureFields],
    days: 7,
    fault: null,
    lastPass: null,
    writtenAt: null,
    comparedAt: null,
    watermark: null,
    createdAt: at,
  }
  await write()
  book.cellsWritten = 0
})

it('figures get a sheet of their own, names that look like formulas stay texts', () => {
  expect(column('name')).toEqual(['Новые', 'Закрыто', '=СУММ(1)'])
  expect(column('value')).toEqual([12, 5, 3])
  expect(sheet).toMatchObject({ fault: null, writtenAt: at, comparedAt: at, lastPass: { added: 3 } })
})

it('figures that have not changed are not written; one that has is one cell', async () => {
  await write()
  expect(book.cellsWritten).toBe(0)
  figures = [figure(11, 'Новые', 13), ...figures.slice(1)]
  await write()
  expect([book.cellsWritten, column('value')]).toEqual([1, [13, 5, 3]])
})

it('figures find their rows after people have sorted them and put a column of their own between', async () => {
  book.sortBy(book.columnOf('value'))
  book.insertColumn(2)
  book.set(1, 2, '=F2*2')
  const before = book.people()
  figures = figures.map((one) => ({ ...one, value: Number(one.value) + 100 }))
  await write()
  const values = column('name').map((name, place) => [name, column('value')[place]])
  expect(Object.fromEntries(values)).toEqual({ Новые: 112, Закрыто: 105, '=СУММ(1)': 103 })
  expect(book.people()).toBe(before)
})

it('a figure that is not there now is marked, and no longer when it is back', async () => {
  const all = figures
  figures = all.slice(0, 2)
  await write()
  expect(column('_state')).toEqual(['', '', 'Нет за этот период'])
  figures = all
  await write()
  expect(column('_state')).toEqual(['', '', ''])
})
