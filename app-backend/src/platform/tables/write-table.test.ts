import ExcelJS from 'exceljs'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../testing/growth-of.ts'
import { cellsOf, tableOf } from './testing.ts'
import { type NewTable, type TableFormat, writeTable } from './write-table.ts'

const table = (rows: NewTable['rows'], over: Partial<NewTable> = {}): NewTable => ({
  columns: ['a', 'b'],
  rows,
  zone: 'Europe/Moscow',
  yesNo: ['да', 'нет'],
  ...over,
})
const bytesOf = (format: TableFormat, given: NewTable) => buffer(writeTable(format, given))
const formats = ['csv', 'xlsx'] as const

const hard = [
  ['+7 916 123-45-67', '=HYPERLINK("http://evil.example")'],
  ['007', '40702810900000012345'],
  ['ООО "Ромашка"; и сыновья', 'строка\nдругая строка'],
  ["'=1", '@here'],
  ['-5', 'a\tb'],
  ['_x0041_', 'знак _ и &amp; <b>'],
  ['😀 ёж', '500100732259'],
]

describe.each(formats)('a table in %s', (format) => {
  it('comes back as it was: telephones, codes, long numbers, quotes, line breaks, formulas as texts', async () => {
    const read = await tableOf(await bytesOf(format, table(hard)))
    expect(read.columns).toEqual(['a', 'b'])
    expect(cellsOf(read)).toEqual(hard)
    expect(read.rows.flatMap(({ faults }) => faults)).toEqual([])
  })

  it('writes moments in the zone it is told, numbers that can be counted with, words for yes and no', async () => {
    const at = new Date('2026-11-22T21:30:05Z')
    const read = await tableOf(
      await bytesOf(
        format,
        table([
          [at, -1.5],
          [true, null],
        ]),
      ),
    )
    const moment = format === 'csv' ? '2026-11-23 00:30:05' : '2026-11-23T00:30:05'
    expect(cellsOf(read)).toEqual([
      [moment, '-1.5'],
      ['да', ''],
    ])
  })

  it('asks for rows no faster than its reader takes them', async () => {
    let made = 0
    function* rows() {
      for (;;) {
        made += 1
        yield [`строка ${made} ${made * 7919}`, made]
      }
    }
    const reader = writeTable(format, table(rows()))
    let taken = 0
    while (taken < 200_000) taken += (await reader.next()).value?.length ?? 0
    const before = made
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(made - before).toBeLessThan(30_000)
    await reader.return(undefined)
  })

  it('without rows has its header', async () => {
    expect((await tableOf(await bytesOf(format, table([])))).columns).toEqual(['a', 'b'])
  })

  it('twice as long is at most two and a half times the work', async () => {
    const work = (count: number) => bytesOf(format, table(Array.from({ length: count }, (_, n) => [`Анна ${n}`, n])))
    expect(await growthOf(work, 2_000)).toBeLessThanOrEqual(2.5)
  })
})

describe('a CSV file of ours', () => {
  it('is what Excel expects: UTF-8 with a mark, semicolons, CRLF, no cell that begins a formula', async () => {
    const text = (await bytesOf('csv', table([['=1', 'x;y']]))).toString()
    expect(text).toBe('\uFEFFa;b\r\n\'=1;"x;y"\r\n')
  })
})

describe('an XLSX file of ours', () => {
  it('is read by another program as we wrote it: texts as texts, a true moment, a true number', async () => {
    const at = new Date('2026-11-22T12:00:00Z')
    const bytes = await bytesOf('xlsx', table([...hard, [at, 12.5]], { sheet: 'Запросы: [все]' }))
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
    const [sheet] = book.worksheets
    expect(sheet?.name).toBe('Запросы   все')
    const values = (row: number) => [1, 2].map((column) => sheet?.getRow(row).getCell(column).value)
    // The other program leaves the standard's escapes in texts of this kind as they are.
    const shown = hard.map((row) => row.map((text) => text.replace('_x0041_', '_x005F_x0041_')))
    expect(hard.map((_, index) => values(index + 2))).toEqual(shown)
    expect(values(hard.length + 2)).toEqual([new Date('2026-11-22T15:00:00Z'), 12.5])
    expect(sheet?.getRow(2).getCell(2).type).toBe(ExcelJS.ValueType.String)
  })

  it('is the same file when it is made again', async () => {
    const [one, other] = [await bytesOf('xlsx', table(hard)), await bytesOf('xlsx', table(hard))]
    expect(one.equals(other)).toBe(true)
  })

  it('holds no control characters and no halves of a letter', async () => {
    const read = await tableOf(await bytesOf('xlsx', table([['a\u0001b', 'c\ud800d']])))
    expect(cellsOf(read)).toEqual([['a\u0001b', 'c\uFFFDd']])
  })
})
